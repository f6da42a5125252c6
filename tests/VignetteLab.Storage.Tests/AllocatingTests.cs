using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class AllocatingTests
{
    private static readonly string[] strata = ["assistant", "helper", "nurse", "other"];

    [Theory, Databases]
    public async Task The_ledger_of_300_at_once_equals_the_draws_of_its_key(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await AllocateAsync(300, lab);

        await AssertLedgerAsync(lab, 300);
    }

    [Theory, Databases]
    public async Task The_ledger_of_300_at_once_through_two_processes_equals_the_draws_of_its_key(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await AllocateAsync(300, lab, lab.Again());

        await AssertLedgerAsync(lab, 300);
    }

    [PostgresFact]
    public async Task The_ledger_of_300_at_once_through_four_processes_equals_the_draws_of_its_key()
    {
        await using var lab = await Lab.LaunchedAsync(Database.Postgres);

        await AllocateAsync(300, lab, lab.Again(), lab.Again(), lab.Again());

        await AssertLedgerAsync(lab, 300);
    }

    [Theory, Databases]
    public async Task Arms_are_within_one_block_in_each_stratum(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await AllocateAsync(101, lab);

        var ledger = await lab.LedgerAsync();
        Assert.All(ledger.GroupBy(place => place.Stratum), stratum =>
        {
            var arms = stratum.GroupBy(place => place.Arm).Select(arm => arm.Count()).ToList();
            Assert.Equal(5, arms.Count);
            Assert.InRange(arms.Max() - arms.Min(), 0, 2);
        });
    }

    [Theory, Databases]
    public async Task A_place_comes_with_the_page_before_the_first_vignette_and_not_sooner(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role", role: 2);
        var before = (await walk.StandAsync()).Place;
        lab.Clock.Now += TimeSpan.FromMinutes(1);

        var outcome = await walk.SendAsync();

        var place = outcome.Standing?.Place;
        Assert.Null(before);
        Assert.Equal(("helper", new Turn(1, 0, 1)), (place?.Stratum, place?.Turn));
        Assert.Equal((Mode.Live, 1), (place?.Mode, place?.Version));
        Assert.Equal((0.2, lab.Clock.Now), (place?.Probability, place?.AllocatedUtc));
        Assert.Equivalent(place, (await walk.StandAsync()).Place, strict: true);
    }

    [Theory, Databases]
    public async Task A_place_never_changes_on_the_way_to_the_receipt(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var before = await lab.LedgerAsync();

        await walk.FinishAsync();

        Assert.Equivalent(before, await lab.LedgerAsync(), strict: true);
    }

    [Theory, Databases]
    public async Task Simulated_respondents_take_no_place_of_live_ones(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);

        await Walk.ToAsync(lab, "quality", mode: Mode.Simulated);
        await Walk.ToAsync(lab, "quality", mode: Mode.Live);

        Assert.Equal(1, Assert.Single(await lab.LedgerAsync(Mode.Live)).Turn.Number);
        Assert.Equal(1, Assert.Single(await lab.LedgerAsync(Mode.Simulated)).Turn.Number);
    }

    // Everybody sends their own pages one after the other, and all send at the same time.
    private static async Task AllocateAsync(int respondents, params Lab[] processes) =>
        await Task.WhenAll(Enumerable.Range(0, respondents).Select(number => Task.Run(() =>
            Walk.ToAsync(processes[number % processes.Length], "quality", role: 1 + number % 7 % 4))));

    private static async Task AssertLedgerAsync(Lab lab, int places)
    {
        var study = new FrozenStudy(CanonicalJson.Write(Flagship.Study));
        var key = new AllocationKey((await lab.KeyAsync()).Key);
        var ledger = await lab.LedgerAsync();
        Assert.Equal(places, ledger.Count);
        Assert.Equal(places, ledger.Select(place => place.Respondent).Distinct().Count());
        Assert.Equal(strata, ledger.Select(place => place.Stratum).Distinct().Order());
        foreach (var stratum in ledger.GroupBy(place => place.Stratum))
        {
            var replay = new LedgerReplay(key, []);
            Assert.All(stratum, place => Assert.Null(replay.Look(study, place)));
        }
    }
}
