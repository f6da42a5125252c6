using System.Diagnostics;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Tests.Commands;

namespace VignetteLab.Web.Tests;

/// <summary>Every study of <c>vignettes/</c> goes the whole way: taken in, simulated, exported, verified twice.</summary>
public sealed class LibraryTests
{
    private const int respondents = 120;
    private const string key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    public static TheoryData<string> Studies => [.. StudyLibrary.Folders.Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void The_library_has_a_study_for_each_of_its_five_sources() => Assert.Equal(5, Studies.Count);

    [PythonTheory]
    [MemberData(nameof(Studies))]
    public async Task A_study_can_be_simulated_exported_and_verified(string name)
    {
        using var shell = new Shell();
        await DoAsync(shell, "simulate", name, "--respondents", $"{respondents}", "--key", key);
        await DoAsync(shell, "export", name, "--mode", "simulated", "--out", "data.xlsx");
        var holds = await DoAsync(shell, "verify");
        var (code, said) = await VerifyAsync(shell.At("data.xlsx"));

        var study = Frozen(name);
        var wide = Fieldwork.Read(shell.At("data.xlsx"), "wide");
        Assert.DoesNotContain("BROKEN", holds, StringComparison.Ordinal);
        Assert.True(code == 0, said);
        Assert.StartsWith(
            $"{respondents} places verified: {name}, simulated, {Core.Tables.Declaration.NameOf(study.Study.Allocation.Procedure)}.\n", said, StringComparison.Ordinal);
        Assert.Equal(respondents, wide.Count);
        Assert.All(wide, row => Assert.Contains(study.Positions == 0 ? "vignette_text" : "v01_vignette", row.Keys));
        Assert.Equal(
            study.Arms.Select(arm => arm.Name).Order(), wide.Select(row => row["arm_name"]).Distinct().Order());
    }

    private static FrozenStudy Frozen(string name) => new(CanonicalJson.Write(
        StudyLibrary.Read(StudyLibrary.Folders.Single(folder => Path.GetFileName(folder) == name)).Study!));

    private static async Task<string> DoAsync(Shell shell, params string[] arguments)
    {
        var (code, output, error) = await shell.RunAsync(arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {output}{error}");
        return output;
    }

    private static async Task<(int Code, string Said)> VerifyAsync(string workbook)
    {
        using var python = Process.Start(new ProcessStartInfo(PythonFactAttribute.Program)
        {
            ArgumentList = { Fieldwork.InRepository("vignettes/verify-allocation.py"), workbook },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return (python.ExitCode, output + await error);
    }
}
