using System.Globalization;
using VignetteLab.Core.Items;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>One thing that a researcher should know of a design.</summary>
/// <param name="Matters">Whether there is something to think about, rather than to be glad of.</param>
/// <param name="Sentence">In plain words.</param>
public sealed record DesignFinding(bool Matters, string Sentence);

/// <summary>What a design report comes to, a sentence for each of its parts.</summary>
public static class DesignFindings
{
    /// <summary>Below it, a correlation or a share of variance is not worth a word.</summary>
    private const double little = 0.005;

    /// <summary>The findings, in the order of the report.</summary>
    public static IReadOnlyList<DesignFinding> Of(DesignFacts facts)
    {
        var report = facts.Report;
        return
        [
            Rank(report), Balance(facts), Correlation(report), Aliases(report), Efficiency(report),
            .. report.OnDeck.Count == 0 ? [] : (DesignFinding[])[Decks(facts)],
            .. Clusters(facts.Study) is var clusters and > 0 ? (DesignFinding[])[Shared(facts, clusters)] : [],
            .. facts.Counts is { } counts ? (DesignFinding[])[Cells(counts)] : [],
        ];
    }

    /// <summary>An effect and what it cannot be told from, one chain for each set of effects that are the same.</summary>
    public static IReadOnlyList<string> Chains(DesignReport report)
    {
        var told = new HashSet<Effect>();
        var chains = new List<string>();
        foreach (var effect in report.Aliasing.Effects.Where(effect => report.Aliasing.With(effect).Any(alias => alias.IsFull)))
        {
            if (told.Add(effect))
                chains.Add(report.Aliasing.Chain(effect));
            told.UnionWith(report.Aliasing.With(effect).Where(alias => alias.IsFull).Select(alias => alias.Other(effect)));
        }

        return chains;
    }

    /// <summary>Pairs of effects that share a part, the largest part first.</summary>
    public static IReadOnlyList<(string First, string Second, double RSquared)> Partial(DesignReport report) =>
    [
        .. report.Aliasing.Partial.Where(alias => alias.Second.Order <= 2 && alias.RSquared > little)
            .OrderByDescending(alias => alias.RSquared)
            .Select(alias => (alias.First.ToString(report.Aliasing.Names), alias.Second.ToString(report.Aliasing.Names), alias.RSquared)),
    ];

    /// <summary>With one decimal and a point.</summary>
    public static string Tenths(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>With two decimals and a point.</summary>
    public static string Hundredths(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static DesignFinding Rank(DesignReport report) => report.Inestimable.Count == 0
        ? new(false, $"All effects that the plan names can be estimated: {Names(report, report.Effects)} (rank {report.Rank} of {report.Parameters}).")
        : new(true, $"{Names(report, report.Inestimable)} cannot be told from the other effects (rank {report.Rank} of {report.Parameters}): take them out of the plan, or use more vignettes.");

    private static DesignFinding Balance(DesignFacts facts)
    {
        var uneven = facts.Report.Balance.Where(factor => !factor.IsBalanced).ToArray();
        return uneven.Length == 0
            ? new(false, "Every level stands as often as the other levels of its factor.")
            : new(true, $"Levels stand unequally often in {And(uneven.Select(factor => $"{facts.Report.Aliasing.Names[factor.Factor]} ({Levels(facts, factor)})"))}: what is rarer is told less exactly.");
    }

    private static DesignFinding Correlation(DesignReport report)
    {
        if (report.Correlations.MaxBy(pair => pair.Largest) is not { Largest: > little } most)
            return new(false, "No two factors vary together.");
        var names = report.Aliasing.Names;
        return new(true, $"Factors vary together, {names[most.First]} and {names[most.Second]} the most (correlation {Hundredths(most.Largest)}): read their effects from a model that has both.");
    }

    private static DesignFinding Aliases(DesignReport report)
    {
        var upTo = report.Aliasing.UpTo switch { 1 => "main effects", 2 => "two-factor interactions", _ => "three-factor interactions" };
        var (chains, partial) = (Chains(report), Partial(report));
        return chains.Count > 0
            ? new(true, $"Some effects are one and the same here, so that each estimate is of their sum: {string.Join("; ", chains.Take(5))}{(chains.Count > 5 ? $"; and {chains.Count - 5} more" : "")}.")
            : partial.Count > 0
                ? new(true, $"No effect is the same as another up to {upTo}, but some share a part; {partial[0].First} and {partial[0].Second} the most (r² {Hundredths(partial[0].RSquared)}).")
                : new(false, $"No effect shares anything with another, up to {upTo}.");
    }

    private static DesignFinding Efficiency(DesignReport report) => report.DEfficiency >= 99.95
        ? new(false, "The effects are told as exactly as so many judgements can (D- and A-efficiency 100 %).")
        : report.DEfficiency > 0 ? new(report.DEfficiency < 80, $"The effects are told as exactly as by a full factorial with {Tenths(report.DEfficiency)} % as many judgements (D-efficiency; A-efficiency {Tenths(report.AEfficiency)} %).")
        : new(true, "D- and A-efficiency are 0, since not every effect can be estimated.");

    private static DesignFinding Decks(DesignFacts facts)
    {
        var (report, kept) = (facts.Report, Kept(facts));
        var between = report.Effects.Where(effect => effect.Factors.All(kept.Contains)).ToArray();
        var inside = report.OnDeck.Where(one => report.Effects.Contains(one.Effect) && !between.Contains(one.Effect)).ToArray();
        var people = between.Length == 0 ? "" : $"{Names(report, between)} compare different people. ";
        return inside.MaxBy(one => one.RSquared) is { RSquared: > little } most
            ? new(true, $"{people}Of {most.Effect.ToString(report.Aliasing.Names)}, a share of {Hundredths(most.RSquared)} lies between decks, the most of the plan's effects: only the rest compares judgements of the same people.")
            : new(false, $"{people}{(between.Length == 0 ? "All effects of the plan" : "The other effects of the plan")} compare judgements of the same people: none hangs on the deck.");
    }

    private static DesignFinding Shared(DesignFacts facts, int clusters) => new(true,
        $"Whole clusters share an arm, {clusters} clusters among {facts.Study.Arms.Count} arms: what compares arms is told by so many clusters, however many respondents each has.");

    // Factors that stay the same for a respondent.
    private static HashSet<int> Kept(DesignFacts facts) =>
        [.. facts.Study.Study.Factors.Index().Where(factor => facts.Study.Arms.All(arm => arm.Levels.ContainsKey(factor.Item.Name)))
            .Select(factor => factor.Index)];

    private static int Clusters(FrozenStudy study) =>
        study.Study.Allocation is { Procedure: Procedure.Cluster, Cluster: { } item } && study.Item(item) is ChoiceItem choice
            ? choice.Options.Count(option => !option.ScreenOut)
            : 0;

    private static DesignFinding Cells(CellCounts counts)
    {
        var least = counts.Arms.MinBy(arm => arm.Finished.Low)!;
        var all = counts.Allocated.Expected < counts.Respondents - 0.5
            ? $"Quotas, a target or a list end recruitment at about {Tenths(counts.Allocated.Expected)} allocated. "
            : "";
        return new(
            least.Finished.Low == 0 || all.Length > 0,
            $"{all}With {counts.Respondents} to be allocated and {counts.DropOut.ToString(CultureInfo.InvariantCulture)} % leaving, you can count on {least.Finished.Low} who finish in each arm, {least.Name} with the fewest: 19 of 20 fieldworks reach it.");
    }

    private static string Levels(DesignFacts facts, LevelBalance balance) => string.Join(", ",
        facts.Study.Study.Factors[balance.Factor].Levels.Zip(balance.Counts, (level, count) => $"{level.Name} {count}"));

    private static string Names(DesignReport report, IEnumerable<Effect> effects) =>
        And(effects.Select(effect => effect.ToString(report.Aliasing.Names)));

    private static string And(IEnumerable<string> words) => words.ToArray() switch
    {
        [var only] => only,
        [.. var all, var last] => $"{string.Join(", ", all)} and {last}",
        [] => "none",
    };
}
