namespace VignetteLab.Benchmarks.Takes;

/// <summary>A turn of the site and the turn of the ceiling right after it.</summary>
internal sealed record Pair(int Concurrency, Sample Site, Sample Ceiling)
{
    public double Ratio => Site.PerSecond / Ceiling.PerSecond;
}
