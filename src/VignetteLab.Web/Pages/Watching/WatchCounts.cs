using System.Collections.Concurrent;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>Counts a study's responses for everybody who watches it, once for as long as nothing is saved.</summary>
public sealed class WatchCounts : IDisposable
{
    private const int most = 64;

    // So long may somebody be called under way who has just left.
    private static readonly TimeSpan grace = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<(int Study, Mode Mode, Window Window), Counted> known = [];
    private readonly SemaphoreSlim counting = new(1);

    /// <summary>What a study is watched by, as a snapshot has it.</summary>
    /// <param name="snapshot">The study, in the mode that is watched.</param>
    /// <param name="frozen">The version that describes its data.</param>
    /// <param name="window">Whom to count.</param>
    /// <param name="nowUtc">What time it is for the respondents.</param>
    public async Task<Tallied> ReadAsync(Snapshot snapshot, FrozenStudy frozen, Window window, DateTime nowUtc, CancellationToken stop)
    {
        var key = (snapshot.Study.Id, snapshot.Mode, window);
        var stamp = $"{await snapshot.StampAsync(stop)}.{frozen.Fingerprint}";
        if (Known(key, stamp, nowUtc) is { } before)
            return before;

        // One after the other: ten who refresh at once wait for one count.
        await counting.WaitAsync(stop);
        try
        {
            if (Known(key, stamp, nowUtc) is { } meanwhile)
                return meanwhile;
            var tally = new Tally(frozen, window, nowUtc);
            await foreach (var response in snapshot.ResponsesAsync(stop))
                tally.Add(response);
            var result = tally.Result();
            if (known.Count >= most)
                known.Clear();
            known[key] = new(stamp, nowUtc, result);
            return result;
        }
        finally
        {
            counting.Release();
        }
    }

    public void Dispose() => counting.Dispose();

    private Tallied? Known((int, Mode, Window) key, string stamp, DateTime nowUtc) =>
        known.TryGetValue(key, out var counted) && counted.Stamp == stamp && nowUtc - counted.AtUtc < grace ? counted.Result : null;

    private sealed record Counted(string Stamp, DateTime AtUtc, Tallied Result);
}
