using System.Diagnostics;
using System.Globalization;

namespace VignetteLab.Benchmarks.Servers;

/// <summary>What the machine had done by some moment, in seconds of CPU.</summary>
/// <param name="At">In ticks of the stopwatch.</param>
/// <param name="Busy">Everything that ran, this program and its servers among it.</param>
/// <param name="Stolen">Wanted, but given to other machines by the hypervisor.</param>
/// <param name="Client">This program.</param>
/// <param name="Servers">Each server that it started.</param>
internal sealed record Machine(
    long At, double Busy, double Stolen, double Client, IReadOnlyList<double> Servers)
{
    private const double ticksPerSecond = 100;

    /// <remarks>Only Linux tells all of it; elsewhere unrelated work goes unseen.</remarks>
    public static Machine Now(IEnumerable<Server> servers)
    {
        var line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/stat").First() : "cpu 0 0 0 0 0 0 0 0";
        var numbers = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        double[] spent =
        [
            .. numbers.Select(number => double.Parse(number, CultureInfo.InvariantCulture) / ticksPerSecond),
        ];

        // user, nice, system, idle, iowait, irq, softirq, steal
        return new Machine(
            Stopwatch.GetTimestamp(),
            spent[0] + spent[1] + spent[2] + spent[5] + spent[6],
            spent[7],
            Environment.CpuUsage.TotalTime.TotalSeconds,
            [.. servers.Select(server => server.Cpu.TotalSeconds)]);
    }

    /// <summary>What happened between an earlier moment and this one.</summary>
    public Machine Since(Machine before) => new(
        At - before.At,
        Busy - before.Busy,
        Stolen - before.Stolen,
        Client - before.Client,
        [.. Servers.Zip(before.Servers, (now, then) => now - then)]);

    /// <summary>CPU seconds of neither this program nor its servers.</summary>
    public double Unrelated => Busy - Client - Servers.Sum();
}
