namespace VignetteLab.Storage.Tests;

public sealed class StandingsTests
{
    [Theory, Databases]
    public async Task Somebody_unknown_stands_nowhere(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        Assert.Null(await lab.Standings.FindAsync(Secrets.Token()));
    }

    [PostgresFact]
    public async Task More_readers_at_once_than_there_are_connections_leave_some_for_others()
    {
        await using var lab = await Lab.LaunchedAsync(Database.Postgres);
        var walk = await Walk.ToAsync(lab, "quality");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => lab.Standings.FindAsync(walk.Token))));

        Assert.True(await lab.Database.IsThereAsync(default));
        Assert.Equal(1, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task Readers_that_come_and_go_in_bursts_each_read_their_own_respondent(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walks = new List<Walk>();
        for (var respondent = 0; respondent < 8; respondent++)
            walks.Add(await Walk.ToAsync(lab, "quality"));

        // A thread each: they are inside the database at once, more of them than connections are kept.
        var found = new (string Asked, string? Read)[48 * 100];
        var readers = Enumerable.Range(0, 48).Select(reader => new Thread(() =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                var asked = walks[(reader + turn) % walks.Count].Token;
                found[reader * 100 + turn] = (asked, Read(lab, asked));
            }
        })).ToList();
        readers.ForEach(reader => reader.Start());
        readers.ForEach(reader => reader.Join());

        Assert.All(found, token => Assert.Equal(token.Asked, token.Read));
    }

    private static string Read(Lab lab, string token)
    {
        try
        {
            return lab.Standings.FindAsync(token).GetAwaiter().GetResult()?.Token ?? "nobody";
        }
        catch (Exception error)
        {
            return error.Message;
        }
    }
}
