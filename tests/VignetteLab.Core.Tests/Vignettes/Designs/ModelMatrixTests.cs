using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Tests.Reference;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class ModelMatrixTests
{
    private const double digits = 1e-10;

    private static readonly int[] levels = [2, 2, 3];

    private static readonly Effect[] interaction = [.. Effect.Mains(3), Effect.Of(0, 1)];

    [Fact]
    public void A_full_factorial_is_wholly_efficient_as_in_R()
    {
        var mains = new ModelMatrix(levels, Effect.Mains(3), Factorial.Runs(levels));
        var with = new ModelMatrix(levels, interaction, Factorial.Runs(levels));

        Assert.Equal(DesignFixtures.Number("full_2x2x3", "D_main"), mains.DEfficiency, digits);
        Assert.Equal(DesignFixtures.Number("full_2x2x3", "A_main"), mains.AEfficiency, digits);
        Assert.Equal(DesignFixtures.Number("full_2x2x3", "D_main_2fi12"), with.DEfficiency, digits);
        Assert.Equal((5, 6), (mains.Parameters, with.Parameters));
    }

    [Fact]
    public void Six_of_twelve_have_the_efficiency_that_R_gives_them()
    {
        var universe = Universe();
        var best = DesignFixtures.At("exhaustive_6_of_12_main", "one_optimal_subset_1based").EnumerateArray();

        var matrix = new ModelMatrix(levels, Effect.Mains(3), [.. best.Select(number => universe[number.GetInt32() - 1])]);

        Assert.Equal(DesignFixtures.Number("exhaustive_6_of_12_main", "best_D"), matrix.DEfficiency, digits);
    }

    [Fact]
    public void All_924_halves_have_the_mean_efficiency_and_the_singular_share_that_R_found()
    {
        var universe = Universe();
        var halves = Enumerable.Range(0, 1 << 12).Where(bits => int.PopCount(bits) == 6)
            .Select(bits => new ModelMatrix(levels, Effect.Mains(3), [.. universe.Where((_, index) => (bits >> index & 1) == 1)]))
            .ToArray();

        Assert.Equal(
            DesignFixtures.Number("exhaustive_6_of_12_main", "mean_D_random"),
            halves.Average(half => half.DEfficiency), 1e-9);
        Assert.Equal(
            DesignFixtures.Number("exhaustive_6_of_12_main", "share_singular"),
            (double)halves.Count(half => half.Rank < 5) / halves.Length, digits);
        Assert.Equal(
            DesignFixtures.Number("exhaustive_6_of_12_main", "n_optimal_subsets"),
            halves.Count(half => half.DEfficiency > 97.67186838));
    }

    [Fact]
    public void The_first_six_rows_tell_nothing_of_the_last_factor()
    {
        var matrix = new ModelMatrix(levels, Effect.Mains(3), [.. Universe().Take(6)]);

        Assert.Equal(DesignFixtures.Number("exhaustive_6_of_12_main", "first_six_rows_D"), matrix.DEfficiency);
        Assert.Equal(0, matrix.AEfficiency);
        Assert.Equal([Effect.Main(2)], matrix.Inestimable);
    }

    [Fact]
    public void An_exclusion_costs_the_efficiency_that_R_computes()
    {
        var runs = Factorial.Runs(levels).Where(run => run is not [1, _, 2]).ToArray();

        var matrix = new ModelMatrix(levels, Effect.Mains(3), runs);

        Assert.Equal(DesignFixtures.Number("restricted_universe", "runs"), runs.Length);
        Assert.Equal(DesignFixtures.Number("restricted_universe", "D_main"), matrix.DEfficiency, digits);
    }

    [Fact]
    public void An_empty_cell_leaves_the_interaction_untold_and_the_rest_told()
    {
        var runs = Factorial.Runs([2, 2, 2]).Where(run => run is not [1, 1, _]).ToArray();

        var mains = new ModelMatrix([2, 2, 2], Effect.Mains(3), runs);
        var with = new ModelMatrix([2, 2, 2], interaction, runs);

        Assert.Empty(mains.Inestimable);
        Assert.Equal([Effect.Main(0), Effect.Main(1), Effect.Of(0, 1)], with.Inestimable);
        Assert.Equal((5, 4, 0.0), (with.Parameters, with.Rank, with.DEfficiency));
    }

    [Fact]
    public void An_effect_twice_counts_once() =>
        Assert.Equal(5, new ModelMatrix(levels, [.. Effect.Mains(3), Effect.Main(0)], Universe()).Parameters);

    [Fact]
    public void Without_runs_nothing_can_be_estimated()
    {
        var matrix = new ModelMatrix(levels, Effect.Mains(3), []);

        Assert.Equal((0, 0.0, 0.0), (matrix.Rank, matrix.DEfficiency, matrix.AEfficiency));
        Assert.Equal(Effect.Mains(3), matrix.Inestimable);
    }

    [Fact]
    public void More_parameters_than_can_be_judged_are_refused() =>
        Assert.Contains(
            "State fewer interactions",
            Assert.Throws<DesignException>(() => new ModelMatrix([40, 40], Effect.UpTo(2, 2), [])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Every_full_factorial_is_wholly_efficient_for_main_effects_and_pairs() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Full(), design =>
        {
            var matrix = new ModelMatrix(design.Levels, Effect.UpTo(design.Levels.Length, 2), design.Runs);
            return Math.Abs(matrix.DEfficiency - 100) < 1e-9 && Math.Abs(matrix.AEfficiency - 100) < 1e-9 &&
                matrix.Rank == matrix.Parameters && matrix.Inestimable.Count == 0;
        }));

    [Fact]
    public void Efficiency_and_rank_do_not_depend_on_how_levels_are_numbered() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Partial(), design =>
        {
            var orders = design.Levels.Select(count => SomeDesigns.Order(design.Draws, count)).ToArray();
            var renumbered = design.Runs.Select(run => run.Select((level, factor) => orders[factor][level]).ToArray()).ToArray();

            var matrix = new ModelMatrix(design.Levels, design.Mains, design.Runs);
            var other = new ModelMatrix(design.Levels, design.Mains, renumbered);

            return matrix.Rank == other.Rank && matrix.Inestimable.SequenceEqual(other.Inestimable) &&
                Math.Abs(matrix.DEfficiency - other.DEfficiency) < 1e-6;
        }));

    [Fact]
    public void What_is_inestimable_is_what_adds_less_than_its_columns_to_the_rank() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Partial(), design =>
        {
            var effects = Effect.UpTo(Math.Min(3, design.Levels.Length), 2);
            var matrix = new ModelMatrix(design.Levels, effects, design.Runs);

            return effects.All(effect =>
            {
                var without = new ModelMatrix(design.Levels, [.. effects.Where(other => other != effect)], design.Runs);
                var adds = matrix.Rank - without.Rank == matrix.Parameters - without.Parameters;
                return adds != matrix.Inestimable.Contains(effect);
            });
        }));

    private static int[][] Universe() =>
        [.. DesignFixtures.Rows("exhaustive_6_of_12_main", "universe").Select(row => row.Select(level => level - 1).ToArray())];
}
