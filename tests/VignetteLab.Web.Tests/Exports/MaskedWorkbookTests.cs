using ClosedXML.Excel;
using VignetteLab.Web.Tests.Pages.Studies;

namespace VignetteLab.Web.Tests.Exports;

/// <summary>What those who are not to see the arms get to download, before the study closes and after.</summary>
public sealed class MaskedWorkbookTests(MaskedWorkbookTests.Downloads lab) : IClassFixture<MaskedWorkbookTests.Downloads>
{
    public static TheoryData<string> Others => ["editor", "analyst"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Before_the_close_there_is_no_sheet_that_tells_the_arms_or_the_ledger(string who)
    {
        Assert.Equal(["readme", "long", "wide", "codebook", "value_labels"], SheetsOf(lab.At(who)));
        Assert.Contains("_masked_", lab.Names[who], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Before_the_close_no_cell_holds_the_name_of_an_arm_or_words_of_a_vignette(string who)
    {
        using var book = new XLWorkbook(lab.At(who));
        var cells = book.Worksheets.Where(sheet => sheet.Name != "readme").SelectMany(sheet => sheet.CellsUsed())
            .Select(cell => cell.GetFormattedString()).ToHashSet();

        Assert.DoesNotContain("complementary_low", cells);
        Assert.DoesNotContain("core_high", cells);
    }

    [Fact]
    public void Rows_stand_by_name_and_tell_no_time()
    {
        var rows = Fieldwork.Read(lab.At("analyst"), "wide");

        var names = rows.Select(row => row["respondent"]).ToArray();
        Assert.Equal(lab.Respondents.Order(StringComparer.Ordinal), names);
        Assert.NotEqual(lab.Respondents, names);
        Assert.All(rows, row => Assert.False(row.ContainsKey("started_utc") || row.ContainsKey("finished_utc")));
        Assert.All(Fieldwork.Read(lab.At("analyst"), "long"), row => Assert.False(row.ContainsKey("answered_at_utc")));
    }

    [Fact]
    public void No_code_stands_for_an_arm_so_that_many_downloads_tell_no_order_and_no_share()
    {
        Assert.All(Fieldwork.Read(lab.At("analyst"), "wide"), row => Assert.False(row.ContainsKey("arm") || row.ContainsKey("arm_name")));
        Assert.All(Fieldwork.Read(lab.At("analyst"), "long"), row => Assert.False(row.ContainsKey("arm")));
        Assert.Equal(File.ReadAllBytes(lab.At("editor")), File.ReadAllBytes(lab.At("analyst")));
    }

    [Fact]
    public void Answers_and_scores_are_those_of_the_whole_workbook()
    {
        var whole = Fieldwork.Read(lab.At("owner"), "wide").ToDictionary(row => row["respondent"]);
        string[] kept = ["role", "status", "stratum", "counted", "threat_quality"];

        Assert.All(Fieldwork.Read(lab.At("analyst"), "wide"), row => Assert.All(kept, column =>
            Assert.Equal(whole[row["respondent"]].GetValueOrDefault(column), row.GetValueOrDefault(column))));
    }

    [Fact]
    public void The_readme_says_that_it_is_masked_and_why()
    {
        var readme = Fieldwork.Read(lab.At("analyst"), "readme").ToDictionary(row => row["what"], row => row["text"]);

        Assert.StartsWith("yes: until the study closes, only its owner sees", readme["masked"], StringComparison.Ordinal);
        Assert.False(readme.ContainsKey("sheet allocation"));
        Assert.DoesNotContain("masked", Fieldwork.Read(lab.At("owner"), "readme").Select(row => row["what"]));
    }

    [Fact]
    public void What_is_simulated_is_masked_until_then_as_well() =>
        Assert.Equal(["readme", "long", "wide", "codebook", "value_labels"], SheetsOf(lab.At("simulated")));

    [Fact]
    public void Once_the_study_is_closed_all_get_the_whole_workbook()
    {
        Assert.Contains("allocation", SheetsOf(lab.At("closed")));
        Assert.Equal(File.ReadAllBytes(lab.At("command")), File.ReadAllBytes(lab.At("closed")));
    }

    private static IEnumerable<string> SheetsOf(string file)
    {
        using var book = new XLWorkbook(file);
        return [.. book.Worksheets.Select(sheet => sheet.Name)];
    }

    /// <summary>What each role got, before the close and after.</summary>
    public sealed class Downloads : IAsyncLifetime
    {
        private readonly Members lab = new();

        public Dictionary<string, string> Names { get; } = [];

        public List<string> Respondents => lab.Respondents;

        public string At(string name) => Path.Combine(lab.Folder, $"{name}.xlsx");

        public async Task InitializeAsync()
        {
            await lab.InitializeAsync();
            foreach (var who in new[] { "owner", "editor", "analyst" })
                await DownloadAsync(who, who, "");
            await lab.RunAsync("simulate", Lab.Study, "--respondents", "20");
            await DownloadAsync("analyst", "simulated", "?mode=simulated");
            await lab.RunAsync("close", Lab.Study);
            await DownloadAsync("analyst", "closed", "");
            await lab.RunAsync("export", Lab.Study, "--out", "command.xlsx");
        }

        public Task DisposeAsync() => ((IAsyncLifetime)lab).DisposeAsync();

        private async Task DownloadAsync(string who, string name, string query)
        {
            var reply = await lab.By[who].GetAsync($"/studies/{Lab.Study}/data.xlsx{query}");
            Names[name] = reply.Content.Headers.ContentDisposition?.FileName ?? "";
            await File.WriteAllBytesAsync(At(name), await reply.Content.ReadAsByteArrayAsync());
        }
    }
}
