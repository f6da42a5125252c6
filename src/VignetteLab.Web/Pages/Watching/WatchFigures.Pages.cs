using VignetteLab.Core.Items;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Statistics;
using VignetteLab.Web.Exports;
using VignetteLab.Web.Figures;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Watching;

/// <content>Page by page and item by item.</content>
public sealed partial class WatchFigures
{
    // A page that only some arms are shown would tell who got which.
    private IReadOnlyList<PageCounts> SeenPages =>
        [.. counts.Pages.Where(page => seesArms || page.Page.Items.Count == 0 || !page.Page.Items.All(item => study.TellArm.Contains(item.Name)))];

    // Where there is a choice, people may leave because of the words of one language.
    private string[] Spoken => study.Study.Languages.Count > 1 ? [.. study.Study.Languages] : [];

    private Figure Left
    {
        get
        {
            var most = SeenPages.MaxBy(page => page.Left);
            return new()
            {
                Name = "pages",
                Title = texts["Where they leave"],
                Finding = most is not { Left: > 0 } ? texts["Nobody has left on the way."]
                    : texts["Most left at “{0}”: {1} of the {2} who came to it ({3}).", PageName(most), most.Left, most.Came, Percent((double)most.Left / most.Came)],
                Notes =
                [
                    texts["A bar is as long as many came to the page; dark is who left there. Who was told that the study ends did not leave."],
                    .. Spoken.Length == 0 ? [] : (string[])[texts["By language: the one that they last used. Devices are noted of nobody."]],
                    .. seesArms ? [] : (string[])[texts["Arm by arm it is shown when the study closes."]],
                ],
                Table = new(
                    [
                        ("page", texts["Page of the survey"]), ("title", texts["Title"]), ("came", texts["Came to it"]), ("sent", texts["Sent it"]), ("left", texts["Left there"]),
                        ("left_percent", texts["Left there, %"]), ("under_way", texts["Stand there, under way"]),
                        .. Spoken.SelectMany(spoken => ((string, string)[])
                        [
                            ($"came_{spoken}", texts["Came to it ({0})", Texts.In(spoken).Name]), ($"left_{spoken}", texts["Left there ({0})", Texts.In(spoken).Name]),
                            ($"left_percent_{spoken}", texts["Left there, % ({0})", Texts.In(spoken).Name]),
                        ]),
                    ],
                    [.. SeenPages.Select(page => (FigureCell[])
                    [
                        PageName(page), In(page.Page.Title), page.Came, page.Sent, page.Left, FigureCell.Percent(page.Left, page.Came), page.UnderWay,
                        .. Spoken.Select(spoken => page.Languages.GetValueOrDefault(spoken)).SelectMany(spoken =>
                            (FigureCell[])[spoken.Came, spoken.Left, FigureCell.Percent(spoken.Left, spoken.Came)]),
                    ])]),
                Drawing = Stages.Started == 0 ? null : new BarsData(
                [
                    .. SeenPages.Take(MostDrawn).Select(page => new BarsRow(
                        PageName(page), page.Left, page.Came, page.Left == 0 ? texts["{0} came", page.Came] : texts["{0} of {1} left", page.Left, page.Came])),
                ]),
            };
        }
    }

    private Figure? Times
    {
        get
        {
            if (counts.Quality.Duration is not { } whole)
                return null;
            (string Name, Spread Seconds)[] rows =
            [
                .. SeenPages.Skip(1).Where(page => page.Seconds is not null).Select(page => (PageName(page), page.Seconds!)), (texts["From start to end"], whole),
            ];
            return new()
            {
                Name = "times",
                Title = texts["How long it takes"],
                Finding = texts["Half of those who finished took {0} or less, one in twenty {1} or more.", Time(whole.Median), Time(whole.P95)] + " " + (counts.Quality.Fast is { } fast
                    ? texts["Faster than half of the median ({1}): {0}.", fast, Time(whole.Median / 2)]
                    : texts["Who is fast is told once {0} have finished.", Core.Monitoring.Quality.LeastFinished]),
                Notes =
                [
                    texts["By the server’s clock, pauses included. The line runs from the 5th to the 95th percentile, the box holds the middle half, the tick is the median; the axis is logarithmic."],
                    texts["A sign to look into, not a reason to leave anybody out: what counts as too fast belongs into the plan."],
                ],
                Table = new(
                    [
                        ("page", texts["Page of the survey"]), ("count", texts["Respondents"]), ("p5", texts["5 %, s"]), ("lower_quartile", texts["25 %, s"]), ("median", texts["Median, s"]),
                        ("upper_quartile", texts["75 %, s"]), ("p95", texts["95 %, s"]),
                    ],
                    [.. rows.Select(row => (FigureCell[])[row.Name, row.Seconds.Count, .. Spreads(row.Seconds)])]),
                Drawing = new SpreadData([.. rows.TakeLast(MostDrawn).Select(row => new SpreadRow(row.Name, row.Seconds))]),
            };
        }
    }

    private Figure Items
    {
        get
        {
            var told = counts.Items.Where(item => seesResults || (seesArms ? !IsOfSome(item) : !item.Tells)).ToArray();
            var (shown, blank) = (told.Sum(item => item.Shown), told.Sum(Blank));
            return new()
            {
                Name = "items",
                Title = texts["Answers given"],
                Finding = shown == 0 ? texts["Nothing has been answered yet."]
                    : texts["Answers: {0}; {1} of what was asked was left blank.", told.Sum(item => item.Answered), Percent((double)blank / shown)],
                Notes =
                [
                    texts["Of those who agreed to take part, whatever they were allocated to; at several vignettes all answers together. Pale is the first point or option, dark the last, hatched is asked and not answered."],
                    .. told.Length == counts.Items.Count ? [] : (string[])[LeftOut(string.Join(", ", counts.Items.Except(told).Select(item => item.Item.Name)))],
                ],
                Table = new(
                    [("item", texts["Question"]), ("code", texts["Code"]), ("answer", texts["Answer or reason"]), ("count", texts["Answers given"]), ("percent", texts["% of answers"])],
                    [.. told.SelectMany(Rows)]),
                Drawing = told.Any(item => Codes(item.Item).Length > 0) && shown > 0 ? new SharesData(
                    [.. told.Where(item => Codes(item.Item).Length > 0).Take(MostDrawn).Select(item => new SharesRow(item.Item.Name, Parts(item)))]) : null,
            };
        }
    }

    private Figure Quality
    {
        get
        {
            var quality = counts.Quality;
            var finished = Stages.Finished;
            return new()
            {
                Name = "quality",
                Title = texts["Signs to look into"],
                Finding = finished == 0 ? texts["Nobody has finished yet."]
                    : texts["Of {0} who finished, {1} left blank a fifth or more of what they were asked.", finished, quality.ManyBlank],
                Notes = [texts["Each row is a rule, not a verdict: nobody is left out by it. Who is not counted is said on the study’s page, with a reason."]],
                Table = new(
                    [("sign", texts["Sign"]), ("rule", texts["Rule"]), ("count", texts["Times"]), ("of", texts["Out of"]), ("percent", "%")],
                    [
                        Sign(texts["Fast"], texts["start to end in less than half of the median of all who finished"], quality.Fast, finished),
                        Sign(texts["Much left blank"], texts["finished, and left blank a fifth or more of what was asked, but for what is answered in words"], quality.ManyBlank, finished),
                        Sign(texts["Left blank"], texts["questions put to those who finished, but for what is answered in words"], quality.Blank, quality.Asked),
                        .. quality.Scales.Where(scale => seesResults || !scale.Tells).Select(scale => Sign(
                            texts["Straight line in {0}", scale.Scale.Name], texts["all {0} questions of the scale answered with the same point, reversed ones too; out of the times that all of them were answered", scale.Scale.Items.Count],
                            scale.Straight, scale.Sets)),
                    ]),
            };
        }
    }

    // What only some arms are asked is a result by arm, also for those who see the arms.
    private bool IsOfSome(ItemCounts item) =>
        study.Pages.SelectMany(page => page.Items).Any(asked => asked.Asked == item.Item.Name && study.TellArm.Contains(asked.Name));

    private string LeftOut(string items) => seesArms
        ? texts["Left out until results are open, since only some arms are asked: {0}.", items]
        : texts["Left out until the study closes, since it tells the arm: {0}.", items];

    private IEnumerable<IReadOnlyList<FigureCell>> Rows(ItemCounts item)
    {
        foreach (var value in Codes(item.Item))
            yield return (FigureCell[])[item.Item.Name, value.Code, In(value.Label), item.Values.GetValueOrDefault(value.Code), FigureCell.Percent(item.Values.GetValueOrDefault(value.Code), item.Answered)];
        if (item.Item is TextItem)
            yield return (FigureCell[])[item.Item.Name, "", texts["answered in words"], item.Answered, ""];
        if (item.Numbers is { } numbers)
        {
            yield return (FigureCell[])[item.Item.Name, "", texts["answered, median {0}, middle half {1} to {2}",
                Number(numbers.Median, "0.#"), Number(numbers.LowerQuartile, "0.#"), Number(numbers.UpperQuartile, "0.#")], item.Answered, ""];
        }

        foreach (var (reason, count) in item.Missing)
        {
            var words = MissingLabels.All.First(known => known.Code == (int)reason);
            yield return (FigureCell[])[item.Item.Name, (int)reason, texts["missing: {0}", words.Label.In(texts.Language)], count, ""];
        }
    }

    private static IReadOnlyList<FigureCell> Sign(string sign, string rule, int? times, int of) =>
        (FigureCell[])[sign, rule, FigureCell.Of(times, 0), of, times is { } count ? FigureCell.Percent(count, of) : ""];

    private static SharesPart[] Parts(ItemCounts item) =>
    [
        .. Codes(item.Item).Select(value => new SharesPart(value.Code.ToString(System.Globalization.CultureInfo.InvariantCulture), item.Values.GetValueOrDefault(value.Code))),
        new("", item.Shown - item.Answered, IsMissing: true),
    ];

    private static Value[] Codes(Item item) => item is RatingItem or ChoiceItem ? [.. item.Column.Values] : [];

    private static int Blank(ItemCounts item) =>
        item.Missing.GetValueOrDefault(MissingReason.NoAnswer) + item.Missing.GetValueOrDefault(MissingReason.SkippedAfterPrompt);

    private static FigureCell[] Spreads(Spread spread) =>
    [
        FigureCell.Of(spread.P5, 1), FigureCell.Of(spread.LowerQuartile, 1), FigureCell.Of(spread.Median, 1), FigureCell.Of(spread.UpperQuartile, 1), FigureCell.Of(spread.P95, 1),
    ];

    private static string PageName(PageCounts page) => page.Page.Repeats is null ? page.Page.Name : $"{page.Page.Position}. {page.Page.Repeats}";
}
