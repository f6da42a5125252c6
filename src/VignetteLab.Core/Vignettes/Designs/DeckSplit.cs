namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Splits vignettes into decks of equal size so that decks differ in as little as can be.</summary>
/// <remarks>
/// Confounded factorials (Cochran and Cox 1957, Experimental Designs, chapter 6) where the numbers allow them, then an
/// exchange search as in R's <c>AlgDesign::optBlock</c>. Checked against R on 2 × 2 × 3 in two decks of six.
/// </remarks>
public static class DeckSplit
{
    /// <summary>How many confounded factorials are drawn.</summary>
    private const int forms = 400;

    /// <summary>How many of them, the best, are improved.</summary>
    private const int improved = 4;

    /// <summary>How many random splits are improved.</summary>
    private const int starts = 12;

    /// <summary>How often the best split is shaken and improved again.</summary>
    private const int shakes = 60;

    /// <summary>
    /// Splits the runs so that main effects are as little confounded with decks as can be found (each level equally
    /// often in each deck where the numbers allow it), and then two-factor interactions.
    /// </summary>
    /// <param name="levels">How many levels each factor has.</param>
    /// <param name="runs">Combinations as level indices; at least one.</param>
    /// <param name="decks">How many decks; divides the number of runs.</param>
    /// <returns>
    /// For each deck the indices into <paramref name="runs"/>, ascending; decks by their first index. The same on
    /// every machine and in every version of VignetteLab.
    /// </returns>
    /// <exception cref="DesignException">The runs cannot be split into that many equal decks.</exception>
    /// <remarks>
    /// Minimised are first the sum over main effects of r² on deck (<see cref="Confounding"/>), then the sum over
    /// two-factor interactions. All chance is <c>Draws</c> with the key SHA-256 of <c>vignettelab design</c> and the
    /// labels <c>v1|design|split|form|n</c>, <c>v1|design|split|start|n</c> and <c>v1|design|split|shake|n</c>.
    /// </remarks>
    public static int[][] Into(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs, int decks)
    {
        Factorial.Check(levels, runs);
        if (decks < 1 || runs.Count == 0 || runs.Count % decks != 0)
            throw new DesignException(Indivisible(runs.Count, decks));

        // One deck, or decks of one: there is nothing to choose.
        if (decks == 1 || decks == runs.Count)
            return Sorted([.. Enumerable.Range(0, runs.Count).Select(run => run * decks / runs.Count)], decks);

        var search = new SplitSearch(levels, runs, decks);
        foreach (var deckOf in Forms(levels, runs, decks, search))
            search.Improve(deckOf);
        for (var start = 0; start < starts && search.HasMore; start++)
            search.Improve(Cut(PublicDraws.Order($"v1|design|split|start|{start}", runs.Count), decks));
        for (var shake = 0; shake < shakes && search.HasMore; shake++)
            search.Improve(Shake(search.Best, PublicDraws.Of($"v1|design|split|shake|{shake}")));
        return Sorted(search.Best, decks);
    }

    // The best of the drawn forms, each with a loss of its own: forms that lose alike mostly are alike.
    private static List<int[]> Forms(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs, int decks, SplitSearch search)
    {
        List<(int[] DeckOf, SplitLoss Loss)> best = [];
        for (var form = 0; form < forms && search.HasMoreForms; form++)
        {
            var draws = PublicDraws.Of($"v1|design|split|form|{form}");
            var deckOf = Cut(LinearForms.Order(levels, runs, decks, draws), decks);
            search.Spend((long)runs.Count * levels.Count * 8);
            var loss = search.Judge(deckOf);

            // Nothing is confounded: no other form can be better.
            if (loss.CompareTo(new(0, 0)) <= 0)
                return [deckOf];
            var place = best.FindIndex(other => loss.CompareTo(other.Loss) <= 0);
            if (place >= 0 && loss.CompareTo(best[place].Loss) == 0)
                continue;
            best.Insert(place < 0 ? best.Count : place, (deckOf, loss));
            if (best.Count > improved)
                best.RemoveAt(improved);
        }

        return [.. best.Select(split => split.DeckOf)];
    }

    // Runs in some order, cut into equal lengths: the deck of each run.
    private static int[] Cut(int[] order, int decks)
    {
        var deckOf = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
            deckOf[order[place]] = place / (order.Length / decks);
        return deckOf;
    }

    private static int[] Shake(int[] best, Draws draws)
    {
        int[] shaken = [.. best];
        for (var swap = 0; swap < Math.Max(2, best.Length / 6); swap++)
        {
            var one = (int)draws.Below((ulong)best.Length);
            var other = (int)draws.Below((ulong)best.Length);
            (shaken[one], shaken[other]) = (shaken[other], shaken[one]);
        }

        return shaken;
    }

    private static int[][] Sorted(int[] deckOf, int decks) =>
    [
        .. Enumerable.Range(0, decks)
            .Select(deck => Enumerable.Range(0, deckOf.Length).Where(run => deckOf[run] == deck).ToArray())
            .OrderBy(deck => deck[0]),
    ];

    private static Said Indivisible(int runs, int decks)
    {
        if (runs == 0)
            return "There are no vignettes to split into decks.";
        var divisors = Enumerable.Range(1, runs).Where(number => runs % number == 0).ToArray();
        return $"{runs} vignettes cannot be split into {decks} decks of the same size; " +
            $"{FactorNames.List(divisors.Select(number => $"{number}"))} would work. " +
            $"Change the number of decks, or how many vignettes are selected.";
    }
}
