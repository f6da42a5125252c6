namespace VignetteLab.Core.Statistics;

/// <summary>How a set of numbers is spread, in their own unit.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="P5">A twentieth of them are lower.</param>
/// <param name="LowerQuartile">A quarter of them are lower.</param>
/// <param name="Median">Half of them are lower.</param>
/// <param name="UpperQuartile">A quarter of them are higher.</param>
/// <param name="P95">A twentieth of them are higher.</param>
public sealed record Spread(int Count, double P5, double LowerQuartile, double Median, double UpperQuartile, double P95)
{
    /// <summary>The spread of numbers in any order.</summary>
    /// <returns>The spread; <c>null</c> where there are none.</returns>
    public static Spread? Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 ? null : new(
            sorted.Length, Quantile(sorted, 0.05), Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), Quantile(sorted, 0.95));
    }

    /// <summary>The value below which a share of the numbers lies, with straight lines between neighbours.</summary>
    /// <param name="sorted">The numbers, lowest first; at least one.</param>
    /// <param name="share">From 0 to 1.</param>
    /// <remarks>Source: Hyndman and Fan (1996), The American Statistician 50, definition 7: the one that R uses by default.</remarks>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Count);
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
