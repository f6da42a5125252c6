using VignetteLab.Benchmarks.Load;
using VignetteLab.Benchmarks.Servers;

namespace VignetteLab.Benchmarks.Takes;

/// <summary>A server in the contest, with everything that was ever sent to it.</summary>
internal sealed class Contender(string name, Server server, SurveyRoute route, Ledger ledger)
{
    private readonly Dictionary<string, int> failures = [];
    private (long Surveys, long Pages) before;
    private long unsavedPages;
    private long surveys;
    private long pages;
    private long requests;
    private long walked;

    public string Name => name;

    public Server Server => server;

    public long Failed => failures.Values.Sum();

    public double RequestsPerSurvey => (double)requests / walked;

    /// <summary>Why walks failed, the most frequent cause first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Failures =>
        failures.OrderByDescending(failure => failure.Value);

    /// <summary>Sends the first respondent, alone: minutes are not to be spent on a broken site.</summary>
    /// <exception cref="InvalidOperationException">It did not reach the receipt, or lost pages.</exception>
    public async Task MeetAsync(CancellationToken stop)
    {
        before = await ledger.CountAsync(stop);
        using var walker = new Walker(route, new Random());
        Remember([await walker.WalkAsync(stop)]);
        if (Failures.FirstOrDefault().Key is { } failure)
            throw new InvalidOperationException($"The {name} failed: {failure}\n{server.Said}");

        // A landing may only begin a survey and save nothing by itself.
        var balance = await BalanceAsync(stop);
        if (balance.PagesSent - balance.PagesKept == 1)
            unsavedPages = 1;
        pages -= unsavedPages;
        balance = await BalanceAsync(stop);
        if (!balance.IsEven)
            throw new InvalidOperationException($"The first respondent of the {name}: {balance}.");
    }

    public Crowd LetIn(int size, CancellationToken stop) => new(route, size, stop);

    public async Task<IReadOnlyList<Walk>> SeeOutAsync(Crowd crowd)
    {
        var walks = await crowd.CloseAsync();
        Remember(walks);
        return walks;
    }

    public async Task<Balance> BalanceAsync(CancellationToken stop)
    {
        var now = await ledger.CountAsync(stop);
        return new Balance(surveys, now.Surveys - before.Surveys, pages, now.Pages - before.Pages);
    }

    private void Remember(IReadOnlyList<Walk> walks)
    {
        foreach (var walk in walks)
        {
            walked++;
            requests += walk.Requests;
            pages += Math.Max(0, walk.Posts - unsavedPages);
            if (walk.Failure is null)
                surveys++;
            else
                failures[walk.Failure] = failures.GetValueOrDefault(walk.Failure) + 1;
        }
    }
}
