namespace VignetteLab.Storage.Tests;

public sealed class SessionsTests
{
    [Theory, Databases]
    public async Task A_session_that_is_not_used_for_half_an_hour_is_over(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var token = await lab.Sessions.StartAsync("anna", "computer");

        lab.Clock.Now += TimeSpan.FromMinutes(30);
        var before = await lab.Sessions.CheckAsync(token);
        lab.Clock.Now += TimeSpan.FromMinutes(30) + TimeSpan.FromSeconds(1);

        Assert.Equal("anna", before?.ResearcherId);
        Assert.Null(await lab.Sessions.CheckAsync(token));
    }

    [Theory, Databases]
    public async Task A_session_that_is_used_all_the_time_is_over_after_twelve_hours(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var token = await lab.Sessions.StartAsync("anna", "computer");

        for (var minutes = 0; minutes < 12 * 60; minutes += 20)
        {
            Assert.NotNull(await lab.Sessions.CheckAsync(token));
            lab.Clock.Now += TimeSpan.FromMinutes(20);
        }

        lab.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await lab.Sessions.CheckAsync(token));
    }

    [Theory, Databases]
    public async Task A_new_session_takes_the_place_of_the_one_before(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var old = await lab.Sessions.StartAsync("anna", "computer");

        var fresh = await lab.Sessions.StartAsync("anna", "computer", old);

        Assert.Null(await lab.Sessions.CheckAsync(old));
        Assert.NotNull(await lab.Sessions.CheckAsync(fresh));
        Assert.NotEqual(old, fresh);
    }

    [Theory, Databases]
    public async Task One_session_is_ended_or_all_others_and_nobody_elses(Database database)
    {
        await using var lab = await AnnaAsync(database);
        await lab.AddAsync("bo");
        var bo = await lab.Sessions.StartAsync("bo", "phone");
        string[] tokens = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lab.Sessions.StartAsync("anna", "computer")))];
        var sessions = await Task.WhenAll(tokens.Select(token => lab.Sessions.CheckAsync(token)));

        await lab.Sessions.EndAsync("anna", "anna@example.org", sessions[0]!.Id, null);
        var afterOne = await lab.Sessions.ListAsync("anna", default);
        await lab.Sessions.EndAsync("bo", "bo@example.org", sessions[1]!.Id, null);
        var afterAnothers = await lab.Sessions.ListAsync("anna", default);
        await lab.Sessions.EndAsync("anna", "anna@example.org", null, sessions[1]!.Id);

        Assert.Equal((2, 2), (afterOne.Count, afterAnothers.Count));
        Assert.Equal([sessions[1]!.Id], (await lab.Sessions.ListAsync("anna", default)).Select(session => session.Id));
        Assert.NotNull(await lab.Sessions.CheckAsync(bo));
    }

    [Theory, Databases]
    public async Task A_session_is_kept_by_the_hash_of_its_token_with_a_class_of_device(Database database)
    {
        await using var lab = await AnnaAsync(database);

        var token = await lab.Sessions.StartAsync("anna", "phone");

        var kept = Assert.Single(await lab.Sessions.ListAsync("anna", default));
        Assert.Equal((Convert.ToHexString(Secrets.Hash(token)), "phone"), (Convert.ToHexString(kept.Hash), kept.Device));
    }

    [Theory, Databases]
    public async Task Whoever_signs_out_is_out_in_every_process(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var other = lab.Again();
        var token = await lab.Sessions.StartAsync("anna", "computer");
        Assert.NotNull(await other.Sessions.CheckAsync(token));

        await lab.Sessions.EndAsync(token);

        Assert.Null(await other.Sessions.CheckAsync(token));
    }

    private static async Task<Lab> AnnaAsync(Database database)
    {
        var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");
        return lab;
    }
}
