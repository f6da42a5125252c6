using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Tests.Reference;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class DEfficientTests
{
    private static readonly int[] levels = [2, 2, 3];

    [Fact]
    public void The_best_six_of_twelve_are_as_good_as_the_best_of_all_halves() => Assert.Equal(
        DesignFixtures.Number("exhaustive_6_of_12_main", "best_D"), Efficiency(levels, Effect.Mains(3), 6), 1e-10);

    [Fact]
    public void The_best_eight_of_twelve_for_an_interaction_are_as_good_as_the_best_of_all() => Assert.Equal(
        DesignFixtures.Number("exhaustive_8_of_12_main_plus_F1F2", "best_D"),
        Efficiency(levels, [.. Effect.Mains(3), Effect.Of(0, 1)], 8), 1e-10);

    // The universe of vignettes/reciprocity-and-repair: 30 of its 6,188 halves are equally D-efficient, and in 12 of them
    // the first two factors are uncorrelated.
    [Fact]
    public void Of_equally_D_efficient_subsets_the_best_by_A_and_then_by_correlation_is_found()
    {
        int[] most = [2, 3, 3];
        var plausible = Factorial.Runs(most).Where(run => run is not [0, 2, 2]).ToArray();

        var chosen = DEfficient.Search(most, Effect.Mains(3), plausible, 12, starts: 60);

        Assert.Equal(Exhaustive(most, plausible, 12), chosen);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void So_it_is_among_all_subsets_of_two_by_two_by_three(int size) => Assert.Equal(
        Exhaustive(levels, [.. Factorial.Runs(levels)], size), DEfficient.Search(levels, Effect.Mains(3), Factorial.Runs(levels), size));

    [Fact]
    public void An_orthogonal_array_is_found_where_there_is_one()
    {
        Assert.Equal(100, Efficiency([3, 3, 3, 3], Effect.Mains(4), 9), 1e-9);
        Assert.Equal(100, Efficiency([4, 4, 4, 4], Effect.Mains(4), 16), 1e-9);
        Assert.Equal(100, Efficiency([2, 2, 2, 2, 2, 2, 2], Effect.Mains(7), 8), 1e-9);
    }

    // Launched studies were promised these very vignettes: whatever changes here changes studies in the field.
    [Fact]
    public void What_was_selected_once_is_selected_for_ever()
    {
        int[] more = [2, 3, 4, 2];
        var plausible = Factorial.Runs(more).Where(run => run is not [1, 2, _, _] and not [_, 0, 3, 1]).ToArray();

        Assert.Equal([0, 1, 5, 8, 9, 10], DEfficient.Search(levels, Effect.Mains(3), Factorial.Runs(levels), 6));
        Assert.Equal(
            [0, 1, 3, 5, 6, 8, 10, 11],
            DEfficient.Search(levels, [.. Effect.Mains(3), Effect.Of(0, 1)], Factorial.Runs(levels), 8));
        Assert.Equal(
            [0, 3, 11, 14, 16, 17, 20, 21, 23, 26, 28, 29, 31, 32, 34, 37],
            DEfficient.Search(more, [.. Effect.Mains(4), Effect.Of(0, 3)], plausible, 16, starts: 30));
    }

    [Fact]
    public void All_candidates_are_all_there_is_to_choose() => Assert.Equal(
        Enumerable.Range(0, 12), DEfficient.Search(levels, Effect.Mains(3), Factorial.Runs(levels), 12));

    [Theory]
    [InlineData(4, "The effects have 5 parameters, the mean among them, so at least 5 vignettes are needed and 4 are too few.")]
    [InlineData(13, "There are 12 vignettes to choose from; 13 cannot be chosen.")]
    public void A_size_that_cannot_be_is_explained(int size, string message) => Assert.StartsWith(
        message,
        Assert.Throws<DesignException>(() => DEfficient.Search(levels, Effect.Mains(3), Factorial.Runs(levels), size)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Effects_that_no_candidates_can_tell_are_named()
    {
        var runs = Factorial.Runs(levels).Where(run => run is not [1, 1, _]).ToArray();

        var refusal = Assert.Throws<DesignException>(() => DEfficient.Search(
            levels, [.. Effect.Mains(3), Effect.Of(0, 1)], runs, 8, names: ["age", "job", "region"]));

        Assert.StartsWith("Not even all 9 vignettes can estimate age, job and age*job.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_without_starts_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => DEfficient.Search(levels, Effect.Mains(3), Factorial.Runs(levels), 6, 0));

    [Fact]
    public void Candidates_that_repeat_are_each_chosen_once()
    {
        int[][] twice = [.. Factorial.Runs([2, 2]), .. Factorial.Runs([2, 2])];

        var chosen = DEfficient.Search([2, 2], Effect.Mains(2), twice, 7);

        Assert.Equal(7, chosen.Distinct().Count());
    }

    [Fact]
    public void No_random_subset_is_better_than_what_is_found() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Partial(), design =>
        {
            var all = new ModelMatrix(design.Levels, design.Mains, design.Runs);
            if (all.Rank < all.Parameters)
                return true;

            var size = all.Parameters + (int)design.Draws.Below((ulong)(design.Runs.Length - all.Parameters + 1));
            var chosen = DEfficient.Search(design.Levels, design.Mains, design.Runs, size, 10);
            var found = Of(design, chosen);

            return chosen.Length == size && chosen.SequenceEqual(chosen.Distinct().Order()) && Enumerable.Range(0, 50).All(index =>
                Of(design, SomeDesigns.Subset(SomeDesigns.Draws($"{design}|{index}"), design.Runs.Length, size)) <= found + 1e-9);
        }));

    private static double Of(SomeDesign design, int[] chosen) =>
        new ModelMatrix(design.Levels, design.Mains, [.. chosen.Select(run => design.Runs[run])]).DEfficiency;

    private static int[] Exhaustive(int[] levels, int[][] runs, int size)
    {
        var judged = Subsets(runs.Length, size).Select(chosen => (Chosen: chosen, Matrix: Matrix(chosen))).ToArray();
        var most = judged.Max(one => one.Matrix.DEfficiency);
        return judged.Where(one => one.Matrix.DEfficiency > most - 1e-7)
            .OrderByDescending(one => Math.Round(one.Matrix.AEfficiency, 6))
            .ThenBy(one => Math.Round(Correlation(one.Chosen), 6))
            .First().Chosen;

        ModelMatrix Matrix(int[] chosen) => new(levels, Effect.Mains(levels.Length), [.. chosen.Select(run => runs[run])]);

        double Correlation(int[] chosen) => DesignReport.Of(
            SomeDesigns.Names(levels.Length), levels, Effect.Mains(levels.Length), [.. chosen.Select(run => runs[run])])
            .Correlations.Max(pair => pair.Largest);
    }

    // In dictionary order, which the sorting above keeps among equals.
    private static IEnumerable<int[]> Subsets(int of, int size, int lowest = 0) => size == 0 ? [[]] :
        from first in Enumerable.Range(lowest, of - size - lowest + 1)
        from others in Subsets(of, size - 1, first + 1)
        select (int[])[first, .. others];

    private static double Efficiency(int[] levels, IReadOnlyList<Effect> effects, int size)
    {
        var universe = Factorial.Runs(levels);
        var chosen = DEfficient.Search(levels, effects, universe, size);
        return new ModelMatrix(levels, effects, [.. chosen.Select(run => universe[run])]).DEfficiency;
    }
}
