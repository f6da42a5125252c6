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
}
