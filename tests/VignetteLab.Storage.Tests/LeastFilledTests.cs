using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class LeastFilledTests
{
    private static readonly AllocationPlan plan = new() { Procedure = Procedure.LeastFilled, UnderWayMinutes = 90 };

    [Theory, Databases]
    public async Task A_crowd_that_comes_together_is_spread_over_all_arms(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan));
        Lab[] processes = [lab, lab.Again()];

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => Walk.AllocatedAsync(processes[number % 2]))));

        var arms = (await lab.LedgerAsync()).CountBy(place => place.Arm).ToDictionary();
        Assert.Equal(5, arms.Count);
        Assert.All(arms, arm => Assert.Equal(10, arm.Value));
    }

    [Theory, Databases]
    public async Task One_who_has_not_finished_in_time_stops_counting_and_one_who_has_counts_for_good(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan));
        var five = await FiveAsync(lab);
        await Walk.Of(lab, five[0]).FinishAsync();

        lab.Clock.Now += TimeSpan.FromMinutes(90) - TimeSpan.FromMilliseconds(1);
        var before = (await Walk.AllocatedAsync(lab)).Place;
        lab.Clock.Now += TimeSpan.FromMilliseconds(1);
        var after = (await Walk.AllocatedAsync(lab)).Place;

        Assert.Equal(5, before?.State.Counts[AllocationState.UnderWay].Values.Sum() + before?.State.Counts[AllocationState.Finished].Values.Sum());
        Assert.Equal(new Dictionary<string, int> { [before?.Arm ?? ""] = 1 }, Counted(after, AllocationState.UnderWay));
        Assert.Equal(new Dictionary<string, int> { [five[0].Place?.Arm ?? ""] = 1 }, Counted(after, AllocationState.Finished));
        Assert.DoesNotContain(five[0].Place?.Arm, after?.Candidates ?? []);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task The_arm_of_one_who_is_not_counted_is_filled_again(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan));
        var five = await FiveAsync(lab);
        await lab.Marking.MarkAsync(Flagship.Name, Mode.Live, five[2].Token, counts: false, "A test", "anna");

        var next = (await Walk.AllocatedAsync(lab)).Place;

        Assert.Equal((five[2].Place?.Arm, 1.0), (next?.Arm, next?.Probability));
        Assert.Equal([next?.Arm ?? ""], next?.Candidates);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Each_stratum_is_filled_by_itself(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(plan with { Strata = ["role"] }));
        await FiveAsync(lab);

        var nurse = (await Walk.AllocatedAsync(lab, ("role", "nurse"))).Place;

        Assert.Equal(("nurse", 1, 0.2), (nurse?.Stratum, nurse?.Turn.Number, nurse?.Probability));
        Assert.Empty(Counted(nurse, AllocationState.UnderWay));
    }

    private static async Task<List<Standing>> FiveAsync(Lab lab)
    {
        var five = new List<Standing>();
        while (five.Count < 5)
            five.Add(await Walk.AllocatedAsync(lab));
        Assert.Equal(5, five.Select(standing => standing.Place?.Arm).Distinct().Count());
        return five;
    }

    private static Dictionary<string, int> Counted(Place? place, string row) =>
        (place?.State.Counts[row] ?? throw new InvalidOperationException("No place.")).Where(arm => arm.Value > 0).ToDictionary();
}
