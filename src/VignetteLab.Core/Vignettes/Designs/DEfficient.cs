namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Selects the vignettes that tell most of the stated effects.</summary>
/// <remarks>
/// Modified Fedorov exchange: Cook and Nachtsheim (1980), Technometrics 22, 315–324, from many starts. Checked
/// against all subsets of a 2 × 2 × 3 universe and R's <c>AlgDesign</c>.
/// </remarks>
public static class DEfficient
{
    /// <summary>Enough starts for a few dozen vignettes of a few hundred.</summary>
    public const int DefaultStarts = 50;

    // Half a second or so: after that another start finds better subsets by a hundredth of a percent at most.
    private const long patience = 400_000_000;

    /// <summary>A subset of the candidates with the highest D-efficiency that was found.</summary>
    /// <param name="levels">How many levels each factor has.</param>
    /// <param name="effects">What the model holds besides the mean.</param>
    /// <param name="candidates">The combinations to choose from, each at most once.</param>
    /// <param name="size">How many to choose: no fewer than the model has parameters.</param>
    /// <param name="starts">How many random subsets to improve, at least 1; fewer are when that would take long.</param>
    /// <param name="names">The factors' names for messages; A, B, C … where not given.</param>
    /// <returns>
    /// Indices into <paramref name="candidates"/>, ascending; the same on every machine and in every version of
    /// VignetteLab. Of equally D-efficient subsets that were found, the one with the highest A-efficiency; then with the
    /// smallest largest correlation between two factors (<see cref="FactorCorrelation.Largest"/>); then the one that comes
    /// first in dictionary order.
    /// </returns>
    /// <exception cref="DesignException">No such subset can estimate the effects.</exception>
    /// <remarks>
    /// Start s looks at the candidates in an order shuffled by <c>Draws</c> with the key SHA-256 of
    /// <c>vignettelab design</c> and the label <c>v1|design|efficient|s</c> (from 0), takes each that adds to what can
    /// be estimated until everything can, then the first of the others. Then each chosen vignette in turn is
    /// exchanged for the candidate that raises the determinant most, until none does. Differences below a
    /// thousand-millionth count as ties; the lowest index wins them. From the best subsets that the starts led to, every
    /// exchange that keeps the determinant is tried, and from there again, until nothing new comes or 500 were seen.
    /// No start begins after 400 million multiplications, about half a second, and none goes on beyond four thousand
    /// million; the exchanges that keep the determinant end after 200 million more. These are counts and no clocks, so
    /// that all machines stop at the same place.
    /// </remarks>
    public static int[] Search(
        IReadOnlyList<int> levels,
        IReadOnlyList<Effect> effects,
        IReadOnlyList<int[]> candidates,
        int size,
        int starts = DefaultStarts,
        IReadOnlyList<string>? names = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        var all = new ModelMatrix(levels, effects, candidates);
        Check(all, candidates.Count, size, names ?? FactorNames.Letters(levels.Count));
        if (size == candidates.Count)
            return [.. Enumerable.Range(0, size)];

        var exchange = new FedorovExchange(ModelMatrix.Columns(levels, all.Effects, candidates));
        var plateau = new Plateau(exchange, chosen => LargestCorrelation(levels, [.. chosen.Select(run => candidates[run])]));
        for (var start = 0; start < starts && exchange.Steps < patience; start++)
        {
            var (chosen, determinant) = exchange.Improve(
                PublicDraws.Order($"v1|design|efficient|{start}", candidates.Count), size);
            plateau.Meet(chosen, determinant);
        }

        plateau.Explore();
        return plateau.Best.Length > 0 ? plateau.Best : throw new DesignException(
            $"No {size} vignettes that can estimate the effects were found. Choose more vignettes.");
    }

    private static void Check(ModelMatrix all, int candidates, int size, IReadOnlyList<string> names)
    {
        if (size > candidates)
        {
            throw new DesignException(
                $"There are {candidates} vignettes to choose from; {size} cannot be chosen. Choose fewer.");
        }

        if (size < all.Parameters)
        {
            throw new DesignException(
                $"The effects have {all.Parameters} parameters, the mean among them, so at least {all.Parameters} " +
                $"vignettes are needed and {size} are too few. Choose more vignettes or state fewer effects.");
        }

        if (all.Rank < all.Parameters)
        {
            var untold = FactorNames.List(all.Inestimable.Select(effect => effect.ToString(names)));
            throw new DesignException(
                $"Not even all {candidates} vignettes can estimate {untold}. " +
                $"Take these effects out of the plan or lift an exclusion.");
        }
    }

    private static double LargestCorrelation(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs)
    {
        Space[] spaces = [.. Effect.Mains(levels.Count).Select(effect => new Space(levels, effect, runs))];
        return (from first in Enumerable.Range(0, spaces.Length)
                from second in Enumerable.Range(first + 1, spaces.Length - first - 1)
                select spaces[first].With(spaces[second])?.RSquared ?? 0).DefaultIfEmpty().Max();
    }
}
