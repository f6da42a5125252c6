namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>A main effect, an interaction, or (with no factor at all) the mean.</summary>
/// <remarks>Two effects of the same factors are equal.</remarks>
public sealed record Effect
{
    private Effect(IEnumerable<int> factors) => Factors = [.. factors.Order()];

    /// <summary>The mean: what all vignettes share.</summary>
    public static Effect Mean { get; } = new([]);

    /// <summary>Indices of its factors from 0, ascending.</summary>
    public IReadOnlyList<int> Factors { get; }

    /// <summary>How many factors it joins: 1 for a main effect, 2 for a two-factor interaction, 0 for the mean.</summary>
    public int Order => Factors.Count;

    /// <summary>The main effect of a factor.</summary>
    /// <param name="factor">Its index, from 0.</param>
    public static Effect Main(int factor) => Of(factor);

    /// <summary>The effect that joins these factors.</summary>
    /// <exception cref="ArgumentException">A factor stands twice or is negative.</exception>
    public static Effect Of(params IReadOnlyList<int> factors) =>
        factors.Distinct().Count() == factors.Count && factors.All(factor => factor >= 0)
            ? new(factors)
            : throw new ArgumentException("An effect joins different factors, counted from 0.", nameof(factors));

    /// <summary>The main effects of <paramref name="count"/> factors, in factor order.</summary>
    public static IReadOnlyList<Effect> Mains(int count) => [.. Enumerable.Range(0, count).Select(Main)];

    /// <summary>Every main effect and interaction of at most <paramref name="order"/> factors.</summary>
    /// <returns>By order, then in factor order: a, b, c, a*b, a*c, b*c for three factors and order 2.</returns>
    public static IReadOnlyList<Effect> UpTo(int count, int order)
    {
        List<Effect> all = [];
        IReadOnlyList<int[]> last = [[]];
        for (var size = 1; size <= Math.Min(order, count); size++)
        {
            last =
            [
                .. from factors in last
                   let next = factors.Length == 0 ? 0 : factors[^1] + 1
                   from factor in Enumerable.Range(next, count - next)
                   select (int[])[.. factors, factor],
            ];
            all.AddRange(last.Select(factors => new Effect(factors)));
        }

        return all;
    }

    /// <summary>Reads an effect as researchers write it: <c>a</c>, or <c>a*b</c> for an interaction.</summary>
    /// <param name="names">The factors' names, in factor order.</param>
    /// <exception cref="UnreadableException">A name is missing, unknown or stands twice.</exception>
    public static Effect Parse(string text, IReadOnlyList<string> names)
    {
        var factors = text.Split('*', StringSplitOptions.TrimEntries)
            .Select(name => FactorNames.Find(name, text, names)).ToArray();
        foreach (var factor in factors)
        {
            if (factors.Count(other => other == factor) > 1)
            {
                throw new UnreadableException(
                    $"“{text}” has the factor “{names[factor]}” twice; an interaction joins different factors.");
            }
        }

        return new(factors);
    }

    /// <summary>As researchers write it: <c>a*b</c>; <c>mean</c> for the mean.</summary>
    /// <param name="names">The factors' names, in factor order.</param>
    public string ToString(IReadOnlyList<string> names) =>
        Order == 0 ? "mean" : string.Join('*', Factors.Select(factor => names[factor]));

    /// <summary>The same with letters for names: <c>A*B</c>.</summary>
    public override string ToString() => ToString(FactorNames.Letters(Order == 0 ? 0 : Factors[^1] + 1));

    /// <summary>Whether it joins the same factors.</summary>
    public bool Equals(Effect? other) => other is not null && Factors.SequenceEqual(other.Factors);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.Aggregate(17, HashCode.Combine);
}
