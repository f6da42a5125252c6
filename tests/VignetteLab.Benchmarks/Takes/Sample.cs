using System.Diagnostics;
using VignetteLab.Benchmarks.Load;
using VignetteLab.Benchmarks.Servers;

namespace VignetteLab.Benchmarks.Takes;

/// <summary>One stretch of driving one server; a survey belongs to it when it was finished within.</summary>
/// <param name="Failed">From the first respondent let in to the last one out.</param>
/// <param name="Milliseconds">What each finished survey took, in rising order.</param>
/// <param name="ServerCpu">Milliseconds of CPU per finished survey.</param>
/// <param name="Unrelated">Cores taken by neither the client nor a server of ours, on average.</param>
/// <param name="Stolen">Cores that the hypervisor gave to others.</param>
/// <param name="Client">Cores taken by the client.</param>
internal sealed record Sample(
    double PerSecond,
    int Failed,
    IReadOnlyList<double> Milliseconds,
    double ServerCpu,
    double Unrelated,
    double Stolen,
    double Client)
{
    /// <param name="from">Before the stretch.</param>
    /// <param name="to">After it.</param>
    /// <param name="server">Which of the servers was driven, counted from 0.</param>
    public static Sample Of(IReadOnlyList<Walk> walks, Machine from, Machine to, int server)
    {
        var spent = to.Since(from);
        var seconds = (double)spent.At / Stopwatch.Frequency;
        double[] finished =
        [
            .. walks
                .Where(walk => walk.Failure is null && walk.Ended > from.At && walk.Ended <= to.At)
                .Select(walk => Stopwatch.GetElapsedTime(walk.Began, walk.Ended).TotalMilliseconds)
                .Order(),
        ];
        return new Sample(
            finished.Length / seconds,
            walks.Count(walk => walk.Failure is not null),
            finished,
            spent.Servers[server] * 1000 / finished.Length,
            spent.Unrelated / seconds,
            spent.Stolen / seconds,
            spent.Client / seconds);
    }
}
