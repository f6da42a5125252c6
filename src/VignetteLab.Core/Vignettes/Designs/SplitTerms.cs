namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>The sum over some effects of r² on deck, and what a swap of two runs changes in it.</summary>
/// <remarks>
/// With q a run's orthonormal values and S a deck's sum of them, the loss is ΣS²/size. A swap changes it by products
/// q·S and q·q only, so these are kept.
/// </remarks>
internal sealed class SplitTerms
{
    // Beyond this many runs a table of all their products would not fit in memory.
    private const int maxTable = 2_048;

    private readonly double[][] rows;
    private readonly double[] products;
    private readonly double[] withDecks;
    private readonly int width;
    private readonly int decks;

    public SplitTerms(IReadOnlyList<int> levels, IReadOnlyList<Effect> effects, IReadOnlyList<int[]> runs, int decks)
    {
        this.decks = decks;
        var columns = effects.SelectMany(effect => Weighted(levels, effect, runs, runs.Count / decks)).ToArray();
        width = columns.Length;
        rows = [.. Enumerable.Range(0, runs.Count).Select(run => columns.Select(column => column[run]).ToArray())];
        withDecks = new double[runs.Count * decks];
        products = runs.Count > maxTable ? [] : Products();
    }

    /// <summary>Steps of arithmetic that one <see cref="Change"/> takes, of three products.</summary>
    public int Cost => products.Length > 0 ? 4 : 3 * width;

    /// <summary>Likewise <see cref="Loss"/>.</summary>
    public long LossCost => (long)width * (rows.Length + decks);

    /// <summary>Likewise <see cref="Begin"/>.</summary>
    public long BeginCost => (long)width * rows.Length * (decks + 1);

    public double Loss(int[] deckOf)
    {
        var loss = 0.0;
        foreach (var sum in Sums(deckOf))
            loss += Vector.Dot(sum, sum);
        return loss;
    }

    public void Begin(int[] deckOf)
    {
        var sums = Sums(deckOf);
        for (var run = 0; run < rows.Length; run++)
        {
            for (var deck = 0; deck < decks; deck++)
                withDecks[run * decks + deck] = Vector.Dot(rows[run], sums[deck]);
        }
    }

    public double Change(int one, int other, int[] deckOf)
    {
        var (from, to) = (deckOf[one], deckOf[other]);
        var between = withDecks[other * decks + from] - withDecks[one * decks + from]
            - withDecks[other * decks + to] + withDecks[one * decks + to];
        return 2 * (between + Product(one, one) + Product(other, other) - 2 * Product(one, other));
    }

    public void Swap(int one, int other, int[] deckOf)
    {
        for (var run = 0; run < rows.Length; run++)
        {
            var change = Product(run, other) - Product(run, one);
            withDecks[run * decks + deckOf[one]] += change;
            withDecks[run * decks + deckOf[other]] -= change;
        }
    }

    private double Product(int one, int other) => products.Length > 0
        ? products[one * rows.Length + other]
        : Vector.Dot(rows[one], rows[other]);

    private double[] Products()
    {
        var table = new double[rows.Length * rows.Length];
        for (var one = 0; one < rows.Length; one++)
        {
            for (var other = 0; other <= one; other++)
                table[one * rows.Length + other] = table[other * rows.Length + one] = Vector.Dot(rows[one], rows[other]);
        }

        return table;
    }

    private double[][] Sums(int[] deckOf)
    {
        var sums = new double[decks][];
        for (var deck = 0; deck < decks; deck++)
            sums[deck] = new double[width];
        for (var run = 0; run < rows.Length; run++)
            Vector.Add(sums[deckOf[run]], 1, rows[run]);
        return sums;
    }

    // Each effect counts alike, however many columns it has.
    private static double[][] Weighted(IReadOnlyList<int> levels, Effect effect, IReadOnlyList<int[]> runs, int size)
    {
        var columns = Columns.Centred(levels, effect, runs);
        foreach (var column in columns)
            Vector.Scale(column, 1 / Math.Sqrt((double)columns.Length * size));
        return columns;
    }
}
