using System.Diagnostics;

namespace VignetteLab.Benchmarks.Servers;

/// <summary>Finds the site in the repository and publishes it as a release.</summary>
internal static class Publishing
{
    public static async Task PublishAsync(string folder, CancellationToken stop)
    {
        var project = Path.Combine(Repository(), "src", "VignetteLab.Web");
        string[] words = ["publish", project, "-c", "Release", "-o", folder, "-v", "quiet"];
        using var publish = Process.Start("dotnet", words);
        await publish.WaitForExitAsync(stop);
        if (publish.ExitCode != 0)
            throw new InvalidOperationException($"{project} could not be published.");
    }

    /// <summary>The program in a folder that <c>dotnet publish</c> made.</summary>
    public static string Program(string folder)
    {
        const string Config = ".runtimeconfig.json";
        var configs = Directory.GetFiles(folder, "*" + Config);
        return configs is [var config]
            ? Path.GetFullPath(config[..^Config.Length] + ".dll")
            : throw new InvalidOperationException($"{folder} holds {configs.Length} programs, not one.");
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VignetteLab.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this in the repository.");
        return folder.FullName;
    }
}
