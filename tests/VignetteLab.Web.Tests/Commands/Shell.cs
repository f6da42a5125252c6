namespace VignetteLab.Web.Tests.Commands;

/// <summary>A folder of its own in which commands are run.</summary>
public sealed class Shell : IDisposable
{
    /// <summary>The key of what is simulated here.</summary>
    public const string Key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("shell");

    public string Folder => folder.FullName;

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        LabProcess.RunAsync(Folder, arguments);

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>Simulates a study with <see cref="Key"/> and gives what is said.</summary>
    public async Task<string> SimulateAsync(string study, params string[] options)
    {
        var (code, output, error) = await RunAsync(["simulate", study, "--key", Key, .. options]);
        Assert.True(code == 0, error);
        return output;
    }

    /// <summary>A row for each simulated respondent of a study, as a workbook of its own has it.</summary>
    public async Task<List<Dictionary<string, string>>> WideAsync(string study)
    {
        var (code, _, error) = await RunAsync("export", study, "--mode", "simulated", "--out", "data.xlsx");
        Assert.True(code == 0, error);
        return Fieldwork.Read(At("data.xlsx"), "wide");
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
