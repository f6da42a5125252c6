using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using VignetteLab.Web.Tests.Exports;

namespace VignetteLab.Web.Tests;

/// <summary>From the landing to the analyst's sheet: nothing is lost, changed or mixed up on the way.</summary>
public sealed class WholeWayTests(Fieldwork lab) : IClassFixture<Fieldwork>
{
    [Fact]
    public void Every_answer_stands_in_wide_as_it_was_posted() => AssertAnswers(lab, Fieldwork.Read(lab.Workbook, "wide"));

    [Fact]
    public void Every_answer_stands_in_long_as_it_was_posted()
    {
        var rows = Fieldwork.Read(lab.Workbook, "long");

        Assert.Equal(12 * 28, rows.Count);
        Assert.All(rows, row => Assert.Equal(
            Expected(lab.Walks[row["respondent"]].Answers[row["item"]]),
            row.GetValueOrDefault("value") ?? row.GetValueOrDefault("value_text")));
    }

    [Fact]
    public void Every_row_holds_the_words_that_its_respondent_read() => AssertVignettes(lab);

    [PythonFact]
    public async Task Every_arm_is_the_one_that_the_revealed_key_draws() => await AssertArmsAsync(lab);

    [Fact]
    public void The_revealed_key_is_the_one_that_was_committed_to()
    {
        var commitments = Fieldwork.Read(lab.Workbook, "allocation").Select(row => row["commitment"]).Distinct();

        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(lab.Key)))], commitments);
    }

    [Fact]
    public void The_ledger_has_a_line_for_each_row()
    {
        var wide = Fieldwork.Read(lab.Workbook, "wide").Select(row => (row["respondent"], row["stratum"], row["arm_name"]));

        Assert.Equal(
            wide.Order(),
            Fieldwork.Read(lab.Workbook, "allocation").Select(row => (row["respondent"], row["stratum"], row["arm_name"])).Order());
    }

    [Fact]
    public async Task Nothing_is_broken_after_it() => Assert.DoesNotContain("BROKEN", await lab.RunAsync("verify"), StringComparison.Ordinal);

    [Fact]
    public async Task The_same_data_make_the_same_file()
    {
        await lab.RunAsync("export", Lab.Study, "--out", "again.xlsx");

        Assert.Equal(
            await File.ReadAllBytesAsync(lab.Workbook),
            await File.ReadAllBytesAsync(Path.Combine(lab.Folder, "again.xlsx")));
    }

    [OpenpyxlFact]
    public async Task Openpyxl_reads_the_same_answers()
    {
        var json = await Reader.RunAsync(OpenpyxlFactAttribute.Program, "-c", """
            import json, sys, openpyxl
            rows = list(openpyxl.load_workbook(sys.argv[1])['wide'].iter_rows(values_only=True))
            print(json.dumps([{name: str(cell) for name, cell in zip(rows[0], row) if cell is not None} for row in rows[1:]]))
            """, lab.Workbook);

        AssertAnswers(lab, JsonSerializer.Deserialize<List<Dictionary<string, string>>>(json)!);
    }

    [LibreOfficeFact]
    public async Task LibreOffice_reads_the_same_answers()
    {
        await Reader.RunAsync(
            LibreOfficeFactAttribute.Program, $"-env:UserInstallation=file://{lab.Folder}/profile", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,3", "--outdir",
            lab.Folder, lab.Workbook);

        var csv = await File.ReadAllTextAsync(Path.Combine(lab.Folder, "data-wide.csv"));
        Assert.All(lab.Walks, walk =>
        {
            var role = walk.Value.Answers["role"];
            Assert.Matches($"(?m)^{walk.Key}\t1\tlive\t{walk.Value.Language}\tcompleted\t.*\t{role}\t{walk.Value.Answers["quality_1"]}\t", csv);
        });
    }

    internal static void AssertAnswers(Fieldwork lab, List<Dictionary<string, string>> wide)
    {
        Assert.Equal(lab.Walks.Keys.Order(), wide.Select(row => row["respondent"]).Order());
        foreach (var row in wide)
        {
            var (answers, language, _) = lab.Walks[row["respondent"]];
            Assert.Equal(29, answers.Count);
            Assert.All(answers.Where(answer => answer.Key != "consent"), answer =>
                Assert.Equal((answer.Key, Expected(answer.Value)), (answer.Key, row.GetValueOrDefault(answer.Key))));
            Assert.Equal(("completed", language), (row["status"], row["language"]));
        }
    }

    internal static void AssertVignettes(Fieldwork lab)
    {
        var vignettes = Fieldwork.Read(lab.Workbook, "vignettes");
        Assert.All(Fieldwork.Read(lab.Workbook, "wide"), row =>
        {
            var (_, language, read) = lab.Walks[row["respondent"]];
            Assert.Equal(read, row["vignette_text"]);
            Assert.Equal(read, vignettes.Single(vignette =>
                vignette["vignette"] == row["arm_name"] && vignette["language"] == language)["text"]);
        });
    }

    internal static async Task AssertArmsAsync(Fieldwork lab)
    {
        var script = Fieldwork.InRepository("tests/VignetteLab.Core.Tests/Reference/allocation.py");
        var strata = Fieldwork.Read(lab.Workbook, "allocation").GroupBy(line => line["stratum"]).ToArray();
        Assert.NotEmpty(strata);
        foreach (var stratum in strata)
        {
            var drawn = await Reader.RunAsync(
                PythonFactAttribute.Program, script, lab.Key, "live", stratum.Key,
                stratum.Count().ToString(CultureInfo.InvariantCulture),
                "control:1,complementary_low:1,complementary_high:1,core_low:1,core_high:1", "1,2");

            Assert.Equal(drawn.Trim().Split('\n'), stratum.Select(line => $"{line["number"]} {line["arm_name"]}"));
        }
    }

    // A line end is LF in the data, and “prefer not to say” is no value.
    private static string? Expected(string posted) =>
        posted == "-94" ? null : posted.Replace("\r\n", "\n", StringComparison.Ordinal);
}
