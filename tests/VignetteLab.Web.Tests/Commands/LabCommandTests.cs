namespace VignetteLab.Web.Tests.Commands;

public sealed class LabCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task Every_command_explains_itself()
    {
        var (code, output, _) = await shell.RunAsync("--help");
        var commands = output[output.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .Where(line => line.Trim().Length > 0).Select(line => line.Trim().Split(' ')[0]).ToArray();

        Assert.Equal(0, code);
        Assert.Equal(
            [
                "check", "design", "pilot", "launch", "pause", "close", "arm", "mark", "invite", "export", "ledger", "simulate", "verify",
                "researcher", "migrate",
            ],
            commands);
        var helps = await Task.WhenAll(commands.Select(command => shell.RunAsync(command, "--help")));
        Assert.All(helps, help => Assert.True(help.Code == 0 && help.Output.Contains("Usage:", StringComparison.Ordinal) && help.Output.Length > 150, help.Output));
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Theory]
    [InlineData("lanch")]
    [InlineData("launch")]
    [InlineData("export volunteers-in-the-nursing-home")]
    [InlineData("export volunteers-in-the-nursing-home --out x --mode dead")]
    [InlineData("simulate volunteers-in-the-nursing-home --respondents 0")]
    [InlineData("simulate volunteers-in-the-nursing-home --respondents many")]
    [InlineData("simulate volunteers-in-the-nursing-home --key abc")]
    [InlineData("simulate volunteers-in-the-nursing-home --seed x")]
    [InlineData("design volunteers-in-the-nursing-home --respondents 100001")]
    [InlineData("design volunteers-in-the-nursing-home --dropout half")]
    [InlineData("design volunteers-in-the-nursing-home --dropout NaN")]
    [InlineData("design volunteers-in-the-nursing-home --replications 1e3")]
    [InlineData("invite volunteers-in-the-nursing-home")]
    [InlineData("invite volunteers-in-the-nursing-home --count 0")]
    [InlineData("invite volunteers-in-the-nursing-home --count 100001")]
    [InlineData("invite volunteers-in-the-nursing-home --count many")]
    [InlineData("verify now")]
    public async Task Bad_usage_is_said_and_is_exit_code_2(string line)
    {
        var (code, output, error) = await shell.RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("Add --help to see what there is.\n", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Theory]
    [InlineData("export volunteers-in-the-nursing-home --out data.xlsx")]
    [InlineData("ledger volunteers-in-the-nursing-home")]
    [InlineData("verify")]
    public async Task Without_a_database_a_command_that_reads_says_where_it_looked(string line)
    {
        var (code, output, error) = await shell.RunAsync(line.Split(' '));

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"There is no database at {shell.At(".lab/lab.db")}.", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_words()
    {
        Directory.CreateDirectory(shell.At(".lab"));
        await File.WriteAllTextAsync(shell.At(".lab/lab.db"), new string('x', 10_000));

        var (code, _, error) = await shell.RunAsync("verify");

        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }
}
