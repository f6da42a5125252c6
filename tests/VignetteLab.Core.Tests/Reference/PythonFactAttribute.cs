using System.Diagnostics;

namespace VignetteLab.Core.Tests.Reference;

/// <summary>A fact that asks the Python reference, skipped where there is no Python.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    private const string python = "/usr/bin/python3";

    public PythonFactAttribute()
    {
        if (!File.Exists(python))
            Skip = $"There is no {python} to run the reference with.";
    }

    /// <summary>What a script prints, line by line.</summary>
    public static async Task<string[]> RunAsync(params string[] arguments)
    {
        var (exit, printed) = await ExitAsync(arguments);
        Assert.Equal(0, exit);
        return printed;
    }

    /// <summary>The code that a script exits with, and what it prints on either stream, line by line.</summary>
    public static async Task<(int Exit, string[] Printed)> ExitAsync(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{python} does not start.");
        var errors = run.StandardError.ReadToEndAsync();
        var printed = await run.StandardOutput.ReadToEndAsync() + await errors;
        await run.WaitForExitAsync();
        return (run.ExitCode, printed.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
