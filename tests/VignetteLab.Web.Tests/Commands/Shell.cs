namespace VignetteLab.Web.Tests.Commands;

/// <summary>A folder of its own in which commands are run.</summary>
public sealed class Shell : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("shell");

    public string Folder => folder.FullName;

    public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        LabProcess.RunAsync(Folder, arguments);

    /// <summary>A path in the folder.</summary>
    public string At(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
