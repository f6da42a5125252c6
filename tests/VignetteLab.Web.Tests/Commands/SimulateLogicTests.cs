namespace VignetteLab.Web.Tests.Commands;

/// <summary>Made-up respondents obey the rules of a study, and the workbook tells what they were not asked.</summary>
public sealed class SimulateLogicTests(LogicLab lab) : IClassFixture<LogicLab>
{
    [Fact]
    public async Task Who_is_made_up_answers_what_the_rules_show_and_the_workbook_says_so()
    {
        await lab.RunAsync("simulate", LogicLab.Rules, "--respondents", "150", "--dropout", "own_job=10", "--non-response", "8");
        await lab.RunAsync("export", LogicLab.Rules, "--mode", "simulated", "--out", "rules.xlsx");
        await lab.RunAsync("verify");
        var file = Path.Combine(lab.Folder, "rules.xlsx");
        var (wide, rows) = (Fieldwork.Read(file, "wide"), Fieldwork.Read(file, "long"));
        var codebook = Fieldwork.Read(file, "codebook").Where(row => row["sheet"] == "wide").ToDictionary(row => row["name"]);

        Assert.All(wide, row =>
        {
            var role = row.GetValueOrDefault("role");
            var isCore = row.GetValueOrDefault("arm_name")?.StartsWith("core", StringComparison.Ordinal);
            var told = rows.Where(cell => cell["respondent"] == row["respondent"]).ToDictionary(cell => cell["item"]);
            Assert.Equal(role == "3", Reason(told["work"]) == "not_shown");
            Assert.True(role != "3" || !row.ContainsKey("work"));
            if (row["status"] != "completed")
                return;
            Assert.Equal(isCore == false, Reason(told["motivation_1"]) == "not_shown");
            Assert.True(isCore == true || !row.ContainsKey("motivation_1") && !row.ContainsKey("motivation"));
            var unreal = row.GetValueOrDefault("realism") is "1" or "2" || row.ContainsKey("work");
            Assert.Equal(unreal, Reason(told["unreal"]) != "not_shown");
            Assert.DoesNotContain(told.Values, cell => Reason(cell) == "not_reached");
        });
        Assert.Contains(wide, row => row["status"] == "partial");
        Assert.Contains(rows, row => Reason(row) == "not_reached");
        Assert.Equal("role not in (nurse)", codebook["work"]["shown_if"]);
        Assert.Equal("realism <= 2 or answered(work)", codebook["unreal"]["shown_if"]);
        Assert.Equal("type in (core)", codebook["motivation_1"]["shown_if"]);
        Assert.StartsWith("not_shown, not_reached", codebook["work"]["missing"], StringComparison.Ordinal);
        Assert.Contains(Fieldwork.Read(file, "value_labels"), row => (row["set"], row["code"], row["name"]) == ("missing", "-90", "not_shown"));
    }

    private static string? Reason(Dictionary<string, string> cell) => cell.GetValueOrDefault("missing_reason");
}
