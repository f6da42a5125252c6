namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>How often a factor's levels stand in a design.</summary>
/// <param name="Factor">The factor's index.</param>
/// <param name="Counts">Runs per level, in level order.</param>
public sealed record LevelBalance(int Factor, IReadOnlyList<int> Counts)
{
    /// <summary>Whether every level stands equally often.</summary>
    public bool IsBalanced => Counts.Distinct().Count() == 1;
}

/// <summary>How far two factors vary together.</summary>
/// <param name="First">The index of one factor.</param>
/// <param name="Second">The index of the other, which comes later.</param>
/// <param name="Largest">
/// The largest canonical correlation of their columns, from 0 to 1: the absolute correlation where both have two levels.
/// </param>
public sealed record FactorCorrelation(int First, int Second, double Largest);

/// <summary>How much of an effect lies between decks.</summary>
/// <param name="Effect">A main effect or an interaction.</param>
/// <param name="RSquared">From 0 to 1; see <see cref="Confounding.OnDeck"/>.</param>
public sealed record DeckConfounding(Effect Effect, double RSquared);

/// <summary>What a researcher should know of a design before fielding it, computed from the runs as built.</summary>
/// <param name="Runs">How many runs there are.</param>
/// <param name="Balance">For each factor, in factor order.</param>
/// <param name="Correlations">For each pair of factors, in factor order.</param>
/// <param name="Aliasing">
/// The effects that cannot be told apart, up to three-factor interactions with at most <see cref="MostForThree"/>
/// factors and up to two-factor ones with more; less where that would take too long (<see cref="Aliasing.UpTo"/>).
/// </param>
/// <param name="Effects">The stated effects, which D, A and rank speak of.</param>
/// <param name="Parameters">How many parameters they have, the mean among them.</param>
/// <param name="Rank">How many of the parameters can be estimated at once.</param>
/// <param name="Inestimable">The stated effects that have a part which cannot be told from the others.</param>
/// <param name="DEfficiency">In percent; 0 when an effect cannot be estimated.</param>
/// <param name="AEfficiency">Likewise.</param>
/// <param name="OnDeck">
/// For every main effect, two-factor interaction (as far as the aliases go) and stated effect; empty without decks.
/// </param>
public sealed record DesignReport(
    int Runs,
    IReadOnlyList<LevelBalance> Balance,
    IReadOnlyList<FactorCorrelation> Correlations,
    Aliasing Aliasing,
    IReadOnlyList<Effect> Effects,
    int Parameters,
    int Rank,
    IReadOnlyList<Effect> Inestimable,
    double DEfficiency,
    double AEfficiency,
    IReadOnlyList<DeckConfounding> OnDeck)
{
    /// <summary>The most factors for which three-factor interactions are looked at.</summary>
    public const int MostForThree = 8;

    /// <summary>Reports on a design.</summary>
    /// <param name="names">The factors' names.</param>
    /// <param name="levels">How many levels each factor has.</param>
    /// <param name="effects">What the plan will estimate, besides the mean.</param>
    /// <param name="runs">Combinations as level indices.</param>
    /// <param name="decks">Indices into <paramref name="runs"/>; <c>null</c> when there are no decks.</param>
    /// <exception cref="DesignException">
    /// The effects have more than <see cref="ModelMatrix.MaxParameters"/> parameters.
    /// </exception>
    public static DesignReport Of(
        IReadOnlyList<string> names,
        IReadOnlyList<int> levels,
        IReadOnlyList<Effect> effects,
        IReadOnlyList<int[]> runs,
        IReadOnlyList<IReadOnlyList<int>>? decks = null)
    {
        var matrix = new ModelMatrix(levels, effects, runs);
        var aliasing = Aliasing.Of(levels, runs, names, levels.Count <= MostForThree ? 3 : 2);
        return new(
            runs.Count,
            [.. levels.Select((count, factor) => Balanced(factor, count, runs))],
            Correlate(levels.Count, aliasing),
            aliasing,
            matrix.Effects,
            matrix.Parameters,
            matrix.Rank,
            matrix.Inestimable,
            matrix.DEfficiency,
            matrix.AEfficiency,
            decks is null ? [] :
            [
                .. aliasing.Effects.Where(effect => effect.Order <= 2).Union(matrix.Effects)
                    .Select(effect => new DeckConfounding(effect, Confounding.OnDeck(levels, runs, decks, effect))),
            ]);
    }

    private static LevelBalance Balanced(int factor, int levels, IReadOnlyList<int[]> runs)
    {
        var counts = new int[levels];
        foreach (var run in runs)
            counts[run[factor]]++;
        return new(factor, counts);
    }

    private static FactorCorrelation[] Correlate(int factors, Aliasing aliasing)
    {
        var shared = aliasing.Aliases
            .Where(alias => alias is { First.Order: 1, Second.Order: 1 })
            .ToDictionary(alias => (alias.First.Factors[0], alias.Second.Factors[0]), alias => Math.Sqrt(alias.RSquared));
        return
        [
            .. from first in Enumerable.Range(0, factors)
               from second in Enumerable.Range(first + 1, factors - first - 1)
               select new FactorCorrelation(first, second, shared.GetValueOrDefault((first, second))),
        ];
    }
}
