using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class DirectionTests
{
    [Fact]
    public void Half_of_the_respondents_read_the_points_reversed()
    {
        var reversed = Enumerable.Range(1, 10_000).Count(number => Direction.Draw(Walks.Key(1), Mode.Live, "nurse", number));

        ChiSquare.AssertFits([reversed, 10_000 - reversed], 1, 1);
    }

    [Fact]
    public void A_direction_is_one_draw_below_two()
    {
        var drawn = new Draws(Walks.Key(1).Bytes, "v1|simulated|direction|all|9").Below(2);

        Assert.Equal(drawn == 1, Direction.Draw(Walks.Key(1), Mode.Simulated, "all", 9));
    }
}
