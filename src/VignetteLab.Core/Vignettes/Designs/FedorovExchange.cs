namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Improves subsets of the rows of a model matrix, one exchange after the other.</summary>
/// <param name="columns">The matrix by columns, the mean's first.</param>
internal sealed class FedorovExchange(double[][] columns)
{
    /// <summary>How much better, relative to what there is, counts as better.</summary>
    public const double Tie = 1e-9;

    private const long patience = 4_000_000_000;

    private readonly int parameters = columns.Length;
    private readonly double[][] rows =
        [.. Enumerable.Range(0, columns[0].Length).Select(row => columns.Select(column => column[row]).ToArray())];

    // The inverse of the chosen rows' X'X, and x'(X'X)⁻¹x of every row x.
    private double[] inverse = [];
    private readonly double[] variances = new double[columns[0].Length];
    private readonly bool[] isChosen = new bool[columns[0].Length];

    /// <summary>Whether there is time for more.</summary>
    public bool HasPatience => Steps < patience;

    /// <summary>Multiplications done so far, near enough.</summary>
    public long Steps { get; private set; }

    /// <summary>The trace of (X'X)⁻¹ of the subset that was looked at last.</summary>
    public double Trace { get; private set; }

    /// <summary>The subset that a start leads to, ascending, and the determinant of its X'X.</summary>
    /// <param name="order">All rows, in the order in which the start looks at them.</param>
    /// <param name="size">No fewer than there are columns; the rows have full rank.</param>
    public (int[] Chosen, Magnitude Determinant) Improve(int[] order, int size)
    {
        var chosen = Start(order, size);
        var determinant = Look(chosen);
        while (determinant.Mantissa > 0 && Pass(chosen))
        {
            // What rounding adds up in a pass goes here.
            determinant = Invert(chosen);
        }

        Array.Sort(chosen);
        return (chosen, determinant);
    }

    /// <summary>The determinant of a subset's X'X; what is asked next is asked of this subset.</summary>
    public Magnitude Look(int[] chosen)
    {
        Array.Clear(isChosen);
        foreach (var row in chosen)
            isChosen[row] = true;
        return Invert(chosen);
    }

    /// <summary>The rows whose coming for a chosen one that goes lowers the determinant by no more than a tie.</summary>
    public IEnumerable<int> Replacements(int goes)
    {
        var product = Product(goes);
        for (var row = 0; row < rows.Length; row++)
        {
            if (!isChosen[row] && Gain(goes, row, product) >= 1 - Tie)
                yield return row;
        }
    }

    private int[] Start(int[] order, int size)
    {
        List<double[]> basis = [];
        List<int> first = [], others = [];
        foreach (var row in order)
            (basis.Count < parameters && Extends(basis, rows[row]) ? first : others).Add(row);
        int[] start = [.. first, .. others.Take(size - first.Count)];
        Array.Sort(start);
        return start;
    }

    private static bool Extends(List<double[]> basis, double[] row)
    {
        double[] left = [.. row];
        for (var time = 0; time < 2; time++)
        {
            foreach (var other in basis)
                Vector.Add(left, -Vector.Dot(left, other), other);
        }

        var length = Vector.Dot(left, left);
        if (length <= Vector.Nothing * Vector.Dot(row, row))
            return false;
        Vector.Scale(left, 1 / Math.Sqrt(length));
        basis.Add(left);
        return true;
    }

    private Magnitude Invert(int[] chosen)
    {
        var cells = new double[parameters * parameters];
        foreach (var row in chosen)
        {
            for (var index = 0; index < parameters; index++)
                Vector.Add(cells.AsSpan(index * parameters, parameters), rows[row][index], rows[row]);
        }

        var information = new Symmetric(cells, parameters);
        (inverse, Trace) = (information.Inverse, information.TraceOfInverse);
        Steps += (long)rows.Length * parameters * parameters;
        for (var row = 0; row < rows.Length; row++)
            variances[row] = Vector.Dot(Times(rows[row]), rows[row]);
        return information.IsSingular ? new(0, 0) : information.Determinant;
    }

    private bool Pass(int[] chosen)
    {
        var hasImproved = false;
        for (var slot = 0; slot < chosen.Length && HasPatience; slot++)
        {
            var (next, gain) = Best(chosen[slot]);
            if (next < 0 || gain <= 1 + Tie)
                continue;
            (isChosen[chosen[slot]], isChosen[next]) = (false, true);
            Update(next, 1);
            Update(chosen[slot], -1);
            chosen[slot] = next;
            hasImproved = true;
        }

        return hasImproved;
    }

    // By what the determinant is multiplied when a row goes and another comes: Fedorov's delta, plus 1.
    private (int Row, double Gain) Best(int goes)
    {
        var product = Product(goes);
        var (best, most) = (-1, 1.0);
        for (var row = 0; row < rows.Length; row++)
        {
            if (!isChosen[row] && Gain(goes, row, product) is var gain && gain > most * (1 + Tie))
                (best, most) = (row, gain);
        }

        return (best, most);
    }

    private double Gain(int goes, int comes, double[] product)
    {
        var between = Vector.Dot(product, rows[comes]);
        return (1 + variances[comes]) * (1 - variances[goes]) + between * between;
    }

    // Sherman and Morrison: the inverse after a row comes (sign 1) or goes (−1).
    private void Update(int row, int sign)
    {
        var product = Product(row);
        var by = -sign / (1 + sign * variances[row]);
        for (var index = 0; index < parameters; index++)
            Vector.Add(inverse.AsSpan(index * parameters, parameters), by * product[index], product);
        for (var other = 0; other < rows.Length; other++)
        {
            var between = Vector.Dot(product, rows[other]);
            variances[other] += by * between * between;
        }
    }

    private double[] Product(int row)
    {
        Steps += (long)rows.Length * parameters;
        return Times(rows[row]);
    }

    private double[] Times(double[] row)
    {
        var product = new double[parameters];
        for (var index = 0; index < parameters; index++)
            product[index] = Vector.Dot(inverse.AsSpan(index * parameters, parameters), row);
        return product;
    }
}
