using VignetteLab.Benchmarks.Servers;

namespace VignetteLab.Benchmarks.Takes;

/// <summary>Site and ceiling in turn, so that what ails the machine ails both.</summary>
internal sealed class Contest(Contender site, Contender ceiling, TakeOptions options)
{
    // Each crowd finds its pace before it is measured.
    private static readonly TimeSpan runIn = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<Contender> contenders = [site, ceiling];

    public async Task<Report> HoldAsync(CancellationToken stop)
    {
        foreach (var contender in contenders)
            await contender.MeetAsync(stop);
        foreach (var contender in contenders)
            await WarmUpAsync(contender, stop);

        var pairs = new List<Pair>();
        foreach (var concurrency in options.Concurrency)
        {
            for (var round = 1; round <= options.Rounds; round++)
            {
                await SayAsync($"{concurrency} at once, round {round} of {options.Rounds}");
                pairs.Add(new Pair(
                    concurrency,
                    await MeasureAsync(site, concurrency, stop),
                    await MeasureAsync(ceiling, concurrency, stop)));
            }
        }

        return new Report
        {
            Options = options,
            Pairs = pairs,
            Site = site,
            Ceiling = ceiling,
            SiteBalance = await site.BalanceAsync(stop),
            CeilingBalance = await ceiling.BalanceAsync(stop),
        };
    }

    // Progress goes where it does not spoil the table.
    private static Task SayAsync(string line) => Console.Error.WriteLineAsync(line);

    private async Task WarmUpAsync(Contender contender, CancellationToken stop)
    {
        await SayAsync($"warming up the {contender.Name}");
        var crowd = contender.LetIn(options.Concurrency.Max(), stop);
        await Task.Delay(TimeSpan.FromSeconds(options.Warmup), stop);
        await contender.SeeOutAsync(crowd);
    }

    private async Task<Sample> MeasureAsync(Contender contender, int concurrency, CancellationToken stop)
    {
        var servers = contenders.Select(each => each.Server).ToList();
        var crowd = contender.LetIn(concurrency, stop);
        await Task.Delay(runIn, stop);
        var from = Machine.Now(servers);
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds), stop);
        var to = Machine.Now(servers);
        var walks = await contender.SeeOutAsync(crowd);
        var sample = Sample.Of(walks, from, to, servers.IndexOf(contender.Server));
        await SayAsync(
            $"  {contender.Name}: {sample.PerSecond:F0} surveys/s at {sample.ServerCpu:F2} ms CPU; cores: " +
            $"client {sample.Client:F2}, unrelated {sample.Unrelated:F2}, stolen {sample.Stolen:F2}");
        return sample;
    }
}
