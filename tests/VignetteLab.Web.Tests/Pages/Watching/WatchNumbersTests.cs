using System.Globalization;
using VignetteLab.Core.Items;
using VignetteLab.Core.Statistics;
using VignetteLab.Web.Exports;
using Row = System.Collections.Generic.Dictionary<string, string>;

namespace VignetteLab.Web.Tests.Pages.Watching;

/// <summary>Every number on the page is the one that is counted from the sheets of the workbook.</summary>
public sealed class WatchNumbersTests(Simulated lab) : IClassFixture<Simulated>
{
    private static readonly Core.Studies.Study study = Lab.FromLibrary(Lab.Study);

    private List<Row> Wide => lab.Sheets["wide"];

    private List<Row> Long => lab.Sheets["long"];

    private Row[] Done => [.. Wide.Where(row => row["status"] == "completed")];

    [Fact]
    public void Stages_are_those_of_the_readme_and_the_sheets()
    {
        var readme = lab.Sheets["readme"].ToDictionary(row => row["what"], row => row["text"]);
        var (allocated, judged) = (int.Parse(readme["allocated"], CultureInfo.InvariantCulture), Sent("quality").Count());

        Assert.Equal(
        [
            ("Pressed Start", "", readme["started"]), ("Were shown the information", "", readme["started"]), ("Agreed to take part", "", readme["consented"]),
            ("Allocated, and shown the first vignette", "", readme["allocated"]), ("Allocated, and shown the first vignette", "did not send its page", $"{allocated - judged}"),
            ("Sent the first vignette’s page", "", $"{judged}"), ("Sent the first vignette’s page", "stopped later", $"{judged - Done.Length}"),
            ("Finished", "", readme["completed"]), ("Kept", "", $"{Done.Count(row => row["counted"] == "1")}"),
        ], lab.Figures["flow"].Select(row => (row["Stage"], row["Why they went no further"], row["Respondents"])));
        Assert.InRange(Done.Length, 100, 155);
    }

    [Fact]
    public void Days_are_those_of_the_times_in_the_sheets()
    {
        var (started, allocated, finished) = (Days(Wide, "started_utc"), Days(lab.Sheets["allocation"], "allocated_utc"), Days(Wide, "finished_utc"));

        Assert.InRange(lab.Figures["recruitment"].Count, 2, 60);
        Assert.All(lab.Figures["recruitment"], row =>
        {
            Assert.Equal((On(started, row), On(allocated, row), On(finished, row)), (row["Started"], row["Allocated"], row["Finished"]));
            Assert.Equal((Until(started, row), Until(allocated, row), Until(finished, row)), (row["Started so far"], row["Allocated so far"], row["Finished so far"]));
        });
    }

    [Fact]
    public void Arms_are_those_of_the_sheets_design_and_allocation()
    {
        var design = lab.Sheets["design"];
        var first = design[0]["arm_name"];

        Assert.Equal(
            design.Select(row => (row["arm_name"], row["allocated"], row["completed"], Left(row["arm_name"]), Simulated.Said(0.2, 3))),
            lab.Figures["arms"].Select(row => (row["Arm"], row["Allocated"], row["Finished"], row["Left"], row["Share"])));
        Assert.Equal(
            design.Select(row => (row["arm_name"], Percent(Count(Left(row["arm_name"])), Count(row["allocated"])), row["arm_name"] == first ? "" : Apart(row["arm_name"], first))),
            lab.Figures["dropout"].Select(row => (row["Arm"], row["Left, %"], row["Difference, points"])));
        Assert.Equal(
            design.Select(row => $"{lab.Sheets["allocation"].Count(line => line["arm_name"] == row["arm_name"])}"), lab.Figures["ratio"].Select(row => row["Drawn"]));

        string Left(string arm) => $"{Wide.Count(row => row["arm_name"] == arm && row["status"] == "partial")}";
        string Apart(string arm, string other) => Simulated.Said(100 * (Share(arm) - Share(other)), 1);
        double Share(string arm) => (double)Count(Left(arm)) / Wide.Count(row => row["arm_name"] == arm);
    }

    [Fact]
    public void Pages_and_times_are_those_of_the_sheets_long_and_wide()
    {
        var pages = lab.Figures["pages"].ToDictionary(row => row["Page of the survey"]);
        var came = Wide.Count;
        var spoken = Wide.ToDictionary(row => row["respondent"], row => row["language"]);
        string[] before = [.. spoken.Keys];
        foreach (var page in study.Pages)
        {
            var sent = Sent(page.Name).ToArray();
            var seconds = Spread.Of(sent.Select(row => Number(row["page_seconds"])))!;
            var times = lab.Figures["times"].Single(row => row["Page of the survey"] == page.Name);

            Assert.Equal(($"{came}", $"{sent.Length}", $"{came - sent.Length}"), (pages[page.Name]["Came to it"], pages[page.Name]["Sent it"], pages[page.Name]["Left there"]));
            Assert.Equal(Said(seconds), times.Values.Skip(1));
            came = sent.Length;
            foreach (var (language, name) in new[] { ("en", "English"), ("da", "Dansk") })
            {
                var left = before.Except(sent.Select(row => row["respondent"])).Count(one => spoken[one] == language);
                Assert.Equal((Simulated.Said(before.Count(one => spoken[one] == language)), Simulated.Said(left)), (pages[page.Name][$"Came to it ({name})"], pages[page.Name][$"Left there ({name})"]));
            }

            before = [.. sent.Select(row => row["respondent"])];
        }

        Assert.Equal(Said(Spread.Of(Done.Select(row => Number(row["duration_s"])))!), lab.Figures["times"].Single(row => row["Page of the survey"] == "From start to end").Values.Skip(1));
    }

    [Fact]
    public void Answers_and_reasons_are_those_of_the_sheet_long()
    {
        foreach (var asked in Long.GroupBy(row => row["item"]))
        {
            var shown = lab.Figures["items"].Where(row => row["Question"] == asked.Key).ToArray();
            var answered = asked.Count(row => row.ContainsKey("value") || row.ContainsKey("value_text"));
            var counted = asked.GroupBy(row => row.GetValueOrDefault("missing_reason") is { } reason
                ? $"{MissingLabels.All.First(known => known.Name == reason).Code}" : Codes(asked.Key) ? row["value"] : "").ToDictionary(group => group.Key, group => group.Count());

            Assert.Equal(
                counted.Order(Comparer<KeyValuePair<string, int>>.Create((one, other) => string.CompareOrdinal(one.Key, other.Key))),
                shown.Where(row => row["Answers given"] != "0").Select(row => KeyValuePair.Create(row["Code"], Count(row["Answers given"]))).OrderBy(row => row.Key, StringComparer.Ordinal));
            Assert.All(shown.Where(row => row["% of answers"] != ""), row => Assert.Equal(Percent(Count(row["Answers given"]), answered), row["% of answers"]));
        }

        static bool Codes(string item) => study.Items.Single(known => known.Name == item) is RatingItem or ChoiceItem;
    }

    [Fact]
    public void Signs_are_those_of_who_finished_in_the_sheets()
    {
        var signs = lab.Figures["quality"].ToDictionary(row => row["Sign"]);
        var done = Done.Select(row => row["respondent"]).ToHashSet();
        var asked = Long.Where(row => done.Contains(row["respondent"]) && study.Items.Single(item => item.Name == row["item"]) is not TextItem &&
            row.GetValueOrDefault("missing_reason") is not ("not_shown" or "not_reached")).ToLookup(row => row["respondent"]);
        var blank = asked.Select(of => (Blank: of.Count(row => row.GetValueOrDefault("missing_reason") is "no_answer" or "skipped_after_prompt"), All: of.Count())).ToArray();
        var seconds = Done.Select(row => Number(row["duration_s"])).ToArray();

        Assert.Equal(($"{seconds.Count(time => time < Spread.Of(seconds)!.Median / 2)}", Simulated.Said(done.Count)), (signs["Fast"]["Times"], signs["Fast"]["Out of"]));
        Assert.Equal($"{blank.Count(one => one.Blank >= 0.2 * one.All)}", signs["Much left blank"]["Times"]);
        Assert.Equal((Simulated.Said(blank.Sum(one => one.Blank)), Simulated.Said(blank.Sum(one => one.All))), (signs["Left blank"]["Times"], signs["Left blank"]["Out of"]));
        foreach (var scale in study.Scales.Where(scale => scale.Items.Count >= 3))
        {
            var sets = Wide.Where(row => scale.Items.All(row.ContainsKey)).Select(row => scale.Items.Select(item => row[item]).Distinct().Count()).ToArray();
            Assert.Equal(($"{sets.Count(points => points == 1)}", $"{sets.Length}"), (signs[$"Straight line in {scale.Name}"]["Times"], signs[$"Straight line in {scale.Name}"]["Out of"]));
        }
    }

    [Fact]
    public void Outcomes_are_those_of_the_sheet_wide()
    {
        foreach (var row in lab.Figures["effects"])
        {
            var (factor, outcome) = (study.Factors.Single(known => known.Name == row["Factor that varied"]), row["Outcome"]);
            var mean = Mean(row["Its level"]);

            Assert.Equal((Simulated.Said(mean.Count), Simulated.Said(mean.Value, 2)), (row["Answers given"], row["Mean"]));
            Assert.Equal(row["Its level"] == factor.Levels[0].Name ? "" : Simulated.Said(mean.Value - Mean(factor.Levels[0].Name).Value, 2), row["Difference"]);

            (int Count, double Value) Mean(string level)
            {
                var code = factor.Levels.Single(known => known.Name == level).Code.ToString(CultureInfo.InvariantCulture);
                var values = Wide.Where(one => one.GetValueOrDefault(factor.Name) == code && one["counted"] == "1" && one.ContainsKey(outcome)).Select(one => Number(one[outcome])).ToArray();
                return (values.Length, values.Average());
            }
        }

        Assert.Equal(study.Factors.Count * study.Scales.Count(scale => scale.Name.Length > 0), lab.Figures["effects"].Select(row => (row["Factor that varied"], row["Outcome"])).Distinct()
            .Count(one => study.Scales.Any(scale => scale.Name == one.Item2)));
    }

    // One row of each respondent who sent a page.
    private IEnumerable<Row> Sent(string page) => Long
        .Where(row => row.ContainsKey("answered_at_utc") && study.Pages.Single(known => known.Name == page).Items.Any(item => item.Name == row["item"])).DistinctBy(row => row["respondent"]);

    // Times stand in a workbook as days since 1899.
    private static string[] Days(IEnumerable<Row> rows, string column) =>
        [.. rows.Where(row => row.ContainsKey(column)).Select(row => DateTime.FromOADate(Number(row[column])).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private static string On(string[] days, Row row) => $"{days.Count(day => day == row["Day"])}";

    private static string Until(string[] days, Row row) => $"{days.Count(day => string.CompareOrdinal(day, row["Day"]) <= 0)}";

    private static IEnumerable<string> Said(Spread spread) =>
    [
        Simulated.Said(spread.Count),
        .. new[] { spread.P5, spread.LowerQuartile, spread.Median, spread.UpperQuartile, spread.P95 }.Select(value => Simulated.Said(value, 1)),
    ];

    private static string Percent(int count, int total) => Simulated.Said(100.0 * count / total, 1);

    private static int Count(string said) => int.Parse(said, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static double Number(string said) => double.Parse(said, CultureInfo.InvariantCulture);
}
