namespace VignetteLab.Web.Tests.Commands;

public sealed class InviteCommandTests(StudyLifeCommandTests.Fresh shell) : IClassFixture<StudyLifeCommandTests.Fresh>
{
    [Fact]
    public async Task Links_are_printed_as_CSV_and_nothing_else_is()
    {
        var (code, output, error) = await shell.RunAsync("invite", Lab.Study, "--count", "3");

        Assert.Equal(0, code);
        Assert.Contains("Set Lab__PublicUrl", error, StringComparison.Ordinal);
        Assert.Matches(
            $@"\Anumber,link\n(?:(\d),http://localhost:5080/s/{Lab.Study}/i/[0-9A-HJKMNP-TV-Z]{{26}}\n){{3}}\z", output);
        Assert.Equal(["1", "2", "3"], output.Split('\n')[1..4].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task A_file_of_links_is_never_written_over()
    {
        var first = await shell.RunAsync("invite", Lab.Study, "--count", "2", "--out", "kept.csv");
        var before = await File.ReadAllTextAsync(shell.Shell.At("kept.csv"));

        var (code, output, error) = await shell.RunAsync("invite", Lab.Study, "--count", "2", "--out", "kept.csv");

        Assert.Equal((0, $"{shell.Shell.At("kept.csv")} holds 2 personal links. They are kept nowhere else.\n"), (first.Code, first.Output));
        Assert.Equal(3, before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("kept.csv is there already", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(shell.Shell.At("kept.csv")));
    }

    [Fact]
    public async Task Where_no_links_can_be_made_no_file_is_left()
    {
        var (code, output, error) = await shell.RunAsync("invite", "none", "--count", "2", "--out", "none.csv");

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("There is no study “none”.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(shell.Shell.At("none.csv")));
    }
}
