namespace VignetteLab.Core.Statistics;

/// <summary>Confidence intervals of shares, good for small counts and for shares near 0 and 1.</summary>
public static class Proportions
{
    private const double z = 1.959963984540054;

    /// <summary>The share of <paramref name="count"/> in <paramref name="total"/> with Wilson's score interval.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The total is not above 0, or the count is not from 0 to the total.</exception>
    /// <remarks>Source: Wilson (1927), JASA 22. Checked against Newcombe (1998), Statistics in Medicine 17, 857–872, table I.</remarks>
    public static Interval Of(int count, int total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        var share = (double)count / total;
        var middle = 2 * total * share + z * z;
        var half = z * Math.Sqrt(z * z + 4 * total * share * (1 - share));
        return new(share, Math.Max(0, (middle - half) / (2 * (total + z * z))), Math.Min(1, (middle + half) / (2 * (total + z * z))));
    }

    /// <summary>The first share less the second, with an interval made of their score intervals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A total is not above 0, or a count is not from 0 to its total.</exception>
    /// <remarks>Source: method 10 of Newcombe (1998), Statistics in Medicine 17, 873–890; checked against its table II.</remarks>
    public static Interval Difference(int count, int total, int baseCount, int baseTotal)
    {
        var (one, other) = (Of(count, total), Of(baseCount, baseTotal));
        var difference = one.Estimate - other.Estimate;
        return new(
            difference,
            difference - Hypotenuse(one.Estimate - one.Low, other.High - other.Estimate),
            difference + Hypotenuse(one.High - one.Estimate, other.Estimate - other.Low));
    }

    private static double Hypotenuse(double one, double other) => Math.Sqrt(one * one + other * other);
}
