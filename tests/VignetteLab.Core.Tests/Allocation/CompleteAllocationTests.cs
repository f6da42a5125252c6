using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class CompleteAllocationTests
{
    private static readonly string[] five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void A_hundred_and_three_in_five_arms_are_twenty_or_twenty_one_each()
    {
        foreach (var number in Enumerable.Range(0, 50))
        {
            var places = Walks.Of(Equal(103), five, Walks.Key(number)).ToArray();

            Assert.Equal(103, places.Length);
            Assert.Equal([20, 20, 21, 21, 21], places.CountBy(place => place.Arm).Select(count => count.Value).Order());
        }
    }

    [Fact]
    public void Each_arm_gets_a_place_left_over_as_often_as_its_remainder_says()
    {
        // Ten places for shares 1, 2 and 4: remainders 3, 6 and 5 of 7.
        var complete = new CompleteAllocation([new("a", 1), new("b", 2), new("c", 4)], 10);
        var more = new Dictionary<string, int> { ["a"] = 0, ["b"] = 0, ["c"] = 0 };

        foreach (var number in Enumerable.Range(0, 2_000))
        {
            var counts = Walks.Of(complete, five[..3], Walks.Key(number)).CountBy(place => place.Arm).ToDictionary();
            more["a"] += counts["a"] - 1;
            more["b"] += counts["b"] - 2;
            more["c"] += counts["c"] - 5;
        }

        // Five standard deviations of 2,000 × p × (1 − p): 111, 78, 101.
        Assert.Equal(4_000, more.Values.Sum());
        Assert.InRange(more["a"], 746, 968);
        Assert.InRange(more["b"], 1_636, 1_792);
        Assert.InRange(more["c"], 1_328, 1_530);
    }

    [Fact]
    public void Counts_are_never_further_than_one_from_the_share()
    {
        var chance = new Draws(Walks.Key(3).Bytes, "v1|simulated|designs|all|0");
        foreach (var number in Enumerable.Range(0, 200))
        {
            Share[] shares = [.. five[..(2 + (int)chance.Below(4))].Select(arm => new Share(arm, 1 + (int)chance.Below(4)))];
            var places = 1 + (int)chance.Below(60);

            var given = Walks.Of(new CompleteAllocation(shares, places), [.. shares.Select(share => share.Arm)], Walks.Key(number)).ToArray();

            Assert.Equal(places, given.Length);
            Assert.All(shares, share =>
            {
                var (whole, rest) = Math.DivRem(places * share.Count, shares.Sum(each => each.Count));
                Assert.InRange(given.Count(place => place.Arm == share.Arm), whole, rest == 0 ? whole : whole + 1);
            });
        }
    }

    [Fact]
    public void When_an_arm_closes_the_places_that_are_left_become_a_new_list()
    {
        var complete = Equal(20);
        var last = Walks.Of(complete, five, Walks.Key(4)).ElementAt(6).Last;

        var rest = new List<PlaceDraw>();
        while (complete.Next(Walks.Key(4), Mode.Live, "all", last, ["a", "c", "e"], AllocationState.None) is { } place)
        {
            rest.Add(place);
            last = place.Last;
        }

        Assert.Equal(Enumerable.Range(8, 13).Select(number => new Turn(number, 1, 8)), rest.Select(place => place.Turn));
        Assert.Equal([4, 4, 5], rest.CountBy(place => place.Arm).Select(count => count.Value).Order());
        Assert.All(rest, place => Assert.Equal(1 / 3.0, place.Probability));
    }

    [Fact]
    public void A_list_that_is_used_up_gives_nothing_more()
    {
        var last = new LastPlace(new(20, 0, 1), []);

        Assert.Null(Equal(20).Next(Walks.Key(5), Mode.Live, "all", last, five, AllocationState.None));
        Assert.Null(Equal(20).Next(Walks.Key(5), Mode.Live, "all", last, ["b"], AllocationState.None));
    }

    [Fact]
    public void There_is_one_list_whatever_the_stratum() => Assert.Equal("all", Equal(1).Counter("nurse"));

    [Fact]
    public void A_list_without_places_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Equal(0));

    private static CompleteAllocation Equal(int places) => new([.. five.Select(arm => new Share(arm, 1))], places);
}
