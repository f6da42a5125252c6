using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class FillingTests
{
    private static readonly AllocationPlan plan = new() { Procedure = Procedure.PermutedBlocks, Strata = ["role"], UnderWayMinutes = 60 };

    [Theory, Databases]
    public async Task At_its_target_a_study_turns_away_whoever_starts_and_writes_it_down(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan with { Target = 2 }));
        var before = await Walk.StartAsync(lab);
        await Walk.AllocatedAsync(lab);
        await Walk.AllocatedAsync(lab);

        var start = await Walk.NewAsync(lab);
        var started = await lab.Enrolment.StartAsync(start);
        var again = await lab.Enrolment.StartAsync(start with { Token = Secrets.Token() });
        var standing = await before.AllocateAsync();

        Assert.Equal((start.Token, true, started), (started.Respondent, started.IsFull, again));
        Assert.Equal(("target", null, Journey.Full), (standing.TurnedAway, standing.Place, standing.Journey.Due));
        Assert.Equal(4, await lab.CountAsync("Respondents"));
        await using var snapshot = await lab.SnapshotAsync();
        Assert.Equal(new Dictionary<string, int> { ["target"] = 2 }, (await snapshot.ProgressAsync(default)).TurnedAway);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Those_who_left_make_room_again_and_those_who_finished_do_not(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan with { Target = 2 }));
        await Walk.AllocatedAsync(lab);
        await Walk.Of(lab, await Walk.AllocatedAsync(lab)).FinishAsync();

        lab.Clock.Now += TimeSpan.FromMinutes(60);
        var one = await Walk.AllocatedAsync(lab);
        var other = await lab.Enrolment.StartAsync(await Walk.NewAsync(lab));

        Assert.NotNull(one.Place);
        Assert.True(other.IsFull);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task A_target_is_not_passed_by_a_crowd_through_two_processes(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan with { Target = 7 }));

        var standings = await CrowdAsync(lab, 30);

        Assert.Equal(7, standings.Count(standing => standing.Place is not null));
        Assert.Equal(23, standings.Count(standing => standing.TurnedAway == "target"));
        Assert.Equal(7, (await lab.LedgerAsync()).Count);
    }

    [Theory, Databases]
    public async Task A_stratum_at_its_target_turns_away_and_others_go_on(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan with { TargetPerStratum = 2 }));
        await Walk.AllocatedAsync(lab, ("role", "nurse"));
        await Walk.AllocatedAsync(lab, ("role", "nurse"));

        var nurse = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        var helper = await Walk.AllocatedAsync(lab, ("role", "helper"));

        Assert.Equal(("target", null), (nurse.TurnedAway, nurse.Place));
        Assert.Equal((null, "helper"), (helper.TurnedAway, helper.Place?.Stratum));
    }

    [Theory, Databases]
    public async Task A_hard_quota_turns_away_whoever_it_is_about(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan, Nurses(2, QuotaKind.Hard)));
        await Walk.AllocatedAsync(lab, ("role", "nurse"));
        await Walk.AllocatedAsync(lab, ("role", "nurse"));

        var nurse = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        var helper = await Walk.AllocatedAsync(lab, ("role", "helper"));

        Assert.Equal(("nurses", null, Journey.Full), (nurse.TurnedAway, nurse.Place, nurse.Journey.Due));
        Assert.Empty(helper.Place?.Quotas ?? ["none"]);
        Assert.Equal(2, (await lab.LedgerAsync()).Count(place => place.Quotas.SequenceEqual(["nurses"])));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task A_hard_quota_is_not_passed_by_a_crowd_through_two_processes(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan, Nurses(4, QuotaKind.Hard)));

        var standings = await CrowdAsync(lab, 30, ("role", "nurse"));

        Assert.Equal(4, standings.Count(standing => standing.Place is not null));
        Assert.Equal(26, standings.Count(standing => standing.TurnedAway == "nurses"));
    }

    [Theory, Databases]
    public async Task A_soft_quota_takes_one_more_and_marks_them(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan, Nurses(1, QuotaKind.Soft)));

        var one = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        var more = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        var still = await Walk.AllocatedAsync(lab, ("role", "nurse"));

        Assert.Equal(["nurses"], one.Place?.Quotas);
        Assert.Equal(["nurses!"], more.Place?.Quotas);
        Assert.Equal(["nurses!"], still.Place?.Quotas);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task A_quota_counts_nobody_of_another_whose_name_begins_alike_or_differs_in_an_underscore(Database database)
    {
        Quota[] quotas =
        [
            Of("care", "assistant"), Of("care_home", "helper"), Of("careyhome", "nurse"), Of("care_h", "other"),
        ];
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan, quotas));

        foreach (var role in new[] { "helper", "nurse", "other", "assistant" })
            Assert.NotNull((await Walk.AllocatedAsync(lab, ("role", role))).Place);

        Assert.Equal("care_home", (await Walk.AllocatedAsync(lab, ("role", "helper"))).TurnedAway);
    }

    [Theory, Databases]
    public async Task One_who_is_not_counted_or_has_left_makes_room_in_a_quota(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan, Nurses(1, QuotaKind.Hard)));
        var one = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        await lab.Marking.MarkAsync(Flagship.Name, Mode.Live, one.Token, counts: false, "A test", "anna");

        var second = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        lab.Clock.Now += TimeSpan.FromMinutes(60);
        var third = await Walk.AllocatedAsync(lab, ("role", "nurse"));
        var fourth = await Walk.AllocatedAsync(lab, ("role", "nurse"));

        Assert.NotNull(second.Place);
        Assert.NotNull(third.Place);
        Assert.Null(fourth.Place);
    }

    [Theory, Databases]
    public async Task A_list_that_is_used_up_turns_a_crowd_away(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(
            database, Flagship.With(new() { Procedure = Procedure.Complete, Places = 10 }));

        var standings = await CrowdAsync(lab, 24);

        Assert.Equal(14, standings.Count(standing => standing.TurnedAway == "places" && standing.Journey.Due == Journey.Full));
        Assert.All((await lab.LedgerAsync()).CountBy(place => place.Arm), arm => Assert.Equal(2, arm.Value));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task One_who_was_turned_away_stays_so_when_there_is_room_again(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan, Nurses(1, QuotaKind.Hard)));
        await Walk.AllocatedAsync(lab, ("role", "nurse"));
        var walk = Walk.Of(lab, await Walk.AllocatedAsync(lab, ("role", "nurse")));
        lab.Clock.Now += TimeSpan.FromDays(1);

        var outcome = await walk.SendAsync(await walk.ShowAsync("role"));

        Assert.Equal((SaveResult.NotDue, Journey.Full), (outcome.Result, outcome.Next));
        Assert.Equal(Journey.Full, (await walk.StandAsync()).Journey.Due);
        Assert.Single(await lab.LedgerAsync());
    }

    [Theory, Databases]
    public async Task One_who_is_screened_out_takes_no_place_and_counts_nowhere(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Library.Read("clients-in-the-kitchen"));

        var standing = await Walk.AllocatedAsync(lab, ("perspective", "neither"));
        var walk = Walk.Of(lab, standing);
        var outcome = await walk.SendAsync(await walk.ShowAsync("performance"));

        Assert.Equal((Journey.ScreenedOut, null, null), (standing.Journey.Due, standing.Place, standing.TurnedAway));
        await using var snapshot = await lab.SnapshotAsync();
        Assert.Equal(1, (await snapshot.ProgressAsync(default)).ScreenedOut);
        Assert.Equal((SaveResult.NotDue, Journey.ScreenedOut), (outcome.Result, outcome.Next));
        Assert.Equal((0, 0), (await lab.CountAsync("Places"), await lab.CountAsync("Counters")));
        await lab.VerifiedAsync();
    }

    private static Quota Nurses(int limit, QuotaKind kind) => Of("nurses", "nurse") with { Limit = limit, Kind = kind };

    private static Quota Of(string name, string role) => new()
    {
        Name = name,
        Of = new Dictionary<string, IReadOnlyList<string>> { ["role"] = [role] },
        Limit = 1,
    };

    // All have started before the first of them is allocated.
    private static async Task<Standing[]> CrowdAsync(Lab lab, int respondents, params (string Item, string Option)[] chosen)
    {
        Lab[] processes = [lab, lab.Again()];
        var options = chosen.ToDictionary(one => one.Item, one => one.Option);
        var walks = await Task.WhenAll(Enumerable.Range(0, respondents)
            .Select(number => Walk.StartAsync(processes[number % 2], chosen: options)));
        return await Task.WhenAll(walks.Select(walk => Task.Run(walk.AllocateAsync)));
    }
}
