using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class DesignReportTests
{
    private static readonly string[] names = ["task", "degree", "organiser"];

    private static readonly int[] levels = [2, 2, 3];

    [Fact]
    public void A_universe_with_an_exclusion_says_what_it_costs()
    {
        var runs = Factorial.Runs(levels).Where(run => run is not [1, _, 2]).ToArray();

        var report = DesignReport.Of(names, levels, Effect.Mains(3), runs);

        Assert.Equal(10, report.Runs);
        Assert.Equal([[6, 4], [5, 5], [4, 4, 2]], report.Balance.Select(balance => balance.Counts));
        Assert.Equal([false, true, false], report.Balance.Select(balance => balance.IsBalanced));
        Assert.Equal([(0, 1, 0.0), (0, 2, 0.408248), (1, 2, 0.0)], report.Correlations
            .Select(pair => (pair.First, pair.Second, Math.Round(pair.Largest, 6))));
        Assert.Equal(92.87968758, report.DEfficiency, 1e-8);
        Assert.Equal((5, 5), (report.Parameters, report.Rank));
        Assert.Empty(report.Inestimable);
        Assert.Empty(report.OnDeck);
    }

    [Fact]
    public void Decks_are_judged_for_main_effects_pairs_and_what_the_plan_states()
    {
        int[][] decks = [[0, 2, 4, 7, 9, 11], [1, 3, 5, 6, 8, 10]];

        var report = DesignReport.Of(names, levels, [Effect.Main(0), Effect.Of(0, 1, 2)], Factorial.Runs(levels), decks);

        Assert.Equal(
            [
                "task 0", "degree 0", "organiser 0", "task*degree 0.1111", "task*organiser 0", "degree*organiser 0",
                "task*degree*organiser 0.4444",
            ],
            report.OnDeck.Select(deck => string.Create(null, $"{deck.Effect.ToString(names)} {Math.Round(deck.RSquared, 4)}")));
    }

    [Fact]
    public void Three_factor_interactions_are_looked_at_with_up_to_eight_factors()
    {
        Assert.Equal(3, Half(8).Aliasing.UpTo);
        Assert.Equal(2, Half(9).Aliasing.UpTo);
    }

    [Fact]
    public void The_largest_universe_with_exclusions_is_reported_whole()
    {
        int[] twelve = [.. Enumerable.Repeat(2, 12)];
        var runs = Factorial.Runs(twelve).Where(run => run is not [1, 1, 1, 1, _, 0, ..] || run[11] == 0).ToArray();

        var report = DesignReport.Of(SomeDesigns.Names(12), twelve, Effect.UpTo(12, 2), runs);

        Assert.Equal((4032, 79, 79), (report.Runs, report.Parameters, report.Rank));
        Assert.InRange(report.DEfficiency, 99, 100);
        Assert.Equal(2, report.Aliasing.UpTo);
        Assert.Equal(66, report.Correlations.Count);
    }

    [Fact]
    public void An_empty_design_is_reported_as_such()
    {
        var report = DesignReport.Of(names, levels, Effect.Mains(3), []);

        Assert.Equal((0, 0, 0.0, 0.0), (report.Runs, report.Rank, report.DEfficiency, report.AEfficiency));
        Assert.All(report.Correlations, pair => Assert.Equal(0, pair.Largest));
    }

    [Fact]
    public void In_a_full_factorial_all_is_balanced_uncorrelated_and_told_apart() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Full(), design =>
        {
            var report = DesignReport.Of(design.Names, design.Levels, design.Mains, design.Runs);
            return report.Balance.All(balance => balance.IsBalanced) && report.Correlations.All(pair => pair.Largest == 0) &&
                report.Aliasing.Aliases.Count == 0 && Math.Abs(report.DEfficiency - 100) < 1e-9;
        }));

    private static DesignReport Half(int factors)
    {
        int[] all = [.. Enumerable.Repeat(2, factors)];
        Term[] terms = [.. Enumerable.Range(0, factors - 1).Select(factor => new Term(factor, 1))];
        var generator = new Generator(factors - 1, terms, false);
        return DesignReport.Of(SomeDesigns.Names(factors), all, Effect.Mains(factors), Fraction.Runs(all, [generator]));
    }
}
