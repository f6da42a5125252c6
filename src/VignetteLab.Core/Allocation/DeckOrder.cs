namespace VignetteLab.Core.Allocation;

/// <summary>The order in which a respondent meets the vignettes of a deck, drawn with the place.</summary>
public static class DeckOrder
{
    /// <summary>Draws any order, each equally likely.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The place's stratum; in cluster designs the seat's.</param>
    /// <param name="number">The place's number in its stratum, from 1; in cluster designs the seat.</param>
    /// <param name="count">How many vignettes the deck has.</param>
    /// <returns>The indexes 0 … count − 1 in the order shown.</returns>
    public static int[] Draw(AllocationKey key, Mode mode, string stratum, long number, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Draws(key, mode, stratum, number).Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>Draws one of the sequences of a Williams design, each equally likely.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The place's stratum; in cluster designs the seat's.</param>
    /// <param name="number">The place's number in its stratum, from 1; in cluster designs the seat.</param>
    /// <param name="sequences">The design's sequences, at least one, in its order.</param>
    public static T Williams<T>(AllocationKey key, Mode mode, string stratum, long number, IReadOnlyList<T> sequences) =>
        sequences[(int)Draws(key, mode, stratum, number).Below((ulong)sequences.Count)];

    private static Draws Draws(AllocationKey key, Mode mode, string stratum, long number) =>
        key.Draws(mode, "order", stratum, number);
}
