namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>How much of an effect cannot be told from differences between decks, and so between respondents.</summary>
public static class Confounding
{
    /// <summary>
    /// The share of an effect's variance that lies between decks: from 0 (each deck tells all of it) to 1 (no deck
    /// tells any of it).
    /// </summary>
    /// <param name="levels">How many levels each factor has.</param>
    /// <param name="runs">Combinations as level indices.</param>
    /// <param name="decks">Indices into <paramref name="runs"/>; a run may stand in several decks or in none.</param>
    /// <param name="effect">A main effect or an interaction.</param>
    /// <returns>
    /// The mean of r² over the effect's orthogonal columns, whichever contrasts they are; 1 for an effect that does
    /// not vary at all in these decks.
    /// </returns>
    /// <remarks>Checked against R on 2 × 2 × 3 in two decks of six (task × degree: 1/9).</remarks>
    public static double OnDeck(
        IReadOnlyList<int> levels, IReadOnlyList<int[]> runs, IReadOnlyList<IReadOnlyList<int>> decks, Effect effect)
    {
        Factorial.Check(levels, runs);
        int[][] seen = [.. decks.SelectMany(deck => deck, (_, run) => runs[run])];
        return Between(Columns.Centred(levels, effect, seen), [.. decks.Select(deck => deck.Count)]);
    }

    // The columns have mean 0 and length 1, and the decks' rows follow each other.
    private static double Between(double[][] columns, int[] sizes)
    {
        if (columns.Length == 0)
            return 1;

        var between = 0.0;
        foreach (var column in columns)
        {
            var row = 0;
            foreach (var size in sizes)
            {
                var sum = 0.0;
                for (var end = row + size; row < end; row++)
                    sum += column[row];
                between += size == 0 ? 0 : sum * sum / size;
            }
        }

        var mean = between / columns.Length;
        return mean < Vector.Nothing ? 0 : Math.Min(1, mean);
    }
}
