namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>What an effect's columns span over the runs, the mean taken out.</summary>
internal sealed class Space
{
    private const double same = 1e-7;

    private readonly double[][] basis;

    public Space(IReadOnlyList<int> levels, Effect effect, IReadOnlyList<int[]> runs)
    {
        Effect = effect;
        basis = Columns.Centred(levels, effect, runs);
        var columns = Columns.Of(levels, effect, runs);
        IsConstant = basis.Length == 0;
        IsNegative = IsConstant && columns.Length == 1 && columns[0][0] < 0;
        WithMean = IsConstant ? 1 : MeansShare(columns, runs.Count);
    }

    public Effect Effect { get; }

    /// <summary>Whether nothing is left beside the mean.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether it is one column of the same negative number.</summary>
    public bool IsNegative { get; }

    /// <summary>How much of some combination of the columns the mean takes, from 0 to 1.</summary>
    public double WithMean { get; }

    /// <summary>What it shares with a later effect; <c>null</c> for nothing.</summary>
    public Alias? With(Space later)
    {
        var (small, large) = basis.Length <= later.basis.Length ? (basis, later.basis) : (later.basis, basis);
        if (small.Length == 0)
            return null;

        var cells = new double[small.Length * large.Length];
        for (var row = 0; row < small.Length; row++)
        {
            for (var column = 0; column < large.Length; column++)
                cells[row * large.Length + column] = Vector.Dot(small[row], large[column]);
        }

        var shared = Vector.Dot(cells, cells);
        if (shared < Vector.Nothing)
            return null;

        // Squared canonical correlations sum to this; all are 1 when the smaller space lies within the larger.
        var isFull = shared > small.Length - same;
        var most = isFull ? 1 : small.Length == 1 ? shared : Eigen.Largest(Squared(cells, small.Length), small.Length);
        return new(Effect, later.Effect, Math.Min(1, most), isFull, isFull && cells is [< 0]);
    }

    // The mean's largest squared correlation with the columns: its projection onto what they span.
    private static double MeansShare(double[][] columns, int runs)
    {
        if (columns.All(column => Math.Abs(Sum(column)) <= Vector.Nothing * runs))
            return 0;

        List<double[]> span = [];
        var share = 0.0;
        foreach (var column in columns)
        {
            var before = Vector.Dot(column, column);
            for (var time = 0; time < 2; time++)
            {
                foreach (var other in span)
                    Vector.Add(column, -Vector.Dot(column, other), other);
            }

            var after = Vector.Dot(column, column);
            if (after <= Vector.Nothing * before)
                continue;
            Vector.Scale(column, 1 / Math.Sqrt(after));
            span.Add(column);

            var sum = Sum(column);
            share += sum * sum / runs;
        }

        return Math.Min(1, share);
    }

    private static double Sum(double[] column)
    {
        var sum = 0.0;
        foreach (var value in column)
            sum += value;
        return sum;
    }

    private static double[] Squared(double[] cells, int rows)
    {
        var width = cells.Length / rows;
        var square = new double[rows * rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < rows; column++)
                square[row * rows + column] = Vector.Dot(cells.AsSpan(row * width, width), cells.AsSpan(column * width, width));
        }

        return square;
    }
}
