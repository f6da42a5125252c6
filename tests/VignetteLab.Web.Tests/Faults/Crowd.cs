using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace VignetteLab.Web.Tests.Faults;

/// <summary>Respondents who answer at once and remember each page that the site said it had saved.</summary>
public sealed class Crowd(Uri site, int seed)
{
    private readonly ConcurrentQueue<(string Respondent, string Key)> acknowledged = [];

    /// <summary>How many pages were acknowledged.</summary>
    public int Acknowledged => acknowledged.Count;

    /// <summary>Walks until everybody is through or the site is gone.</summary>
    public Task WalkAsync(int respondents) =>
        Task.WhenAll(Enumerable.Range(1, respondents).Select(number => Task.Run(() => WalkOneAsync(number))));

    /// <summary>Waits until so many pages are acknowledged.</summary>
    public async Task AcknowledgedAsync(int pages)
    {
        for (var watch = Stopwatch.StartNew(); Acknowledged < pages; await Task.Delay(5))
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"Only {Acknowledged} pages of {pages} were saved.");
    }

    /// <summary>What was acknowledged and is not in the database.</summary>
    public async Task<List<string>> LostAsync(string file)
    {
        var kept = new HashSet<(string, string)>();
        await using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = """
            select r."Token", s."Key" from "Submissions" s join "Respondents" r on r."Id" = s."RespondentId"
            union all select "Token", "StartKey" from "Respondents"
            """;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            kept.Add((rows.GetString(0), rows.GetString(1)));

        return [.. acknowledged.Where(page => !kept.Contains(page)).Select(page => $"{page.Respondent} {page.Key}")];
    }

    private async Task WalkOneAsync(int number)
    {
        var chance = new Random(HashCode.Combine(seed, number));
        using var walk = new Walk(site, cookies: number % 2 == 0);
        try
        {
            await walk.OpenAsync();
            var start = walk.Handle!.Split('.')[3];
            await walk.PressAsync("continue");
            acknowledged.Enqueue((walk.Respondent, start));
            while (walk.Page != "receipt")
            {
                var (handle, replies) = (walk.Handle!.Split('.'), walk.Replies.Count);
                try
                {
                    await walk.FillAsync(chance);
                }
                finally
                {
                    // A page is acknowledged by the answer to its form, even where what follows fails.
                    if (walk.Replies.Count > replies && (int)walk.Replies[replies].Reply.StatusCode is 200 or 303)
                        acknowledged.Enqueue((handle[2], handle[8]));
                }
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            // The site is gone; what was acknowledged before must be there.
        }
    }
}
