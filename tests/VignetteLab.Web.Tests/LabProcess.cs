using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace VignetteLab.Web.Tests;

/// <summary>The program as people run it: a process of its own, in a folder of its own.</summary>
public sealed class LabProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = [];
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LabProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where the site is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it has printed.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string folder, string[] arguments, params (string Name, string Value)[] settings)
    {
        using var process = Start(folder, arguments, settings);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        return (process.ExitCode, await output, await error);
    }

    /// <summary>Serves a site and waits until it says where.</summary>
    public static async Task<LabProcess> ServeAsync(
        string folder, string environment = "Development", string[]? arguments = null)
    {
        var site = new LabProcess(Start(
            folder, arguments ?? ["--urls", "http://127.0.0.1:0"], [("ASPNETCORE_ENVIRONMENT", environment)]));
        var ended = site.process.WaitForExitAsync();
        await Task.WhenAny(site.address.Task, ended).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(ended.IsCompleted, site.Output);
        site.Address = await site.address.Task;

        return site;
    }

    /// <summary>Ends it at once, as a power cut ends it for the program.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Sends a signal and waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(40));

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await KillAsync();
        process.Dispose();
    }

    private static Process Start(string folder, string[] arguments, (string Name, string Value)[] settings)
    {
        // Who runs the tests in the background has the shell ignore Ctrl+C, and a process inherits what is ignored.
        string[] program = ["dotnet", typeof(Program).Assembly.Location, .. arguments];
        if (OperatingSystem.IsLinux())
            program = ["env", "--default-signal=INT", .. program];
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;

        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    // The last line that it prints of itself tells its address.
    private void Read(string? line)
    {
        if (line is null)
            return;
        lines.Enqueue(line);
        if (line.StartsWith("The first researcher:", StringComparison.Ordinal) || line.StartsWith("The studio:", StringComparison.Ordinal))
            address.TrySetResult(new(new Uri(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).First(word => word.StartsWith("http", StringComparison.Ordinal))).GetLeftPart(UriPartial.Authority)));
    }
}
