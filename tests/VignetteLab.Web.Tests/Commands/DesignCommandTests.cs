using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Commands;

public sealed class DesignCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_folder_is_reported_on_without_a_lab()
    {
        var (code, output, error) = await shell.RunAsync("design", Folder("individual-or-collective"), "--replications", "100");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("individual-or-collective: within, 18 vignettes with factors in 3 arms, 6 for each respondent\n", output, StringComparison.Ordinal);
        Assert.Contains("- No two factors vary together.\n", output, StringComparison.Ordinal);
        Assert.Matches("\n  form           individual          9\n", output);
        Assert.Matches("\n  benefit\\*voluntariness        0.13\n", output);
        Assert.Matches("\n  deck_1 +7[89]\\.[0-9] +7[0-9] +6[0-9]\\.[0-9] +6[0-9]\n", output);
        Assert.Matches("\n  collective_public_required +7", output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    [Fact]
    public async Task A_study_of_the_lab_is_reported_on_as_drafted()
    {
        await shell.RunAsync("migrate");
        await shell.RunAsync("simulate", Lab.Study, "--respondents", "1");

        var open = await shell.RunAsync("design", Lab.Study);
        var (code, output, _) = await shell.RunAsync("design", Lab.Study, "--respondents", "200", "--dropout", "12.5", "--replications", "20");

        Assert.Equal(0, open.Code);
        Assert.Contains("add --respondents", open.Output, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.Contains("from 20 fieldworks drawn by permuted blocks: 200 to be allocated, 12.5 % leaving.", output, StringComparison.Ordinal);
        Assert.Matches("\n  control +[0-9.]+ +[0-9]+ +[0-9.]+ +[0-9]+\n", output);
        Assert.Matches("\n  all +200\\.0 +200 +17[0-9]\\.[0-9] +1[67][0-9]\n", output);
    }

    [Fact]
    public async Task The_same_command_prints_the_same()
    {
        var one = await shell.RunAsync("design", Folder("where-consultation-ends"), "--replications", "50");
        var two = await shell.RunAsync("design", Folder("where-consultation-ends"), "--replications", "50");

        Assert.Equal(one.Output, two.Output);
        Assert.Contains("presentation and stakes compare different people.", one.Output, StringComparison.Ordinal);
        Assert.Contains("! Whole clusters share an arm, 8 clusters among 4 arms", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_with_problems_is_refused_with_them()
    {
        await File.WriteAllTextAsync(shell.At("broken.json"), "{}");

        var (code, output, error) = await shell.RunAsync("design", "broken.json");

        Assert.Equal((1, ""), (code, output));
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_study_that_is_nowhere_is_said_so()
    {
        await shell.RunAsync("migrate");

        Assert.Equal((1, "There is no study “none”, and no such folder or file.\n"), await FailAsync("design", "none"));
    }

    [Theory]
    [InlineData("--respondents", "0")]
    [InlineData("--dropout", "101")]
    [InlineData("--dropout", "-1")]
    [InlineData("--replications", "5")]
    public async Task A_number_out_of_bounds_is_bad_usage(string option, string number) =>
        Assert.Equal(2, (await FailAsync("design", "x", option, number)).Code);

    private async Task<(int Code, string Error)> FailAsync(params string[] arguments)
    {
        var (code, _, error) = await shell.RunAsync(arguments);
        return (code, error);
    }

    private static string Folder(string name) => StudyLibrary.Folders.Single(folder => Path.GetFileName(folder) == name);
}
