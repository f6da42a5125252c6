namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>A word of a fraction's defining relation: a product of factors that is the same in every run.</summary>
/// <param name="Terms">Its factors, in factor order; the first has power 1.</param>
/// <param name="IsNegative">Whether the product is −1 rather than 1 (two levels only).</param>
public sealed record Word(IReadOnlyList<Term> Terms, bool IsNegative)
{
    /// <summary>How many factors it joins.</summary>
    public int Length => Terms.Count;

    /// <summary>As in <c>a*b*d</c>, <c>-a*b*d</c> or <c>a*b^2*d</c>.</summary>
    /// <param name="names">The factors' names, in factor order.</param>
    public string ToString(IReadOnlyList<string> names) => $"{(IsNegative ? "-" : "")}{Generator.Product(Terms, names)}";
}
