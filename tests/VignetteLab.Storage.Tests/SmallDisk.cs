using System.Diagnostics;

namespace VignetteLab.Storage.Tests;

/// <summary>A disk in memory that is soon full, and can be made larger; only root may make one.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(int megabytes)
    {
        Folder = Directory.CreateTempSubdirectory("vignettelab-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Folder);
    }

    /// <summary>Whether this machine lets us make one.</summary>
    public static bool IsPermitted { get; } = Try();

    public string Folder { get; }

    public void Grow(int megabytes) => Run("mount", "-o", $"remount,size={megabytes}m", Folder);

    public void Dispose()
    {
        // Lazily: the database's pooled connections may still hold files.
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static bool Try()
    {
        try
        {
            using var disk = new SmallDisk(1);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Run(string command, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(command, words) { RedirectStandardError = true })
            ?? throw new InvalidOperationException(command);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command}: {process.StandardError.ReadToEnd()}");
    }
}

/// <summary>A test that needs a small disk; skipped, and said so, where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.IsPermitted)
            Skip = "Only root may mount a small disk, so a full one is not tested.";
    }
}
