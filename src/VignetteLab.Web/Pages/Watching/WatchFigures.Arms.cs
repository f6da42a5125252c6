using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Statistics;
using VignetteLab.Web.Figures;

namespace VignetteLab.Web.Pages.Watching;

/// <content>Arm by arm, for those who may tell them apart.</content>
public sealed partial class WatchFigures
{
    private Figure Arms
    {
        get
        {
            var wanted = window.IsAll ? study.Study.Allocation.Target is > 0 and var target ? target : study.Study.Plan.Respondents : 0;
            double? Wanted(ArmCounts arm) => wanted == 0 ? null : wanted * arm.Share;
            return new()
            {
                Name = "arms",
                Title = texts["Arms"],
                Finding = texts["Each arm has {0} to {1} allocated and {2} to {3} finished.",
                    counts.Arms.Min(arm => arm.Allocated), counts.Arms.Max(arm => arm.Allocated),
                    counts.Arms.Min(arm => arm.Finished), counts.Arms.Max(arm => arm.Finished)] +
                    (Stages.UnderWay > 0 ? " " + texts["Under way: {0}.", counts.Arms.Sum(arm => arm.UnderWay)] : ""),
                Notes =
                [
                    .. wanted == 0 ? [] : (string[])[texts["Wanted is each arm’s share of the {0} in the plan.", wanted]],
                    .. Cut(counts.Arms.Count),
                ],
                Table = new(
                    [
                        ("arm", texts["Arm"]), ("label", texts["What it is"]), ("share", texts["Share"]), ("allocated", texts["Allocated"]), ("under_way", texts["Under way"]),
                        ("finished", texts["Finished"]), ("left", texts["Left"]), ("not_counted", texts["Marked not to count"]), ("wanted", texts["Wanted"]),
                    ],
                    [.. counts.Arms.Select(arm => (FigureCell[])
                    [
                        arm.Arm.Name, In(arm.Arm.Label), FigureCell.Of(arm.Share, 3), arm.Allocated, arm.UnderWay, arm.Finished, arm.Left, arm.NotCounted,
                        FigureCell.Of(Wanted(arm), 1),
                    ])]),
                Drawing = new DotsData(
                    [.. counts.Arms.Take(MostDrawn).Select(arm => new DotsRow(arm.Arm.Name, arm.Allocated, arm.Finished, Wanted(arm)))],
                    texts["Allocated"], texts["Finished"], texts["Wanted"]),
            };
        }
    }

    private Figure DropOut
    {
        get
        {
            var first = counts.Arms[0];
            var rows = counts.Arms.Select(arm => (Arm: arm, Beside: arm == first ? null : arm.DropOutBeside(first))).ToArray();
            var apart = rows.Where(row => row.Beside is { ExcludesZero: true }).Select(row => row.Arm.Arm.Name).ToArray();
            return new()
            {
                Name = "dropout",
                Title = texts["Drop-out by arm"],
                Finding = rows.All(row => row.Beside is null) ? texts["Nothing can be told of drop-out by arm yet."]
                    : apart.Length == 0 ? texts["No arm is left more or less often than {0} by more than chance explains.", first.Arm.Name]
                    : texts["Left more or less often than {0} by more than its interval explains: {1}. Ask what it is about these vignettes; among many arms one in twenty stands out by chance.", first.Arm.Name, string.Join(", ", apart)],
                Notes =
                [
                    texts["Of those allocated who are no longer under way, the share that left; the difference from {0} in percentage points, with Newcombe’s 95 % interval (method 10).", first.Arm.Name],
                    .. Cut(counts.Arms.Count - 1),
                ],
                Table = new(
                    [
                        ("arm", texts["Arm"]), ("ended", texts["No longer under way"]), ("left", texts["Left"]), ("left_percent", texts["Left, %"]),
                        ("difference", texts["Difference, points"]), ("low", texts["95 % from"]), ("high", texts["95 % to"]),
                        .. AfterAllocation.Select(page => ($"left_at_{page.Page.Name}", texts["Left at “{0}”", PageName(page)])),
                    ],
                    [.. rows.Select(row => (FigureCell[])
                    [
                        row.Arm.Arm.Name, row.Arm.Ended, row.Arm.Left, FigureCell.Percent(row.Arm.Left, row.Arm.Ended),
                        FigureCell.Of(100 * row.Beside?.Estimate, 1), FigureCell.Of(100 * row.Beside?.Low, 1), FigureCell.Of(100 * row.Beside?.High, 1),
                        .. AfterAllocation.Select(page => (FigureCell)row.Arm.LeftAt.GetValueOrDefault(page.Page.Name)),
                    ])]),
                Drawing = rows.All(row => row.Beside is null) ? null : new IntervalsData(
                [
                    .. rows.Where(row => row.Beside is not null).Take(MostDrawn)
                        .Select(row => new IntervalsRow(row.Arm.Arm.Name, Times100(row.Beside!))),
                ]),
            };
        }
    }

    private Figure? Ratio => counts.Recruitment.Ratio is not { } ratio ? null : new()
    {
        Name = "ratio",
        Title = texts["Does the ledger fit the shares?"],
        Finding = (ratio.IsMismatch
            ? texts["It does not: by chance alone this happens in fewer than one of 1,000 studies. See above what to do."]
            : texts["It does: nothing points to arms being given otherwise than declared."]) +
            $" χ²({ratio.DegreesOfFreedom}) = {Number(ratio.ChiSquare)}, p {(ratio.P < SampleRatio.Alarm ? "< " : "= ")}{Number(Math.Max(ratio.P, SampleRatio.Alarm), "0.000")}.",
        Notes =
        [
            texts["The whole ledger of this mode, whatever days are chosen."],
            .. ratio.IsRough ? (string[])[texts["A rough guide as yet: some arm is expected fewer than five times."]] : [],
            .. study.Study.Allocation.Procedure == Core.Studies.Procedure.Cluster ? (string[])[texts["Clusters are counted, not respondents."]] : [],
        ],
        Table = new(
            [("arm", texts["Arm"]), ("expected", texts["Expected"]), ("drawn", texts["Drawn"])],
            [.. ratio.Expected.Select(arm => (FigureCell[])[arm.Key, FigureCell.Of(arm.Value, 1), counts.Recruitment.Drawn.GetValueOrDefault(arm.Key)])]),
    };

    private PageCounts[] AfterAllocation => [.. counts.Pages.Skip(study.FirstVignette)];

    private string[] Cut(int rows) => rows <= MostDrawn ? [] : [texts["The drawing has the first {0} of {1}; the table has all.", MostDrawn, rows]];

    private static Interval Times100(Interval share) => new(100 * share.Estimate, 100 * share.Low, 100 * share.High);
}
