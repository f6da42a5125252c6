using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class SimpleAllocationTests
{
    private static readonly SimpleAllocation simple = new([new("a", 1), new("b", 3), new("c", 2)]);

    [Fact]
    public void Each_place_is_one_draw_of_its_own()
    {
        var place = simple.Next(Walks.Key(1), Mode.Live, "nurse", new(new(41, 0, 1), []), ["a", "b", "c"], AllocationState.None);

        var drawn = new Draws(Walks.Key(1).Bytes, "v1|live|simple|nurse|42").Below(6);
        var (arm, share) = drawn == 0 ? ("a", 1) : drawn < 4 ? ("b", 3) : ("c", 2);
        Assert.Equal(new PlaceDraw(new(42, 0, 1), arm, share / 6.0, []), place);
    }

    [Fact]
    public void A_closed_arm_leaves_its_share_to_the_others()
    {
        var places = Walks.Of(simple, ["a", "c"], Walks.Key(2)).Take(50).ToArray();

        Assert.All(places, place => Assert.Equal(place.Arm == "a" ? 1 / 3.0 : 2 / 3.0, place.Probability));
        Assert.All(places, place => Assert.Equal(["a", "c"], place.Candidates));
    }

    [Fact]
    public void It_needs_no_counts_and_numbers_each_stratum() =>
        Assert.Equal((StateKind.None, "nurse"), (simple.Needs, simple.Counter("nurse")));
}
