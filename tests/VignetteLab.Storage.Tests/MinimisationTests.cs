using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class MinimisationTests
{
    private static readonly string[] items = ["perspective", "experience", "age_band"];

    [Theory, Databases]
    public async Task Each_place_keeps_the_counts_of_those_before_it_who_share_a_level(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Library.Read("clients-in-the-kitchen"));
        Lab[] processes = [lab, lab.Again()];

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() => Walk.AllocatedAsync(
            processes[number % 2],
            ("perspective", number % 3 == 0 ? "client" : "staff"),
            ("experience", number % 4 == 0 ? "never" : "over_14"),
            ("age_band", number % 5 == 0 ? "from_18_to_34" : "over_54")))));

        var ledger = (await lab.LedgerAsync()).OrderBy(place => place.Turn.Number).ToList();
        Assert.Equal(Enumerable.Range(1, 40), ledger.Select(place => (int)place.Turn.Number));
        foreach (var (index, place) in ledger.Index())
        {
            var earlier = ledger.Take(index).ToList();
            Assert.Equal(items, place.State.Counts.Keys);
            foreach (var (item, name) in items.Index())
            {
                Assert.All(place.State.Counts[name], count => Assert.Equal(
                    earlier.Count(one => one.Arm == count.Key && Level(one, item) == Level(place, item)), count.Value));
            }
        }

        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Counts_that_were_changed_in_the_ledger_are_named(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Library.Read("clients-in-the-kitchen"));
        foreach (var _ in Enumerable.Range(0, 3))
            await Walk.AllocatedAsync(lab);
        await lab.UnguardAsync();
        await lab.RunAsync("""update "Places" set "State" = replace("State", ':0', ':3') where "Number" = 3""");

        var broken = (await lab.VerifyAsync()).Single(finding => finding is { Name: "I6", Broken: not null }).Broken;

        Assert.StartsWith("place 3 of stratum staff.never.from_18_to_34", broken, StringComparison.Ordinal);
        Assert.EndsWith("it was drawn from other counts", broken, StringComparison.Ordinal);
    }

    private static string Level(Place place, int item) => place.Stratum.Split('.')[item];
}
