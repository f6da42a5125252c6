namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>
/// A positive semidefinite matrix, swept: inverted on as many rows as are independent, with its determinant.
/// </summary>
/// <remarks>Sweep operator with diagonal pivots: Goodnight (1979), The American Statistician 33, 149–158.</remarks>
internal sealed class Symmetric
{
    // Null vectors have entries of the order of 1 where they have any.
    private const double zero = 1e-7;

    private readonly double[] cells;
    private readonly bool[] swept;

    /// <param name="cells">Row by row, <paramref name="size"/> in each; taken over.</param>
    public Symmetric(double[] cells, int size)
    {
        this.cells = cells;
        Size = size;
        swept = new bool[size];
        var diagonal = Enumerable.Range(0, size).Select(row => cells[row * size + row]).ToArray();
        while (Pivot(diagonal) is var pivot and >= 0)
        {
            Determinant = Determinant.Times(cells[pivot * size + pivot]);
            Sweep(pivot);
            swept[pivot] = true;
            Rank++;
        }
    }

    public int Size { get; }

    public int Rank { get; private set; }

    public bool IsSingular => Rank < Size;

    /// <summary>Of the independent rows.</summary>
    public Magnitude Determinant { get; private set; } = Magnitude.One;

    /// <summary>The inverse, row by row; of a singular matrix it means nothing.</summary>
    public double[] Inverse => cells;

    public double TraceOfInverse
    {
        get
        {
            var sum = 0.0;
            for (var row = 0; row < Size; row++)
                sum += cells[row * Size + row];
            return sum;
        }
    }

    /// <summary>Whether a column cannot be told from the others: it takes part in a combination that is zero.</summary>
    public bool IsConfounded(int column)
    {
        if (!swept[column])
            return true;
        for (var other = 0; other < Size; other++)
        {
            if (!swept[other] && Math.Abs(cells[column * Size + other]) > zero)
                return true;
        }

        return false;
    }

    private int Pivot(double[] diagonal)
    {
        var best = -1;
        var most = Vector.Nothing;
        for (var row = 0; row < Size; row++)
        {
            var left = swept[row] || diagonal[row] <= 0 ? 0 : cells[row * Size + row] / diagonal[row];
            if (left > most)
                (best, most) = (row, left);
        }

        return best;
    }

    private void Sweep(int pivot)
    {
        var of = cells.AsSpan(pivot * Size, Size);
        var by = 1 / of[pivot];
        Vector.Scale(of, by);
        for (var row = 0; row < Size; row++)
        {
            var factor = cells[row * Size + pivot];
            if (row == pivot || factor == 0)
                continue;
            Vector.Add(cells.AsSpan(row * Size, Size), -factor, of);
            cells[row * Size + pivot] = -factor * by;
        }

        of[pivot] = by;
    }
}
