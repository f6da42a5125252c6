using System.Globalization;
using VignetteLab.Core;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Figures;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>Words and draws what was counted of a study, for somebody who may see so much of it.</summary>
/// <param name="study">The version that describes the data.</param>
/// <param name="counts">What was counted.</param>
/// <param name="window">Who was counted.</param>
/// <param name="seesArms">Whether arms may be told apart.</param>
/// <param name="seesResults">Whether outcomes may be told apart by what was varied.</param>
/// <param name="texts">The words of the language that it is read in.</param>
public sealed partial class WatchFigures(
    FrozenStudy study, Tallied counts, Window window, bool seesArms, bool seesResults, StudioTexts texts)
{
    /// <summary>So many rows are drawn; the table has all.</summary>
    public const int MostDrawn = 40;

    private readonly string language = study.Study.Languages.Contains(texts.Language) ? texts.Language : study.Study.Languages[0];

    /// <summary>The figures, in the order in which they are read.</summary>
    public IReadOnlyList<Figure> All =>
    [
        Recruited, Flow, .. seesArms ? (Figure[])[Arms] : [], Left, .. seesArms && study.Arms.Count > 1 ? (Figure[])[DropOut] : [],
        .. Times is { } times ? (Figure[])[times] : [], Items, Quality, .. seesArms && Ratio is { } ratio ? (Figure[])[ratio] : [],
        .. seesResults && counts.Effects.Count > 0 ? (Figure[])[Effects] : [],
    ];

    private Stages Stages => counts.Stages;

    private Figure Recruited
    {
        get
        {
            var days = counts.Days;
            int[] Sums(Func<Day, int> count)
            {
                var sum = 0;
                return [.. days.Select(day => sum += count(day))];
            }

            var (started, allocated, finished) = (Sums(day => day.Started), Sums(day => day.Allocated), Sums(day => day.Finished));
            var target = study.Study.Allocation.Target;
            var planned = study.Study.Plan.Respondents;
            var goal = !window.IsAll ? null
                : target > 0 ? new StepsGoal(texts["target: {0} finished or under way", target], target)
                : planned > 0 ? new StepsGoal(texts["planned: {0} allocated", planned], planned) : null;
            return new()
            {
                Name = "recruitment",
                Title = texts["Recruitment"],
                Finding = texts["Started: {0}. Allocated: {1}. Finished: {2}.", Stages.Started, Stages.Allocated, Stages.Finished] + (goal is null ? ""
                    : target > 0 ? " " + texts["Finished or under way: {1} of the {0} wanted.", target, counts.Recruitment.Filled]
                    : " " + texts["Allocated: {1} of the {0} planned.", planned, Stages.Allocated]),
                Notes = [texts["Days in UTC; the lines add up from the first day on."]],
                Table = new(
                    [
                        ("date", texts["Day"]), ("started", texts["Started"]), ("allocated", texts["Allocated"]), ("finished", texts["Finished"]),
                        ("started_sum", texts["Started so far"]), ("allocated_sum", texts["Allocated so far"]), ("finished_sum", texts["Finished so far"]),
                    ],
                    [.. days.Index().Select(day => (FigureCell[])
                    [
                        Iso(day.Item.Date), day.Item.Started, day.Item.Allocated, day.Item.Finished, started[day.Index], allocated[day.Index], finished[day.Index],
                    ])]),
                Drawing = days.Count == 0 ? null : new StepsData(
                    [new(texts["Started"], started), new(texts["Allocated"], allocated), new(texts["Finished"], finished)],
                    goal, Iso(days[0].Date), Iso(days[^1].Date)),
            };
        }
    }

    private Figure Flow
    {
        get
        {
            var stages = StagesInOrder();
            return new()
            {
                Name = "flow",
                Title = texts["From start to data"],
                Finding = Stages.ParticipationRate is not { } agreed ? texts["Nobody has been shown the information yet."]
                    : texts["Of {0} who were shown the information {1} agreed to take part ({2}); of these {3} finished ({4}).",
                        Stages.Informed, Stages.Consented, Percent(agreed), Stages.Finished, Percent(Stages.CompletionRate ?? 0)],
                Notes =
                [
                    texts["As CHERRIES defines them: the participation rate is who agreed, of those shown the information; the completion rate who finished, of those who agreed. A view rate cannot be told: opening the address is not counted, so that nothing is noted of anybody before they press Start."],
                    texts["By an open link one person can start twice; only personal links tell that nobody did."],
                    texts["May still go on, since they began in the last {1} minutes: {0}. The others who stand somewhere have left.", Stages.UnderWay, study.Study.Allocation.UnderWayMinutes],
                ],
                Table = new(
                    [("stage", texts["Stage"]), ("reason", texts["Why they went no further"]), ("count", texts["Respondents"])],
                    [.. stages.SelectMany(stage => (IReadOnlyList<FigureCell>[])
                    [
                        (FigureCell[])[stage.Label, "", stage.Count], .. stage.Exits.Select(exit => (FigureCell[])[stage.Label, exit.Label, exit.Count]),
                    ])]),
                Drawing = Stages.Started == 0 ? null : new FlowData(stages),
            };
        }
    }

    private FlowStage[] StagesInOrder() =>
    [
        new(texts["Pressed Start"], Stages.Started, Exits((texts["thanked at once: the target was reached"], Stages.FullAtStart))),
        new(texts["Were shown the information"], Stages.Informed, Exits(
            (texts["did not want to take part"], Stages.Declined), (texts["neither agreed nor declined"], Stages.Undecided))),
        new(texts["Agreed to take part"], Stages.Consented, Exits(
            [
                (texts["the study is not about them"], Stages.ScreenedOut),
                .. Stages.TurnedAway.Select(why => (TurnedAway(why.Key), why.Value)), (texts["stopped before the vignette"], Stages.NotAllocated),
            ])),
        new(texts["Allocated, and shown the first vignette"], Stages.Allocated, Exits((texts["did not send its page"], Stages.Allocated - Stages.Judged))),
        new(texts["Sent the first vignette’s page"], Stages.Judged, Exits((texts["stopped later"], Stages.Judged - Stages.Finished))),
        new(texts["Finished"], Stages.Finished, Exits([.. Stages.NotCounted.Select(why => (texts["not counted: {0}", why.Key], why.Value))])),
        new(texts["Kept"], Stages.Kept, []),
    ];

    private static FlowExit[] Exits(params (string Label, int Count)[] exits) =>
        [.. exits.Where(exit => exit.Count > 0).Select(exit => new FlowExit(exit.Label, exit.Count))];

    private string TurnedAway(string why) => why switch
    {
        TurningAway.Target => texts["the target was reached"],
        TurningAway.Places => texts["the list was used up"],
        TurningAway.Closed => texts["came on after the close"],
        _ => texts["the quota {0} was full", why],
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Percent(double share) => string.Create(CultureInfo.GetCultureInfo(texts.Language), $"{100 * share:0.0} %");

    private string Number(double number, string format = "0.00") => number.ToString(format, CultureInfo.GetCultureInfo(texts.Language));

    private string In(LocalText words) => words.Words.GetValueOrDefault(language) ?? words.Words.Values.FirstOrDefault("");

    // As in “6 min 12 s”.
    private string Time(double seconds) => seconds switch
    {
        < 60 => texts["{0} s", Math.Round(seconds)],
        < 3_600 => texts["{0} min {1} s", Math.Floor(seconds / 60), Math.Floor(seconds % 60)],
        _ => texts["{0} h {1} min", Math.Floor(seconds / 3_600), Math.Floor(seconds % 3_600 / 60)],
    };
}
