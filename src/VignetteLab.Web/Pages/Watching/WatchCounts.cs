using System.Collections.Concurrent;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>What was counted of a study.</summary>
/// <param name="Study">The version that describes the data.</param>
/// <param name="Counts">What was counted.</param>
/// <param name="AtUtc">When it held.</param>
public sealed record Counted(FrozenStudy Study, Tallied Counts, DateTime AtUtc);

/// <summary>Counts a study's responses for everybody who looks, one after the other and no more often than pages ask anew.</summary>
/// <remarks>
/// What researchers do (a mark, a correction, the close, another simulation) is counted at once; what respondents save within
/// <see cref="Lasting"/>. A count holds as much as there are arms, pages and items, however many answer.
/// </remarks>
public sealed class WatchCounts(TimeProvider time) : IDisposable
{
    /// <summary>For so long a count is good; pages ask anew as often.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(30);

    /// <summary>So many counts are kept; the oldest makes room.</summary>
    public const int Most = 32;

    private readonly ConcurrentDictionary<(int Study, Mode Mode, Window Window), Known> known = [];
    private readonly ConcurrentDictionary<int, SemaphoreSlim> gates = [];

    /// <summary>How many counts are kept now.</summary>
    public int Count => known.Count;

    /// <summary>What a study is watched by.</summary>
    /// <param name="snapshot">The study, in the mode that is watched.</param>
    /// <param name="window">Whom to count.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Counted> ReadAsync(Snapshot snapshot, Window window, CancellationToken stop)
    {
        // What the snapshot holds is as old as this, however long it waits to be counted.
        var now = time.GetUtcNow().UtcDateTime;
        var frozen = (await snapshot.VersionAsync(stop)).Study;
        var acts = $"{frozen.Fingerprint}.{await snapshot.ActsAsync(stop)}";
        var key = (snapshot.Study.Id, snapshot.Mode, window);
        if (Fresh(key, acts) is { } before)
            return before;

        // Ten who ask at once wait for one count.
        var gate = gates.GetOrAdd(snapshot.Study.Id, _ => new(1));
        await gate.WaitAsync(stop);
        try
        {
            return Fresh(key, acts) ?? await CountAsync(key, snapshot, frozen, acts, now, stop);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    private Counted? Fresh((int, Mode, Window) key, string acts) =>
        known.TryGetValue(key, out var kept) && kept.Acts == acts && time.GetUtcNow().UtcDateTime - kept.Counted.AtUtc < Lasting ? kept.Counted : null;

    private async Task<Counted> CountAsync(
        (int, Mode, Window Window) key, Snapshot snapshot, FrozenStudy frozen, string acts, DateTime now, CancellationToken stop)
    {
        var savings = await snapshot.SavingsAsync(stop);
        var counted = known.TryGetValue(key, out var kept) && kept.Acts == acts && kept.Savings == savings && kept.Counted.Counts.IsSettled
            ? kept.Counted with { AtUtc = now }
            : new(frozen, await TallyAsync(snapshot, frozen, key.Window, now, stop), now);
        if (known.Count >= Most && !known.ContainsKey(key))
            known.TryRemove(known.MinBy(one => one.Value.Counted.AtUtc).Key, out _);
        known[key] = new(acts, savings, counted);
        return counted;
    }

    private static async Task<Tallied> TallyAsync(Snapshot snapshot, FrozenStudy frozen, Window window, DateTime now, CancellationToken stop)
    {
        var tally = new Tally(frozen, window, await ThereAsync(snapshot, now, stop));
        await foreach (var response in snapshot.ResponsesAsync(stop))
            tally.Add(response);
        return tally.Result();
    }

    // Made-up respondents have a time of their own; once their key is shown it is over, and who has not finished has left.
    private static async Task<DateTime> ThereAsync(Snapshot snapshot, DateTime now, CancellationToken stop) =>
        snapshot.Mode != Mode.Simulated ? now
        : await snapshot.KeyAsync(stop) is { RevealedUtc: null } ? await snapshot.LastUtcAsync(stop) ?? now
        : DateTime.MaxValue;

    private sealed record Known(string Acts, string Savings, Counted Counted);
}
