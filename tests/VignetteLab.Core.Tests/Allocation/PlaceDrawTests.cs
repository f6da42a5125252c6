using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class PlaceDrawTests
{
    private static readonly PlaceDraw place = new(new(3, 1, 2), "a", 0.5, ["a", "b"]);

    [Fact]
    public void Equal_places_have_equal_candidates_in_whatever_list()
    {
        var same = place with { Candidates = (List<string>)["a", "b"] };

        Assert.Equal(place, same);
        Assert.Equal(place.GetHashCode(), same.GetHashCode());
        Assert.Equal(place.Last, same.Last);
        Assert.Equal(place.Last.GetHashCode(), same.Last.GetHashCode());
    }

    [Fact]
    public void Other_places_are_not_equal()
    {
        Assert.NotEqual(place, place with { Candidates = ["a"] });
        Assert.NotEqual(place, place with { Arm = "b" });
        Assert.NotEqual(place, place with { Probability = 0.25 });
        Assert.NotEqual(place, place with { Turn = new(3, 1, 3) });
        Assert.NotEqual(place.Last, place.Last with { Candidates = [] });
    }
}
