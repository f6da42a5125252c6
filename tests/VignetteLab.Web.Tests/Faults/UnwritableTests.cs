using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;

namespace VignetteLab.Web.Tests.Faults;

/// <summary>F09: another process holds the database for longer than anybody waits.</summary>
public sealed class UnwritableTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_page_that_cannot_be_saved_says_so_keeps_its_ticks_and_can_be_sent_again()
    {
        using var walk = lab.Walk("da");
        await walk.ToAsync("quality");
        using var start = lab.Walk();
        await start.OpenAsync();
        using var reader = lab.Walk();
        await reader.OpenAsync();
        var handle = walk.Handle;
        var before = await lab.RowsAsync();
        var watch = Stopwatch.StartNew();

        await using (await LockAsync())
        {
            await Task.WhenAll(walk.PressAsync("continue", ("quality_1", "6"), ("quality_2", "2")), start.PressAsync("continue"));
            await reader.OpenAsync();
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, walk.Status);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(120));
        Assert.Equal("5", walk.Reply.Headers.GetValues("Retry-After").Single());
        Assert.Equal(("quality", handle), (walk.At, walk.Handle));
        Assert.Contains("Dine svar på denne side er ikke gemt endnu.", walk.Words, StringComparison.Ordinal);
        Assert.Equal(("6", "2", null), (walk.Shown("quality_1"), walk.Shown("quality_2"), walk.Shown("quality_3")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "notsaved"), (start.Status, start.Page));
        Assert.True(start.Reply.Headers.Contains("Retry-After"));
        Assert.Equal((HttpStatusCode.OK, "landing"), (reader.Status, reader.Page));
        Assert.Equal(before, await lab.RowsAsync());
        await walk.PressAsync("continue");
        Assert.Equal("""{"quality_1":6,"quality_2":2}""", (await lab.SavedAsync(walk.Respondent))[^1].Answers);
    }

    [Fact]
    public async Task A_page_waits_for_a_lock_that_is_soon_gone()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("role");

        var held = await LockAsync();
        var sending = walk.FillAsync();
        Assert.NotSame(sending, await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(1))));
        await held.DisposeAsync();
        await sending;

        Assert.Equal("quality", walk.At);
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var other = new SqliteConnection($"Data Source={lab.File};Pooling=False");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "begin exclusive";
        await command.ExecuteNonQueryAsync();

        return other;
    }
}
