namespace VignetteLab.Core.Allocation;

/// <summary>
/// The random order of a page's items, drawn with the place so that it can be recomputed from the key: random within each
/// scale, while the scales keep their positions.
/// </summary>
public static class ItemOrder
{
    /// <summary>Draws an order.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="page">The page's name.</param>
    /// <param name="stratum">The place's stratum.</param>
    /// <param name="number">The place's number in its stratum, from 1.</param>
    /// <param name="items">The page's items in the study's order, each with its scale; those of no scale are one group.</param>
    public static string[] Draw(
        AllocationKey key, Mode mode, string page, string stratum, long number, IReadOnlyList<ScaledItem> items)
    {
        var order = new string[items.Count];
        var draws = key.Draws(mode, $"items.{page}", stratum, number);

        // Groups come by their first item: GroupBy keeps that order.
        foreach (var group in Enumerable.Range(0, items.Count).GroupBy(item => items[item].Scale))
        {
            var (positions, names) = (group.ToArray(), group.Select(item => items[item].Item).ToArray());
            draws.Shuffle(names.AsSpan());
            foreach (var (index, position) in positions.Index())
                order[position] = names[index];
        }

        return order;
    }
}

/// <summary>An item, and the first of the study's scales that it belongs to.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Scale">The scale's name; <c>null</c> for none.</param>
public sealed record ScaledItem(string Item, string? Scale);
