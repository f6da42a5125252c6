namespace VignetteLab.Core.Allocation;

/// <summary>A place and the arm it holds.</summary>
/// <param name="Turn">Where it stands.</param>
/// <param name="Arm">The arm's name.</param>
/// <param name="Probability">
/// The chance of that arm, above 0 and at most 1, for one who knows the design and the state but not the key.
/// </param>
/// <param name="Candidates">Names of the arms that it was drawn among, in the study's order; empty means all.</param>
public sealed record PlaceDraw(Turn Turn, string Arm, double Probability, IReadOnlyList<string> Candidates)
{
    /// <summary>What the next place needs to know of this one.</summary>
    public LastPlace Last => new(Turn, Candidates);

    /// <inheritdoc/>
    public bool Equals(PlaceDraw? other) =>
        other is not null && Turn == other.Turn && Arm == other.Arm && Probability.Equals(other.Probability) &&
        Candidates.SequenceEqual(other.Candidates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Turn, Arm, Probability, Candidates.Count);
}
