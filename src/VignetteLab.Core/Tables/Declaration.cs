using System.Globalization;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>What an outsider needs, besides the ledger and the key, to draw every line again.</summary>
/// <param name="What">What is declared, as in <c>arm</c>.</param>
/// <param name="Name">What it is declared of; empty for the whole study.</param>
/// <param name="Value">What it is.</param>
public sealed record Declared(string What, string Name, string Value);

/// <summary>The declaration of an allocation, row by row, as <c>verify-allocation.py</c> reads it.</summary>
public static class Declaration
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["what", "name", "value"];

    /// <summary>The rows.</summary>
    /// <param name="study">The version that allocates.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="commitment">SHA-256 of the key; empty before there is one.</param>
    /// <param name="revealed">The key; <c>null</c> while it is secret.</param>
    /// <param name="switched">Every closing and opening of an arm in this mode, in the order they were made.</param>
    /// <param name="marked">What was said of whether responses count, in the order it was said.</param>
    public static IEnumerable<Declared> Of(
        FrozenStudy study, Mode mode, string commitment, AllocationKey? revealed, IReadOnlyList<ArmSwitched> switched,
        IReadOnlyList<(string Respondent, DateTime AtUtc, bool Counts)> marked)
    {
        var plan = study.Study.Allocation;
        return
        [
            new("format", "", "vignettelab allocation 1"),
            new("study", "", study.Study.Name),
            new("fingerprint", "", study.Fingerprint),
            new("mode", "", mode.Name()),
            new("procedure", "", NameOf(plan.Procedure)),
            new("commitment", "", commitment),
            new("key", "", revealed?.Hex ?? ""),
            .. study.Allocation.Shares.Select(share => new Declared("arm", share.Arm, Text(share.Count))),
            .. Own(plan),
            .. plan.Procedure == Procedure.Minimisation
                ? plan.Strata.Select(item => new Declared("levels", item, string.Join(' ', study.Allocation.Levels(item))))
                : study.Allocation.Strata().Select(stratum => new Declared("stratum", stratum.Stratum, string.Join(' ', stratum.Clusters))),
            .. study.Positions == 0 ? [] : study.Arms.SelectMany(arm => (Declared[])
            [
                new("vignettes", arm.Name, string.Join(' ', arm.Vignettes.Select(vignette => vignette.Name))),
                new("order", arm.Name, NameOf(arm.Order)),
            ]),
            .. study.ShuffledItems.Select(page => new Declared("items", page.Key, string.Join(' ', page.Value.Select(item => item.Item)))),
            .. study.ShuffledItems.Values.SelectMany(items => items).Where(item => item.Scale is not null)
                .Select(item => new Declared("scale", item.Item, item.Scale!)),
            new("direction", "", NameOf(study.Study.ScaleDirection)),
            .. switched.Select(change => new Declared(change.IsOpen ? "opened" : "closed", change.Arm, $"{Text(change.AtUtc)} {change.Reason}")),
            .. plan.Procedure != Procedure.LeastFilled ? [] : marked.Select(mark => new Declared(
                mark.Counts ? "counted" : "not_counted", mark.Respondent, Text(mark.AtUtc))),
        ];
    }

    /// <summary>A choice's name as in the study format, as in <c>permuted_blocks</c>.</summary>
    public static string NameOf(Enum choice) => Studies.Reading.Shape.Snake(choice.ToString());

    private static IEnumerable<Declared> Own(AllocationPlan plan) => plan.Procedure switch
    {
        Procedure.PermutedBlocks or Procedure.Cluster => plan.Multiples.Select(multiple => new Declared("multiple", "", Text(multiple))),
        Procedure.Complete => [new("places", "", Text(plan.Places))],
        Procedure.Minimisation =>
        [
            .. plan.Strata.Select(item => new Declared("item", item, Text(plan.Weights.GetValueOrDefault(item, 1)))),
            new("measure", "", NameOf(plan.Measure)),
            new("prefer", "", Text(plan.Prefer)),
        ],
        Procedure.LeastFilled => [new("under_way_minutes", "", Text(plan.UnderWayMinutes))],
        _ => [],
    };

    private static string Text(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
