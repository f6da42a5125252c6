using System.Runtime.InteropServices;

namespace VignetteLab.Benchmarks.Takes;

/// <summary>The contest as a table in Markdown, and whether it may be quoted.</summary>
internal sealed record Report
{
    /// <summary>Cores of other people's work that spoil a run.</summary>
    private const double mostUnrelated = 0.3;

    public required TakeOptions Options { get; init; }
    public required IReadOnlyList<Pair> Pairs { get; init; }
    public required Contender Site { get; init; }
    public required Contender Ceiling { get; init; }
    public required Balance SiteBalance { get; init; }
    public required Balance CeilingBalance { get; init; }

    public bool IsSound => Faults.Count == 0;

    private IReadOnlyList<Sample> Samples => [.. Pairs.SelectMany(pair => new[] { pair.Site, pair.Ceiling })];

    private double Unrelated => Samples.Max(sample => sample.Unrelated);

    private List<string> Faults
    {
        get
        {
            var faults = new List<string>();
            faults.AddRange(Site.Failures.Select(cause => $"Site, {cause.Value:N0} × {cause.Key}"));
            faults.AddRange(Ceiling.Failures.Select(cause => $"Ceiling, {cause.Value:N0} × {cause.Key}"));
            if (!SiteBalance.IsEven)
                faults.Add($"The site lost or made up something: {SiteBalance}.");
            if (!CeilingBalance.IsEven)
                faults.Add($"The ceiling lost or made up something: {CeilingBalance}.");
            if (Samples.Any(sample => sample.Milliseconds.Count == 0))
                faults.Add("A turn ended before any survey did: give it more seconds.");
            if (Unrelated > mostUnrelated)
                faults.Add($"Unrelated work took {Unrelated:F2} cores, over {mostUnrelated}: run again.");
            return faults;
        }
    }

    public void Write(TextWriter to)
    {
        to.WriteLine(
            "| concurrency | site surveys/s | ceiling surveys/s | ratio | p50 / p99 ms per survey | " +
            "server CPU ms per survey | failed |");
        to.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var pairs in Pairs.GroupBy(pair => pair.Concurrency))
            to.WriteLine(Row(pairs.Key, [.. pairs]));

        to.WriteLine();
        to.WriteLine($"Stored: site, {SiteBalance}; ceiling, {CeilingBalance}.");
        to.WriteLine(
            $"Requests a survey: site {Site.RequestsPerSurvey:F1} " +
            $"({(Options.Cookies ? "with" : "without")} cookies), " +
            $"ceiling {Ceiling.RequestsPerSurvey:F1} ({Options.Ceiling}).");
        to.WriteLine(
            $"Cores: {Environment.ProcessorCount}; at most " +
            $"{Samples.Max(sample => sample.Client):F2} client, {Unrelated:F2} unrelated, " +
            $"{Samples.Max(sample => sample.Stolen):F2} stolen. " +
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, " +
            $"data on {new DriveInfo(Path.GetTempPath()).DriveFormat}.");
        foreach (var fault in Faults)
            to.WriteLine($"**Not sound.** {fault}");
    }

    private static string Row(int concurrency, IReadOnlyList<Pair> pairs)
    {
        double[] times = [.. pairs.SelectMany(pair => pair.Site.Milliseconds).Order()];
        var siteCpu = pairs.Select(pair => pair.Site.ServerCpu).Median();
        var ceilingCpu = pairs.Select(pair => pair.Ceiling.ServerCpu).Median();
        var cells = new[]
        {
            $"{concurrency}",
            $"{pairs.Select(pair => pair.Site.PerSecond).Median():N0}",
            $"{pairs.Select(pair => pair.Ceiling.PerSecond).Median():N0}",
            $"{pairs.Select(pair => pair.Ratio).Median():F2}",
            $"{times.Quantile(0.5):F1} / {times.Quantile(0.99):F1}",
            $"{siteCpu:F2} (ceiling {ceilingCpu:F2})",
            $"{pairs.Sum(pair => pair.Site.Failed + pair.Ceiling.Failed)}",
        };
        return $"| {string.Join(" | ", cells)} |";
    }
}
