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
        Assert.Contains("volunteers-in-the-nursing-home: 0 errors, ", output, StringComparison.Ordinal);
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
        Assert.Matches(@"\n3 errors, [0-9]+ warnings? and [0-9]+ notes?\.\n$", error);
    }

    [Fact]
    public async Task Warnings_and_notes_follow_with_their_rule_file_and_line()
    {
        var study = Copy("volunteers-in-the-nursing-home");
        var file = Path.Combine(study, "study.json");
        var json = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, json.Replace("\"name\": \"gender\",", "\"name\": \"gender\", \"required\": true,", StringComparison.Ordinal)
            .Replace("\"prompt\": { \"en\": \"What is your gender?\", \"da\": \"Hvad er dit køn?\" },\n          \"decline\": [\"refused\"],", "\"prompt\": { \"en\": \"What is your gender?\", \"da\": \"Hvad er dit køn?\" },", StringComparison.Ordinal));

        var (code, output, error) = await shell.RunAsync("check", "volunteers-in-the-nursing-home");

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"\nstudy\.json:[0-9]+: pages\[[0-9]\]\.items\[[0-9]\]\.required: L17 warning: “gender” must be answered", output);
    }

    [Fact]
    public async Task An_error_of_the_catalogue_makes_the_command_fail()
    {
        var study = Copy("volunteers-in-the-nursing-home");
        var file = Path.Combine(study, "information.en.md");
        await File.WriteAllTextAsync(file, "## Welcome\n\nHave fun.\n");

        var (code, output, error) = await shell.RunAsync("check", "volunteers-in-the-nursing-home");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("information.en.md:1: L20 error: In English the information page does not say who is responsible for the data.", error, StringComparison.Ordinal);
        Assert.Matches(@"\n6 errors, ", error);
    }

    [Fact]
    public async Task Findings_are_said_in_Danish_to_those_who_ask()
    {
        var study = Copy("volunteers-in-the-nursing-home");
        var file = Path.Combine(study, "study.json");
        var json = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, json.Replace("\"required\": true", "\"required\": \"yes\"", StringComparison.Ordinal));

        var (code, _, error) = await shell.RunAsync("check", "volunteers-in-the-nursing-home", "--language", "da");

        Assert.Equal(1, code);
        Assert.Contains("fejl: Dette er tekst. Skriv true eller false.", error, StringComparison.Ordinal);
        Assert.Matches(@"\n[0-9]+ fejl, [0-9]+ advars", error);
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
    [InlineData("deep.json", "1 error, 0 warnings and 0 notes.")]
    [InlineData("binary.json", "1 error, 0 warnings and 0 notes.")]
    [InlineData("blank.json", "1 error, 0 warnings and 0 notes.")]
    [InlineData("list.json", "list.json:1: This is a list. A study is an object in { }.")]
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
