namespace VignetteLab.Core.Allocation;

/// <summary>Where a place stands in the list that its counter numbers.</summary>
/// <param name="Number">The place, from 1; 0 when none was given.</param>
/// <param name="Block">The block (complete allocation: the list) that it stands in, from 0.</param>
/// <param name="First">The number of that block's first place.</param>
public readonly record struct Turn(long Number, long Block, long First)
{
    /// <summary>Nothing was given yet.</summary>
    public static Turn None { get; } = new(0, 0, 1);
}
