using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class DeckOrderTests
{
    private static readonly AllocationKey key = Walks.Key(1);

    [Fact]
    public void Every_vignette_stands_in_an_order_once()
    {
        foreach (var number in Enumerable.Range(1, 50))
            Assert.Equal([0, 1, 2, 3, 4, 5, 6], DeckOrder.Draw(key, Mode.Live, "nurse", number, 7).Order());
    }

    [Fact]
    public void An_order_is_a_shuffle_of_the_purpose_order()
    {
        int[] shuffled = [0, 1, 2, 3, 4];
        new Draws(key.Bytes, "v1|pilot|order|nurse.day|12").Shuffle(shuffled.AsSpan());

        Assert.Equal(shuffled, DeckOrder.Draw(key, Mode.Pilot, "nurse.day", 12, 5));
    }

    [Fact]
    public void A_sequence_is_one_draw_below_their_number()
    {
        string[] sequences = ["abc", "bca", "cab", "cba", "acb", "bac"];

        var drawn = DeckOrder.Williams(key, Mode.Live, "all", 3, sequences);

        Assert.Equal(sequences[new Draws(key.Bytes, "v1|live|order|all|3").Below(6)], drawn);
    }

    [Fact]
    public void Every_order_and_every_sequence_comes_as_often_as_the_others()
    {
        var orders = new long[6];
        var sequences = new long[6];
        string[] names = ["012", "021", "102", "120", "201", "210"];
        foreach (var number in Enumerable.Range(1, 10_000))
        {
            orders[Array.IndexOf(names, string.Concat(DeckOrder.Draw(key, Mode.Live, "all", number, 3)))]++;
            sequences[DeckOrder.Williams(key, Mode.Live, "williams", number, (int[])[0, 1, 2, 3, 4, 5])]++;
        }

        ChiSquare.AssertFits(orders, 1, 1, 1, 1, 1, 1);
        ChiSquare.AssertFits(sequences, 1, 1, 1, 1, 1, 1);
    }
}
