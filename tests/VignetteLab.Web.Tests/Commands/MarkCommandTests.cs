namespace VignetteLab.Web.Tests.Commands;

public sealed class MarkCommandTests(StudyLifeCommandTests.Fresh shell) : IClassFixture<StudyLifeCommandTests.Fresh>
{
    [Fact]
    public async Task A_marked_response_stays_in_the_data_with_the_mark_and_the_reason()
    {
        await shell.RunAsync("simulate", Lab.Study, "--respondents", "10");
        var respondent = (await shell.RunAsync("ledger", Lab.Study, "--mode", "simulated")).Output.Split('\n')[1].Split(',')[8];

        var marked = await shell.RunAsync("mark", Lab.Study, respondent, "--not-counted", "--reason", "a test", "--mode", "simulated");
        await shell.RunAsync("export", Lab.Study, "--mode", "simulated", "--out", "marked.xlsx");
        var again = await shell.RunAsync("mark", Lab.Study, respondent, "--counted", "--reason", "no test", "--mode", "simulated");
        await shell.RunAsync("export", Lab.Study, "--mode", "simulated", "--out", "again.xlsx");

        Assert.Equal((0, $"{respondent} is marked as not counted.\n"), (marked.Code, marked.Output));
        Assert.Equal((0, $"{respondent} is marked as counted.\n"), (again.Code, again.Output));
        Assert.Equal(("0", "a test"), Mark("marked.xlsx"));
        Assert.Equal(("1", null), Mark("again.xlsx"));

        (string?, string?) Mark(string file)
        {
            var row = Fieldwork.Read(shell.Shell.At(file), "wide").Single(row => row["respondent"] == respondent);
            return (row["counted"], row.GetValueOrDefault("not_counted_reason"));
        }
    }

    [Theory]
    [InlineData("nobody --not-counted", 2, "Option '--reason' is required.")]
    [InlineData("nobody --reason x", 2, "Give either --counted or --not-counted.")]
    [InlineData("nobody --not-counted --reason x", 1, "has no live respondent “nobody”")]
    public async Task What_cannot_be_marked_is_said(string arguments, int expected, string why)
    {
        var (code, output, error) = await shell.RunAsync(["mark", Lab.Study, .. arguments.Split(' ')]);

        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }
}
