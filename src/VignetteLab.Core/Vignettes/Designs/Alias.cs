namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Two effects that a design cannot tell apart, wholly or in part.</summary>
/// <param name="First">The effect of lower order, or that comes first; <see cref="Effect.Mean"/> is of order 0.</param>
/// <param name="Second">The other.</param>
/// <param name="RSquared">
/// The largest squared canonical correlation of their columns, above 0 and at most 1; the squared correlation where
/// each has one column.
/// </param>
/// <param name="IsFull">
/// Whether all of one lies within the other: with one column each they are the same. A factor with three levels lies
/// within an interaction that has more columns.
/// </param>
/// <param name="IsNegative">Whether one is the other with its sign turned, as in A = −B*D; one column each only.</param>
public sealed record Alias(Effect First, Effect Second, double RSquared, bool IsFull, bool IsNegative)
{
    /// <summary>Whether <paramref name="effect"/> is one of the two.</summary>
    public bool Concerns(Effect effect) => First == effect || Second == effect;

    /// <summary>The one that <paramref name="effect"/> is not.</summary>
    public Effect Other(Effect effect) => First == effect ? Second : First;
}
