using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class LeastFilledTests
{
    private static readonly string[] abc = ["a", "b", "c"];
    private static readonly LeastFilled weighted = new([new("a", 3), new("b", 1), new("c", 1)]);

    [Fact]
    public void Those_under_way_count_as_those_who_finished()
    {
        var place = Next(State([3, 1, 0], [0, 0, 1]), abc);

        Assert.Equal((1 / 3.0, 0), (place.Probability, place.Candidates.Count));
    }

    [Fact]
    public void Only_the_least_filled_for_their_share_are_drawn_among()
    {
        var place = Next(State([5, 2, 2], [0, 0, 0]), abc);

        Assert.Equal(new PlaceDraw(new(8, 0, 1), "a", 1, ["a"]), place);
    }

    [Fact]
    public void Thirds_are_compared_exactly()
    {
        var place = Next(State([3_000_000, 1_000_000, 1_000_001], [0, 0, 0]), abc);

        Assert.Equal(["a", "b"], place.Candidates);
        Assert.Equal(0.5, place.Probability);
    }

    [Fact]
    public void A_closed_arm_is_not_drawn_however_empty_it_is()
    {
        var place = Next(State([9, 0, 4], [0, 0, 0]), ["a", "c"]);

        Assert.Equal(["a"], place.Candidates);
    }

    [Fact]
    public void Arms_that_all_stay_are_never_more_than_one_apart_for_their_share()
    {
        var counts = new Dictionary<string, int> { ["a"] = 0, ["b"] = 0, ["c"] = 0 };
        var last = LastPlace.None;
        for (var respondent = 0; respondent < 500; respondent++)
        {
            var state = new AllocationState(new Dictionary<string, IReadOnlyDictionary<string, int>> { ["finished"] = counts });
            var place = weighted.Next(Walks.Key(6), Mode.Live, "nurse", last, abc, state)!;
            counts[place.Arm]++;
            last = place.Last;

            Assert.InRange(counts["b"] - counts["c"], -1, 1);
            Assert.InRange(counts["a"] - 3 * counts["b"], -3, 3);
        }
    }

    [Fact]
    public void It_asks_for_what_was_filled() => Assert.Equal((StateKind.Filling, "nurse"), (weighted.Needs, weighted.Counter("nurse")));

    private static PlaceDraw Next(AllocationState state, string[] open) =>
        weighted.Next(Walks.Key(6), Mode.Live, "nurse", new(new(7, 0, 1), []), open, state)!;

    private static AllocationState State(int[] finished, int[] underWay) => new(new Dictionary<string, IReadOnlyDictionary<string, int>>
    {
        ["finished"] = abc.Zip(finished).ToDictionary(cell => cell.First, cell => cell.Second),
        ["under_way"] = abc.Zip(underWay).ToDictionary(cell => cell.First, cell => cell.Second),
    });
}
