using System.Globalization;
using VignetteLab.Core.Items;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes.Designs;
using VignetteLab.Web.Words;

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
    /// <param name="facts">What they are about.</param>
    /// <param name="texts">The language; English where none is given.</param>
    public static IReadOnlyList<DesignFinding> Of(DesignFacts facts, Texts? texts = null)
    {
        var report = facts.Report;
        texts ??= Texts.In("en");
        return
        [
            .. Rank(report, texts), Balance(facts, texts), Correlation(report, texts), Aliases(report, texts), Efficiency(report, texts),
            .. report.OnDeck.Count == 0 ? [] : (DesignFinding[])[Decks(facts, texts)],
            .. Clusters(facts.Study) is var clusters and > 0 ? (DesignFinding[])[Shared(facts, clusters, texts)] : [],
            .. facts.Counts is { } counts ? (DesignFinding[])[Cells(counts, texts)] : [],
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

    private static IEnumerable<DesignFinding> Rank(DesignReport report, Texts texts) => report.Inestimable.Count == 0
        ? [new(false, texts["All effects that the plan names can be estimated: {0} (rank {1} of {2}).", Names(report, report.Effects, texts), report.Rank, report.Parameters])]
        : report.Inestimable.Select(effect => new DesignFinding(true, StudyDesign.Confused(report.Aliasing, effect) is { Length: > 0 } others
            ? texts["{0} cannot be told from {1} (rank {2} of {3}): take it out of the plan, or use more vignettes.", effect.ToString(report.Aliasing.Names), others, report.Rank, report.Parameters]
            : texts["{0} cannot be told from the other effects (rank {1} of {2}): take it out of the plan, or use more vignettes.", effect.ToString(report.Aliasing.Names), report.Rank, report.Parameters]));

    private static DesignFinding Balance(DesignFacts facts, Texts texts)
    {
        var uneven = facts.Report.Balance.Where(factor => !factor.IsBalanced).ToArray();
        return uneven.Length == 0
            ? new(false, texts["Every level stands as often as the other levels of its factor."])
            : new(true, texts["Levels stand unequally often in {0}: what is rarer is told less exactly.", And(uneven.Select(factor => $"{facts.Report.Aliasing.Names[factor.Factor]} ({Levels(facts, factor)})"), texts)]);
    }

    private static DesignFinding Correlation(DesignReport report, Texts texts)
    {
        if (report.Correlations.MaxBy(pair => pair.Largest) is not { Largest: > little } most)
            return new(false, texts["No two factors vary together."]);
        var names = report.Aliasing.Names;
        return new(true, texts["Factors vary together, {0} and {1} the most (correlation {2}): read their effects from a model that has both.", names[most.First], names[most.Second], Hundredths(most.Largest)]);
    }

    private static DesignFinding Aliases(DesignReport report, Texts texts)
    {
        var upTo = report.Aliasing.UpTo switch { 1 => texts["main effects"], 2 => texts["two-factor interactions"], _ => texts["three-factor interactions"] };
        var (chains, partial) = (Chains(report), Partial(report));
        return chains.Count > 5
            ? new(true, texts["Some effects are one and the same here, so that each estimate is of their sum: {0}; and {1} more.", string.Join("; ", chains.Take(5)), chains.Count - 5])
            : chains.Count > 0
                ? new(true, texts["Some effects are one and the same here, so that each estimate is of their sum: {0}.", string.Join("; ", chains)])
                : partial.Count > 0
                    ? new(true, texts["No effect is the same as another up to {0}, but some share a part; {1} and {2} the most (r² {3}).", upTo, partial[0].First, partial[0].Second, Hundredths(partial[0].RSquared)])
                    : new(false, texts["No effect shares anything with another, up to {0}.", upTo]);
    }

    private static DesignFinding Efficiency(DesignReport report, Texts texts) => report.DEfficiency >= 99.95
        ? new(false, texts["The effects are told as exactly as so many judgements can (D- and A-efficiency 100 %)."])
        : report.DEfficiency > 0 ? new(report.DEfficiency < 80, texts["The effects are told as exactly as by a full factorial with {0} % as many judgements (D-efficiency; A-efficiency {1} %).", Tenths(report.DEfficiency), Tenths(report.AEfficiency)])
        : new(true, texts["D- and A-efficiency are 0, since not every effect can be estimated."]);

    private static DesignFinding Decks(DesignFacts facts, Texts texts)
    {
        var (report, kept) = (facts.Report, Kept(facts));
        var between = report.Effects.Where(effect => effect.Factors.All(kept.Contains)).ToArray();
        var inside = report.OnDeck.Where(one => report.Effects.Contains(one.Effect) && !between.Contains(one.Effect)).ToArray();
        var people = between.Length == 0 ? "" : texts["{0} compare different people.", Names(report, between, texts)] + " ";
        return inside.MaxBy(one => one.RSquared) is { RSquared: > little } most
            ? new(true, people + texts["Of {0}, a share of {1} lies between decks, the most of the plan’s effects: only the rest compares judgements of the same people.", most.Effect.ToString(report.Aliasing.Names), Hundredths(most.RSquared)])
            : new(false, people + texts[between.Length == 0 ? "All effects of the plan compare judgements of the same people: none hangs on the deck." : "The other effects of the plan compare judgements of the same people: none hangs on the deck."]);
    }

    private static DesignFinding Shared(DesignFacts facts, int clusters, Texts texts) => new(true,
        texts["Whole clusters share an arm, {0} clusters among {1} arms: what compares arms is told by so many clusters, however many respondents each has.", clusters, facts.Study.Arms.Count]);

    // Factors that stay the same for a respondent.
    private static HashSet<int> Kept(DesignFacts facts) =>
        [.. facts.Study.Study.Factors.Index().Where(factor => facts.Study.Arms.All(arm => arm.Levels.ContainsKey(factor.Item.Name)))
            .Select(factor => factor.Index)];

    private static int Clusters(FrozenStudy study) =>
        study.Study.Allocation is { Procedure: Procedure.Cluster, Cluster: { } item } && study.Item(item) is ChoiceItem choice
            ? choice.Options.Count(option => !option.ScreenOut)
            : 0;

    private static DesignFinding Cells(CellCounts counts, Texts texts)
    {
        var least = counts.Arms.MinBy(arm => arm.Finished.Low)!;
        var isShort = counts.Allocated.Expected < counts.Respondents - 0.5;
        var all = isShort ? texts["Quotas, a target or a list end recruitment at about {0} allocated.", Tenths(counts.Allocated.Expected)] + " " : "";
        return new(
            least.Finished.Low == 0 || isShort,
            all + texts["With {0} to be allocated and {1} % leaving, you can count on {2} who finish in each arm, {3} with the fewest: 19 of 20 fieldworks reach it.",
                counts.Respondents.ToString(CultureInfo.InvariantCulture), counts.DropOut.ToString(CultureInfo.InvariantCulture), least.Finished.Low, least.Name]);
    }

    private static string Levels(DesignFacts facts, LevelBalance balance) => string.Join(", ",
        facts.Study.Study.Factors[balance.Factor].Levels.Zip(balance.Counts, (level, count) => $"{level.Name} {count}"));

    private static string Names(DesignReport report, IEnumerable<Effect> effects, Texts texts) =>
        And(effects.Select(effect => effect.ToString(report.Aliasing.Names)), texts);

    private static string And(IEnumerable<string> words, Texts texts) => words.ToArray() switch
    {
        [var only] => only,
        [.. var all, var last] => texts["{0} and {1}", string.Join(", ", all), last],
        [] => texts["no effect"],
    };
}
