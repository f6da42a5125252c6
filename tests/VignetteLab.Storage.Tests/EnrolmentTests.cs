using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class EnrolmentTests
{
    [Theory, Databases]
    public async Task The_same_start_key_twice_is_one_respondent(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var start = await Walk.NewAsync(lab);

        var first = await lab.Enrolment.StartAsync(start);
        var second = await lab.Enrolment.StartAsync(start with { Token = Secrets.Token() });

        Assert.Equal(start.Token, first.Respondent);
        Assert.Equal(first, second);
        Assert.Equal(1, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task The_same_start_key_50_times_at_once_is_one_respondent(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var start = await Walk.NewAsync(lab);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() =>
            lab.Enrolment.StartAsync(start with { Token = Secrets.Token() }))));

        Assert.NotNull(Assert.Single(tokens.Distinct()).Respondent);
        Assert.Equal(1, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task The_same_start_key_50_times_at_once_through_two_processes_is_one_respondent(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        Lab[] processes = [lab, lab.Again()];
        var start = await Walk.NewAsync(lab);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 50).Select(tap => Task.Run(() =>
            processes[tap % 2].Enrolment.StartAsync(start with { Token = Secrets.Token() }))));

        Assert.NotNull(Assert.Single(tokens.Distinct()).Respondent);
        Assert.Equal(1, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task Two_start_keys_are_two_respondents(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        var one = await Walk.StartAsync(lab);
        var other = await Walk.StartAsync(lab);

        Assert.NotEqual(one.Token, other.Token);
        Assert.Equal(2, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task A_paused_study_takes_nobody(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.PauseAsync(Flagship.Name);

        var token = await lab.Enrolment.StartAsync(await Walk.NewAsync(lab));

        Assert.Null(token.Respondent);
        Assert.Equal(0, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task A_closed_study_takes_nobody(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.CloseAsync(Flagship.Name);

        var token = await lab.Enrolment.StartAsync(await Walk.NewAsync(lab));

        Assert.Null(token.Respondent);
        Assert.Equal(0, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task A_draft_takes_nobody_but_simulated_respondents(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);

        var live = await lab.Enrolment.StartAsync(await Walk.NewAsync(lab));
        var simulated = await lab.Enrolment.StartAsync(await Walk.NewAsync(lab, Mode.Simulated));

        Assert.Null(live.Respondent);
        Assert.NotNull(simulated.Respondent);
        Assert.Equal(1, await lab.CountAsync("Respondents"));
    }

    [Theory, Databases]
    public async Task One_who_had_started_is_known_again_while_the_study_is_paused(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var start = await Walk.NewAsync(lab);
        await lab.Enrolment.StartAsync(start);
        await lab.Publication.PauseAsync(Flagship.Name);

        var again = await lab.Enrolment.StartAsync(start with { Token = Secrets.Token() });

        Assert.Equal(start.Token, again.Respondent);
    }

    [Theory, Databases]
    public async Task The_same_start_key_in_two_modes_is_two_respondents(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.OpenPilotAsync();
        var start = await Walk.NewAsync(lab);

        var live = await lab.Enrolment.StartAsync(start);
        var pilot = await lab.Enrolment.StartAsync(start with { Mode = Mode.Pilot, Token = Secrets.Token() });

        Assert.NotEqual(live, pilot);
        Assert.Equal(2, await lab.CountAsync("Respondents"));
    }
}
