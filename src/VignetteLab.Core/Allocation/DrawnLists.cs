namespace VignetteLab.Core.Allocation;

/// <summary>
/// The lists drawn last, one for each of a few strata: the next place is mostly in the same list. A slot is one
/// reference, written whole, so threads need no lock; at worst one draws again what another had drawn.
/// </summary>
internal sealed class DrawnLists
{
    private readonly DrawnList?[] slots = new DrawnList?[16];

    /// <summary>The arms of a list; <c>null</c> when it has to be drawn.</summary>
    public string[]? Find(AllocationKey key, Mode mode, string stratum, Turn turn, OpenArms open) =>
        Slot(mode, stratum) is { } list && list.Block == turn.Block && list.First == turn.First && list.Mode == mode &&
        list.Stratum == stratum && list.Open.AsSpan().SequenceEqual(open.Names) &&
        list.Key.Bytes.Span.SequenceEqual(key.Bytes.Span)
            ? list.Arms
            : null;

    /// <summary>Keeps a list, in the place of another.</summary>
    /// <returns>Its arms.</returns>
    public string[] Keep(AllocationKey key, Mode mode, string stratum, Turn turn, OpenArms open, string[] arms)
    {
        Slot(mode, stratum) = new(key, mode, stratum, turn.Block, turn.First, open.Names, arms);
        return arms;
    }

    private ref DrawnList? Slot(Mode mode, string stratum) =>
        ref slots[(uint)HashCode.Combine(mode, stratum) % (uint)slots.Length];

    private sealed record DrawnList(
        AllocationKey Key, Mode Mode, string Stratum, long Block, long First, string[] Open, string[] Arms);
}
