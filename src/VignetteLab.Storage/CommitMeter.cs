namespace VignetteLab.Storage;

/// <summary>How the one writer of this process has done since it started.</summary>
/// <param name="Kept">How many acts were committed.</param>
/// <param name="Refused">How many were refused since the database could not take them; each was told so.</param>
/// <param name="Median">From asking to the commit on disk, in milliseconds, over the latest acts; <c>null</c> before the first.</param>
/// <param name="P95">Likewise; one in twenty took longer.</param>
public sealed record Metered(long Kept, long Refused, double? Median, double? P95);

/// <summary>Measures the acts of one writer; in memory, so it knows nothing of other processes nor of the time before it started.</summary>
public sealed class CommitMeter
{
    private const int latest = 4_096;

    private readonly double[] milliseconds = new double[latest];
    private long kept;
    private long refused;

    /// <summary>What was measured so far.</summary>
    public Metered Now()
    {
        var count = Interlocked.Read(ref kept);
        double[] sorted = [.. milliseconds.Take((int)Math.Min(count, latest)).Order()];
        return new(count, Interlocked.Read(ref refused), At(0.5), At(0.95));

        double? At(double share) => sorted.Length == 0 ? null : sorted[(int)(share * (sorted.Length - 1))];
    }

    internal void Keep(TimeSpan took) => milliseconds[(Interlocked.Increment(ref kept) - 1) % latest] = took.TotalMilliseconds;

    internal void Refuse() => Interlocked.Increment(ref refused);
}
