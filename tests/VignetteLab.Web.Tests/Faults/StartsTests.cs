using System.Net;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Web.Tests.Faults;

/// <summary>
/// F12: a thousand start at once. F13: the same personal link is opened 200 times at once. F33: scanners look at links.
/// </summary>
public sealed class StartsTests(SqliteSites sqlite, PostgresSites postgres) : IClassFixture<SqliteSites>, IClassFixture<PostgresSites>
{
    [Fact]
    public Task A_thousand_who_start_at_once_on_SQLite_get_balanced_places_of_their_own() => StartAsync(sqlite);

    [PostgresFact]
    public Task A_thousand_who_start_at_once_at_three_processes_on_PostgreSQL_get_balanced_places_of_their_own() =>
        StartAsync(postgres);

    [Fact]
    public Task A_link_that_is_opened_200_times_at_once_on_SQLite_is_one_respondent_with_one_place() => OpenAsync(sqlite);

    [PostgresFact]
    public Task A_link_that_is_opened_200_times_at_once_at_three_processes_is_one_respondent_with_one_place() =>
        OpenAsync(postgres);

    [Fact]
    public async Task Ten_thousand_looks_at_500_links_move_nothing()
    {
        await sqlite.OpenStudyAsync("scanned");
        var links = await sqlite.InviteAsync("scanned", 500);
        using var known = sqlite.Walk(0);
        await known.OpenAsync(links[0]);
        await known.ToAsync("quality");
        var before = await sqlite.RowsAsync();

        using var scanner = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = sqlite.Address };
        scanner.DefaultRequestHeaders.Add("Purpose", "prefetch");
        scanner.DefaultRequestHeaders.Add("Sec-Purpose", "prefetch;prerender");
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (look, stop) =>
        {
            using var request = new HttpRequestMessage(look % 3 == 0 ? HttpMethod.Head : HttpMethod.Get, links[look % 500]);
            using var reply = await scanner.SendAsync(request, stop);
            Assert.Equal((HttpStatusCode.OK, false), (reply.StatusCode, reply.Headers.Contains("Set-Cookie")));
        });

        Assert.Equal(before, await sqlite.RowsAsync());
        Assert.All(links, link => Assert.DoesNotContain(link.Split('/')[^1], sqlite.Output, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task StartAsync(Sites sites)
    {
        var walks = Enumerable.Range(0, 1_000).Select(sites.Walk).ToArray();

        await AllAsync(walks, (walk, number) => walk.ToAsync("quality", new Random(number)));

        Assert.All(walks, walk => Assert.All(walk.Replies, one => Assert.True(
            one.Reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{one.Url}: {one.Reply.StatusCode}")));
        var ledger = await sites.LedgerAsync(Lab.Study);
        Assert.Equal(walks.Select(walk => walk.Respondent).Order(), ledger.Select(place => place.Respondent).Order());
        Assert.Equal(1_000, ledger.Select(place => place.Respondent).Distinct().Count());
        Assert.All(ledger.GroupBy(place => place.Stratum), AssertBalanced);
        await sites.VerifiedAsync();
        Array.ForEach(walks, walk => walk.Dispose());
    }

    // A block holds each of the five arms once or twice: no more than that may they be apart, after any place.
    private static void AssertBalanced(IEnumerable<Place> stratum)
    {
        var arms = new Dictionary<string, int>
        {
            ["control"] = 0,
            ["complementary_low"] = 0,
            ["complementary_high"] = 0,
            ["core_low"] = 0,
            ["core_high"] = 0,
        };
        foreach (var (index, place) in stratum.Index())
        {
            Assert.Equal(index + 1, place.Turn.Number);
            arms[place.Arm]++;
            Assert.InRange(arms.Values.Max() - arms.Values.Min(), 0, 2);
        }
    }

    private static async Task OpenAsync(Sites sites)
    {
        await sites.OpenStudyAsync("invited");
        var link = (await sites.InviteAsync("invited", 1))[0];
        var walks = Enumerable.Range(0, 200).Select(sites.Walk).ToArray();
        var before = await sites.RespondentsAsync();

        await AllAsync(walks, (walk, _) => walk.OpenAsync(link));
        Assert.All(walks, walk => Assert.Equal((HttpStatusCode.OK, "landing"), (walk.Status, walk.Page)));
        Assert.Equal(before, await sites.RespondentsAsync());
        await AllAsync(walks, (walk, _) => walk.PressAsync("continue"));
        Assert.All(walks, walk => Assert.Equal("information", walk.At));
        var respondent = Assert.Single(walks.Select(walk => walk.Respondent).Distinct());
        Assert.Equal(before + 1, await sites.RespondentsAsync());
        await AllAsync(walks, (walk, _) => walk.ToAsync("quality"));

        Assert.Single(walks.Select(walk => walk.Vignette).Distinct());
        Assert.Equal(respondent, Assert.Single(await sites.LedgerAsync("invited")).Respondent);
        Assert.Equal(before + 1, await sites.RespondentsAsync());
        await sites.VerifiedAsync();
        Array.ForEach(walks, walk => walk.Dispose());
    }

    private static async Task AllAsync(Walk[] walks, Func<Walk, int, Task> act) =>
        await Task.WhenAll(walks.Select((walk, number) => Task.Run(() => act(walk, number))));
}
