using System.Globalization;

namespace VignetteLab.Web.Tests.Commands;

/// <summary>simulate: people who answer and leave as they are told to, through the acts of real ones.</summary>
public sealed class SimulateCommandTests : IDisposable
{
    private const string kitchen = "clients-in-the-kitchen";

    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Who_leaves_stops_there_and_an_arm_can_lose_more()
    {
        await shell.SimulateAsync(Lab.Study, "--respondents", "250", "--dropout", "profession=20", "--dropout", "quality@core_high=100", "--dropout", "information=4");

        var wide = await shell.WideAsync(Lab.Study);
        var lost = wide.Where(row => row["arm_name"] == "core_high").ToArray();
        var others = wide.Where(row => row["arm_name"] != "core_high").ToArray();
        Assert.InRange(wide.Count, 232, 249);
        Assert.All(lost, row => Assert.Equal(("partial", false), (row["status"], Reached(row, "quality"))));
        Assert.All(others, row => Assert.True(Reached(row, "quality")));
        Assert.InRange(others.Count(row => !Reached(row, "profession")), 22, 58);
        Assert.Equal(0, (await shell.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task The_mix_decides_the_strata_and_who_is_screened_out()
    {
        await shell.SimulateAsync(kitchen, "--respondents", "60", "--mix", "perspective=client:0,staff:1,neither:1");

        var wide = await shell.WideAsync(kitchen);
        Assert.Equal(["1", "3"], wide.Select(row => row["perspective"]).Distinct().Order());
        Assert.All(wide, row => Assert.Equal(row["perspective"] == "1", row.ContainsKey("vignette_text")));
    }

    [Fact]
    public async Task The_codebook_has_every_column_of_every_sheet_and_who_was_screened_out_was_not_asked()
    {
        const string study = "where-consultation-ends";
        await shell.SimulateAsync(study, "--respondents", "30", "--mix", "side=neither:1");
        await shell.WideAsync(study);

        var codebook = Fieldwork.Read(shell.At("data.xlsx"), "codebook");
        using var book = new ClosedXML.Excel.XLWorkbook(shell.At("data.xlsx"));
        foreach (var sheet in book.Worksheets.Where(sheet => sheet.Name != "codebook"))
        {
            var described = codebook.Where(row => row["sheet"] == sheet.Name).ToArray();
            Assert.Equal(sheet.Row(1).CellsUsed().Select(cell => cell.GetString()), described.Select(row => row["name"]));
            Assert.All(described, row => Assert.True(row.ContainsKey("label_en") && row.ContainsKey("label_da")));
            Assert.Equal((ClosedXML.Excel.XLPageOrientation.Landscape, 1), (sheet.PageSetup.PageOrientation, sheet.PageSetup.PagesWide));
        }

        Assert.Contains(codebook, row => row["name"].StartsWith("v02_", StringComparison.Ordinal) && row["label_en"].StartsWith("Situation 2: ", StringComparison.Ordinal));
        var gone = Fieldwork.Read(shell.At("data.xlsx"), "wide").Where(row => row["status"] == "screened_out").Select(row => row["respondent"]).ToHashSet();
        var reasons = Fieldwork.Read(shell.At("data.xlsx"), "long").Where(row => gone.Contains(row["respondent"])).Select(row => row.GetValueOrDefault("missing_reason"));
        Assert.NotEmpty(gone);
        Assert.Contains("not_shown", reasons);
        Assert.DoesNotContain("not_reached", reasons);
    }

    [Fact]
    public async Task Effects_reach_the_workbook()
    {
        await shell.SimulateAsync(Lab.Study, "--respondents", "500", "--effect", "motivation:degree=high:1.5", "--non-response", "0", "--people-sd", "0.2");

        var wide = await shell.WideAsync(Lab.Study);
        double Mean(string level) => wide.Where(row => row["arm_name"].EndsWith(level, StringComparison.Ordinal))
            .Average(row => double.Parse(row["motivation"], CultureInfo.InvariantCulture));
        Assert.Equal(1.5, Mean("_high") - Mean("_low"), 0.2);
        Assert.All(wide, row => Assert.Equal("completed", row["status"]));
    }

    [Theory]
    [InlineData("--arrivals takes steady, waves or rush.", "simulate", Lab.Study, "--arrivals", "foo")]
    [InlineData("--arrivals takes steady, waves or rush.", "simulate", Lab.Study, "--arrivals", "1")]
    [InlineData("--mode takes live, pilot or simulated.", "export", Lab.Study, "--out", "data.xlsx", "--mode", "real")]
    [InlineData("--out /nonexistent/x.xlsx: there is no folder /nonexistent. Make it first, or name a file elsewhere.", "export", Lab.Study, "--out", "/nonexistent/x.xlsx")]
    public async Task What_cannot_be_is_said_in_plain_words(string message, params string[] command)
    {
        var (code, output, error) = await shell.RunAsync(command);

        Assert.Equal((2, ""), (code, output));
        Assert.Equal([message, "Add --help to see what there is."], error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task What_does_not_fit_the_study_is_told_line_by_line_and_erases_nothing()
    {
        await shell.SimulateAsync(kitchen, "--respondents", "5");

        var (code, output, error) = await shell.RunAsync(
            "simulate", kitchen, "--dropout", "page=5", "--mix", "perspective=both:1", "--effect", "role:role=passive:1");

        Assert.Equal((2, ""), (code, output));
        Assert.Equal(["--dropout page=5", "--mix perspective=both", "--effect role"], error.TrimEnd('\n').Split('\n').Select(line => line.Split(':')[0]));
        Assert.Equal(5, (await shell.WideAsync(kitchen)).Count);
    }

    // Nobody leaves out all four.
    private static bool Reached(Dictionary<string, string> row, string page) =>
        Enumerable.Range(1, 4).Any(item => row.ContainsKey($"{page}_{item}"));
}
