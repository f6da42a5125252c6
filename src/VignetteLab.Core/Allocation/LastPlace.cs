namespace VignetteLab.Core.Allocation;

/// <summary>The last place given of a counter, and the arms that its block was drawn among.</summary>
/// <param name="Turn">Where it stands.</param>
/// <param name="Candidates">Names of arms; empty means all arms of the study.</param>
public sealed record LastPlace(Turn Turn, IReadOnlyList<string> Candidates)
{
    /// <summary>Nothing was given yet.</summary>
    public static LastPlace None { get; } = new(Turn.None, []);

    /// <inheritdoc/>
    public bool Equals(LastPlace? other) =>
        other is not null && Turn == other.Turn && Candidates.SequenceEqual(other.Candidates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Turn, Candidates.Count);
}
