using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using VignetteLab.Benchmarks.Load;

namespace VignetteLab.Benchmarks.Servers;

/// <summary>A web server that runs as a child of this process, on a free port of this machine.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const int lastLines = 40;
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> said = new();

    private Server(ProcessStartInfo start, int port)
    {
        Port = port;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>The last lines that it wrote.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>All threads together, since it was started.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.HasExited ? TimeSpan.Zero : process.TotalProcessorTime;
        }
    }

    /// <param name="words">For the server, given the address to listen on.</param>
    /// <exception cref="InvalidOperationException">It did not come up; it says what it wrote.</exception>
    public static async Task<Server> StartAsync(
        string assembly,
        Func<string, string[]> words,
        Dictionary<string, string> environment,
        CancellationToken stop)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [assembly, .. words($"http://127.0.0.1:{port}")])
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        var server = new Server(start, port);
        try
        {
            await server.AwakeAsync(stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AwakeAsync(CancellationToken stop)
    {
        using var connection = new Connection(Port);
        var since = Stopwatch.StartNew();
        while (since.Elapsed < patience && !process.HasExited)
        {
            try
            {
                if ((await connection.GetAsync("/healthz", "", stop)).Status == 200)
                    return;
            }
            catch (Exception problem) when (problem is SocketException or IOException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, stop);
        }

        var state = process.HasExited ? $"ended with {process.ExitCode}" : "was not healthy in time";
        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[0]} {state}.\n{Said}");
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
            return;
        said.Enqueue(line.Data);
        if (said.Count > lastLines)
            said.TryDequeue(out _);
    }
}
