namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Eigenvalues of small symmetric matrices.</summary>
/// <remarks>Cyclic Jacobi: Golub and Van Loan (2013), Matrix Computations, section 8.5.</remarks>
internal static class Eigen
{
    private const int sweeps = 30;

    /// <summary>The largest eigenvalue.</summary>
    /// <param name="cells">Row by row; overwritten.</param>
    public static double Largest(double[] cells, int size)
    {
        for (var sweep = 0; sweep < sweeps && Rotate(cells, size); sweep++)
        {
        }

        return Enumerable.Range(0, size).Max(row => cells[row * size + row]);
    }

    private static bool Rotate(double[] cells, int size)
    {
        var hasRotated = false;
        for (var p = 0; p < size; p++)
        {
            for (var q = p + 1; q < size; q++)
            {
                var off = cells[p * size + q];
                if (Math.Abs(off) < 1e-12)
                    continue;
                hasRotated = true;
                var theta = (cells[q * size + q] - cells[p * size + p]) / (2 * off);
                var tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
                Rotate(cells, size, p, q, cosine, tangent * cosine);
            }
        }

        return hasRotated;
    }

    private static void Rotate(double[] cells, int size, int p, int q, double cosine, double sine)
    {
        for (var row = 0; row < size; row++)
        {
            var (left, right) = (cells[row * size + p], cells[row * size + q]);
            cells[row * size + p] = cosine * left - sine * right;
            cells[row * size + q] = sine * left + cosine * right;
        }

        for (var column = 0; column < size; column++)
        {
            var (left, right) = (cells[p * size + column], cells[q * size + column]);
            cells[p * size + column] = cosine * left - sine * right;
            cells[q * size + column] = sine * left + cosine * right;
        }
    }
}
