using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

/// <summary>I8: live, pilot and simulated share no place, no counter and no count.</summary>
public sealed class ModesTests
{
    [Theory, Databases]
    public async Task Each_mode_numbers_its_places_by_itself(Database database)
    {
        await using var lab = await OpenAsync(database, new() { Procedure = Procedure.PermutedBlocks });

        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => Task.Run(() =>
            Walk.AllocatedAsync(lab, (Mode)(number % 3)))));

        foreach (var mode in Enum.GetValues<Mode>())
        {
            var ledger = await lab.LedgerAsync(mode);
            Assert.Equal(Enumerable.Range(1, 10), ledger.Select(place => (int)place.Turn.Number));
            Assert.All(ledger, place => Assert.Equal(mode, place.Mode));
        }

        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task A_target_that_live_respondents_have_reached_stops_no_other_mode(Database database)
    {
        await using var lab = await OpenAsync(database, new() { Procedure = Procedure.PermutedBlocks, Target = 1 });
        await Walk.AllocatedAsync(lab);

        var pilot = await Walk.AllocatedAsync(lab, Mode.Pilot);
        var simulated = await Walk.AllocatedAsync(lab, Mode.Simulated);

        Assert.True((await lab.Enrolment.StartAsync(await Walk.NewAsync(lab))).IsFull);
        Assert.Equal((1L, 1L), (pilot.Place?.Turn.Number, simulated.Place?.Turn.Number));
    }

    [Theory, Databases]
    public async Task Those_who_are_under_way_in_one_mode_fill_no_arm_of_another(Database database)
    {
        await using var lab = await OpenAsync(database, new() { Procedure = Procedure.LeastFilled });
        foreach (var _ in Enumerable.Range(0, 3))
            await Walk.AllocatedAsync(lab, Mode.Simulated);

        var live = await Walk.AllocatedAsync(lab);

        Assert.Equal(0, live.Place?.State.Counts[AllocationState.UnderWay].Values.Sum());
    }

    [Theory, Databases]
    public async Task Those_of_one_mode_weigh_in_no_minimisation_of_another(Database database)
    {
        await using var lab = await OpenAsync(database, new() { Procedure = Procedure.Minimisation, Strata = ["role"] });
        foreach (var _ in Enumerable.Range(0, 3))
            await Walk.AllocatedAsync(lab, Mode.Pilot);

        var live = await Walk.AllocatedAsync(lab);

        Assert.Equal(0, live.Place?.State.Counts["role"].Values.Sum());
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Colleagues_in_another_mode_are_no_colleagues(Database database)
    {
        await using var lab = await OpenAsync(database, new() { Procedure = Procedure.Cluster, Cluster = "role" });
        await Walk.AllocatedAsync(lab, Mode.Simulated, ("role", "nurse"));

        var live = await Walk.AllocatedAsync(lab, ("role", "nurse"));

        Assert.Equal(new Seat("nurse", 1), live.Place?.Seat);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task An_arm_that_is_closed_in_one_mode_is_open_in_the_others(Database database)
    {
        await using var lab = await OpenAsync(database, new() { Procedure = Procedure.PermutedBlocks });
        await lab.Switch.SetAsync(Flagship.Name, Mode.Live, "control", open: false, "A test", "anna");

        var live = await Walk.AllocatedAsync(lab);
        var pilot = await Walk.AllocatedAsync(lab, Mode.Pilot);
        var simulated = await Walk.AllocatedAsync(lab, Mode.Simulated);

        Assert.Equal((0.25, 0.2, 0.2), (live.Place?.Probability, pilot.Place?.Probability, simulated.Place?.Probability));
        await lab.VerifiedAsync();
    }

    private static async Task<Lab> OpenAsync(Database database, AllocationPlan plan)
    {
        var lab = await Lab.LaunchedAsync(database, Flagship.With(plan));
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);
        await lab.OpenPilotAsync();
        return lab;
    }
}
