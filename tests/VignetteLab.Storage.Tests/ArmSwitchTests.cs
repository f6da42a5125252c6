using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class ArmSwitchTests
{
    [Theory, Databases]
    public async Task A_closed_arm_ends_the_block_and_changes_the_probability_of_the_others(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var before = (await Walk.AllocatedAsync(lab)).Place;

        await SetAsync(lab, "core_low", open: false);
        for (var respondent = 0; respondent < 12; respondent++)
            await Walk.AllocatedAsync(lab);

        var after = (await lab.LedgerAsync()).Skip(1).ToList();
        Assert.Equal((0.2, 0, 0L), (before?.Probability, before?.Candidates.Count, before?.Turn.Block));
        Assert.All(after, place =>
        {
            Assert.Equal(["control", "complementary_low", "complementary_high", "core_high"], place.Candidates);
            Assert.Equal(0.25, place.Probability);
            Assert.NotEqual("core_low", place.Arm);
        });
        Assert.Equal(new Turn(2, 1, 2), after[0].Turn);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task An_arm_that_is_opened_again_is_drawn_from_the_next_block_on(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await SetAsync(lab, "core_low", open: false);
        await Walk.AllocatedAsync(lab);

        await SetAsync(lab, "core_low", open: true);
        for (var respondent = 0; respondent < 10; respondent++)
            await Walk.AllocatedAsync(lab);

        var after = (await lab.LedgerAsync()).Skip(1).ToList();
        Assert.All(after, place => Assert.Equal((0.2, 0), (place.Probability, place.Candidates.Count)));
        Assert.Equal(new Turn(2, 1, 2), after[0].Turn);
        Assert.Contains("core_low", after.Select(place => place.Arm));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Arms_that_are_closed_and_opened_under_load_leave_the_ledger_as_the_key_draws(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        Lab[] processes = [lab, lab.Again()];

        var crowd = Enumerable.Range(0, 100).Select(number => Task.Run(() => Walk.AllocatedAsync(processes[number % 2]))).ToList();
        for (var turn = 0; turn < 6; turn++)
            await SetAsync(processes[turn % 2], turn % 4 < 2 ? "core_low" : "control", open: turn % 2 == 1);
        await Task.WhenAll(crowd);

        Assert.Equal(100, (await lab.LedgerAsync()).Count);
        Assert.Equal(6, await lab.CountAsync("ArmChanges"));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Of_two_who_close_the_last_two_arms_at_once_one_is_refused(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        Lab[] processes = [lab, lab.Again()];
        foreach (var arm in new[] { "control", "complementary_low", "complementary_high" })
            await SetAsync(lab, arm, open: false);

        var refusals = await Task.WhenAll(processes.Zip(["core_low", "core_high"]).Select(pair => Task.Run(() =>
            Record.ExceptionAsync(() => SetAsync(pair.First, pair.Second, open: false)))));

        var refusal = Assert.Single(refusals, refusal => refusal is not null);
        Assert.EndsWith("is the only open arm. Pause or close the study instead.", refusal?.Message, StringComparison.Ordinal);
        Assert.Equal(4, await lab.CountAsync("ArmChanges"));
    }

    [Theory, Databases]
    public async Task What_cannot_be_switched_is_refused_in_words(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study with { Name = "hiring" });

        await RefusedAsync("has no arm called “nonsense”. It has: control, ", () => SetAsync(lab, "nonsense", open: false));
        await RefusedAsync("“core_low” is open already.", () => SetAsync(lab, "core_low", open: true));
        await RefusedAsync("is not launched", () => lab.Switch.SetAsync("hiring", Mode.Live, "core_low", false, "A test", "anna"));
        await RefusedAsync("Say why", () => lab.Switch.SetAsync(Flagship.Name, Mode.Live, "core_low", false, " ", "anna"));
        Assert.Equal(0, await lab.CountAsync("ArmChanges"));
    }

    [Theory, Databases]
    public async Task A_switch_is_kept_with_its_reason_and_who_made_it(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await lab.Switch.SetAsync(Flagship.Name, Mode.Live, "core_low", false, " The words are wrong ", "anna@example.org");

        await using var db = lab.Database.Open();
        var change = Assert.Single(db.ArmChanges);
        Assert.Equal(
            ("core_low", false, "The words are wrong", "anna@example.org", lab.Clock.Now),
            (change.Arm, change.IsOpen, change.Reason, change.By, change.AtUtc));
    }

    private static Task<bool> SetAsync(Lab lab, string arm, bool open) =>
        lab.Switch.SetAsync(Flagship.Name, Mode.Live, arm, open, "A test", "anna");

    private static async Task RefusedAsync(string why, Func<Task> act) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<RefusedException>(act)).Message, StringComparison.Ordinal);
}
