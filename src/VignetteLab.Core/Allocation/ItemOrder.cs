namespace VignetteLab.Core.Allocation;

/// <summary>The random order of a page's items, drawn with the place so that it can be recomputed from the key.</summary>
public static class ItemOrder
{
    /// <summary>Draws an order.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="page">The page's name.</param>
    /// <param name="stratum">The place's stratum.</param>
    /// <param name="number">The place's number in its stratum, from 1.</param>
    /// <param name="items">The page's items in the study's order.</param>
    public static string[] Draw(
        AllocationKey key, Mode mode, string page, string stratum, long number, IEnumerable<string> items)
    {
        var order = items.ToArray();
        new Draws(key.Bytes, $"v1|{mode.Name()}|items.{page}|{stratum}|{number}").Shuffle(order.AsSpan());
        return order;
    }
}
