using System.Text;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_study_without_problems_is_described()
    {
        Copy("volunteers-in-the-nursing-home");

        var (code, output, error) = await shell.RunAsync("check", "volunteers-in-the-nursing-home");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("volunteers-in-the-nursing-home: no problems.", output, StringComparison.Ordinal);
        Assert.Contains("arms         control, complementary_low, complementary_high, core_low, core_high", output, StringComparison.Ordinal);
        Assert.Matches("fingerprint  [0-9a-f]{64}", output);
    }

    [Fact]
    public async Task Every_problem_is_printed_with_its_file_and_line()
    {
        var study = Copy("volunteers-in-the-nursing-home");
        var file = Path.Combine(study, "study.json");
        var json = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, json.Replace("\"minutes\": 8", "\"minuts\": 8", StringComparison.Ordinal)
            .Replace("\"required\": true", "\"required\": \"yes\"", StringComparison.Ordinal));

        var (code, output, error) = await shell.RunAsync("check", "./volunteers-in-the-nursing-home/");

        Assert.Equal((1, ""), (code, output));
        Assert.Matches("study.json.*minuts", error);
        Assert.Matches("study.json.*required", error);
        Assert.EndsWith("3 problems.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_must_bear_the_name_of_its_study()
    {
        Copy("another-name");

        var (code, _, error) = await shell.RunAsync("check", "another-name");

        Assert.Equal(1, code);
        Assert.Contains("another-name", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no such file or folder.")]
    [InlineData("", "There is no such file or folder.")]
    [InlineData("empty", "The file is missing.")]
    [InlineData("huge.json", "larger than 2 MB")]
    [InlineData("deep.json", "1 problem.")]
    [InlineData("binary.json", "1 problem.")]
    [InlineData("blank.json", "1 problem.")]
    [InlineData("list.json", "A study is an object in { }.")]
    public async Task What_is_no_study_is_refused_in_words(string path, string says)
    {
        Directory.CreateDirectory(shell.At("empty"));
        await File.WriteAllTextAsync(shell.At("huge.json"), $"{{\"name\": \"{new string('x', 2_200_000)}\"}}");
        await File.WriteAllTextAsync(shell.At("deep.json"), string.Concat(Enumerable.Repeat("[", 200_000)));
        await File.WriteAllBytesAsync(shell.At("binary.json"), [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 0xff, 0xfe, 0x80]);
        await File.WriteAllTextAsync(shell.At("blank.json"), "");
        await File.WriteAllTextAsync(shell.At("list.json"), "[]");

        var (code, output, error) = await shell.RunAsync("check", path);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.True(error.Length < 2000, error[..Math.Min(error.Length, 2000)]);
    }

    [Fact]
    public async Task Checking_leaves_nothing_behind()
    {
        await File.WriteAllTextAsync(shell.At("list.json"), "[]", Encoding.UTF8);

        await shell.RunAsync("check", "list.json");

        Assert.Equal([shell.At("list.json")], Directory.EnumerateFileSystemEntries(shell.Folder));
    }

    private string Copy(string name)
    {
        var from = StudyLibrary.Folders.Single(folder => folder.EndsWith(Lab.Study, StringComparison.Ordinal));
        var to = Directory.CreateDirectory(shell.At(name)).FullName;
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));

        return to;
    }
}
