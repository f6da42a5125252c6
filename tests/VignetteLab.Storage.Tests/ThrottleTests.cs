namespace VignetteLab.Storage.Tests;

public sealed class ThrottleTests
{
    [Theory, Databases]
    public async Task Five_tries_are_free_and_then_each_waits_longer(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        for (var tries = 0; tries < Throttle.Free; tries++)
            Assert.Equal(TimeSpan.Zero, await TakeAsync(lab));

        var waits = new List<double>();
        for (var tries = 0; tries < 12; tries++)
        {
            var wait = await TakeAsync(lab);
            waits.Add(wait.TotalSeconds);
            lab.Clock.Now += wait;
            Assert.Equal(TimeSpan.Zero, await TakeAsync(lab));
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900], waits);
    }

    [Theory, Databases]
    public async Task Nobody_else_waits_for_one_who_guesses(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        for (var tries = 0; tries < 6; tries++)
            await TakeAsync(lab);

        Assert.True(await TakeAsync(lab) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, await TakeAsync(lab, account: "bo@example.org"));
        Assert.Equal(TimeSpan.Zero, await TakeAsync(lab, network: "0a0000"));
        Assert.Equal(TimeSpan.Zero, await TakeAsync(lab, door: "app"));
    }

    [Theory, Databases]
    public async Task However_an_address_is_written_its_tries_are_counted_together(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        for (var tries = 0; tries < Throttle.Free; tries++)
            await TakeAsync(lab, account: "anna@example.org");

        Assert.True(await TakeAsync(lab, account: "Anna@Example.ORG") > TimeSpan.Zero);
    }

    [Theory, Databases]
    public async Task Two_processes_count_together_and_of_many_tries_at_once_five_are_free(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var other = lab.Again();

        var waits = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() => TakeAsync(number % 2 == 0 ? lab : other))));

        Assert.Equal(Throttle.Free, waits.Count(wait => wait == TimeSpan.Zero));
    }

    [Theory, Databases]
    public async Task One_who_gets_it_right_begins_anew(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        for (var tries = 0; tries < Throttle.Free; tries++)
            await TakeAsync(lab);

        await lab.Throttle.ForgetAsync("password", "anna@example.org", "7f0000");

        Assert.Equal(TimeSpan.Zero, await TakeAsync(lab));
    }

    [Theory, Databases]
    public async Task Neither_the_account_nor_the_network_can_be_read_from_what_is_kept(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        await TakeAsync(lab);

        Assert.Equal(1, await lab.NumberAsync("""select count(*) from "SignInTries" where length("Key") = 64 and "Key" not like '%anna%'"""));
    }

    [Theory, Databases]
    public async Task What_is_a_day_old_is_cleared_away(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await TakeAsync(lab);
        lab.Clock.Now += TimeSpan.FromHours(25);

        await TakeAsync(lab, account: "bo@example.org");

        Assert.Equal(1, await lab.CountAsync("SignInTries"));
    }

    private static Task<TimeSpan> TakeAsync(
        Lab lab, string account = "anna@example.org", string network = "7f0000", string door = "password") =>
        lab.Throttle.TakeAsync(door, account, network);
}
