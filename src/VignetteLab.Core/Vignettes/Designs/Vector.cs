namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Sums in one fixed order, so that every machine comes to the same design.</summary>
internal static class Vector
{
    /// <summary>The share of a column below which what is left of it is rounding.</summary>
    public const double Nothing = 1e-9;

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        // Four sums at a time keep the processor busy; their order is fixed, unlike that of System.Numerics' vectors.
        double first = 0, second = 0, third = 0, fourth = 0;
        right = right[..left.Length];
        var index = 0;
        for (; index + 3 < left.Length; index += 4)
        {
            first += left[index] * right[index];
            second += left[index + 1] * right[index + 1];
            third += left[index + 2] * right[index + 2];
            fourth += left[index + 3] * right[index + 3];
        }

        for (; index < left.Length; index++)
            first += left[index] * right[index];
        return first + second + (third + fourth);
    }

    public static void Add(Span<double> to, double times, ReadOnlySpan<double> what)
    {
        for (var index = 0; index < to.Length; index++)
            to[index] += times * what[index];
    }

    public static void Scale(Span<double> values, double by)
    {
        for (var index = 0; index < values.Length; index++)
            values[index] *= by;
    }
}
