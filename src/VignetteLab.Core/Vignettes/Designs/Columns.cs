namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>
/// The columns of effects in a model matrix: normalised Helmert contrasts and their products, so that over all
/// combinations every column has mean 0 and mean square 1 and any two are orthogonal.
/// </summary>
internal static class Columns
{
    /// <summary>How many columns an effect has: the product of (levels − 1) over its factors; 1 for the mean.</summary>
    public static long Count(IReadOnlyList<int> levels, Effect effect) =>
        effect.Factors.Aggregate(1L, (product, factor) => Math.Min(int.MaxValue, product * (levels[factor] - 1)));

    /// <summary>The columns of an effect, a value per run in each; the contrasts of its last factor run fastest.</summary>
    public static double[][] Of(IReadOnlyList<int> levels, Effect effect, IReadOnlyList<int[]> runs)
    {
        double[][] columns = [[.. Enumerable.Repeat(1.0, runs.Count)]];
        foreach (var factor in effect.Factors)
        {
            columns =
            [
                .. from left in columns
                   from contrast in Contrasts(levels[factor])
                   select Multiply(left, contrast, factor, runs),
            ];
        }

        return columns;
    }

    /// <summary>
    /// An orthonormal basis of an effect's columns after their means are taken out; empty when they are constant.
    /// </summary>
    public static double[][] Centred(IReadOnlyList<int> levels, Effect effect, IReadOnlyList<int[]> runs)
    {
        List<double[]> basis = [];
        foreach (var column in Of(levels, effect, runs))
        {
            var before = Vector.Dot(column, column);
            Centre(column);
            // Twice is enough (Kahan): the second time removes what rounding left of the first.
            for (var time = 0; time < 2; time++)
            {
                foreach (var other in basis)
                    Vector.Add(column, -Vector.Dot(column, other), other);
            }

            var after = Vector.Dot(column, column);
            if (after <= Vector.Nothing * before)
                continue;
            Vector.Scale(column, 1 / Math.Sqrt(after));
            basis.Add(column);
        }

        return [.. basis];
    }

    // Contrast j sets level j against the levels before it.
    private static double[][] Contrasts(int levels)
    {
        var contrasts = new double[Math.Max(0, levels - 1)][];
        for (var j = 1; j < levels; j++)
        {
            var scale = Math.Sqrt((double)levels / (j * (j + 1)));
            var contrast = contrasts[j - 1] = new double[levels];
            Array.Fill(contrast, -scale, 0, j);
            contrast[j] = j * scale;
        }

        return contrasts;
    }

    private static double[] Multiply(double[] left, double[] contrast, int factor, IReadOnlyList<int[]> runs)
    {
        var product = new double[left.Length];
        for (var run = 0; run < product.Length; run++)
            product[run] = left[run] * contrast[runs[run][factor]];
        return product;
    }

    private static void Centre(double[] column)
    {
        var sum = 0.0;
        foreach (var value in column)
            sum += value;
        var mean = column.Length == 0 ? 0 : sum / column.Length;
        for (var run = 0; run < column.Length; run++)
            column[run] -= mean;
    }
}
