namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Which effects a design cannot tell apart: its alias table, computed from the runs as built.</summary>
/// <param name="Names">The factors' names.</param>
/// <param name="UpTo">
/// The highest order looked at: what was asked for, or less where that would take longer than a second or so (see
/// <see cref="MaxWork"/>).
/// </param>
/// <param name="Effects">Every effect looked at, by order, then in factor order.</param>
/// <param name="Aliases">Every pair that shares anything, in the same order; all else is told apart.</param>
public sealed record Aliasing(
    IReadOnlyList<string> Names, int UpTo, IReadOnlyList<Effect> Effects, IReadOnlyList<Alias> Aliases)
{
    /// <summary>The most that runs × columns² may be; orders beyond it are left out, the highest first.</summary>
    public const long MaxWork = 1_000_000_000;

    /// <summary>Pairs that cannot be told apart at all.</summary>
    public IEnumerable<Alias> Full => Aliases.Where(alias => alias.IsFull);

    /// <summary>Pairs that can be told apart, with a loss.</summary>
    public IEnumerable<Alias> Partial => Aliases.Where(alias => !alias.IsFull);

    /// <summary>Finds the aliases of a design.</summary>
    /// <param name="levels">How many levels each factor has.</param>
    /// <param name="runs">Combinations as level indices; may repeat.</param>
    /// <param name="names">The factors' names.</param>
    /// <param name="upTo">The highest order of effects: 1 for main effects, 2 for two-factor interactions …</param>
    /// <remarks>
    /// Effects are compared after their means are taken out, which the model's mean does anyway; how much of an
    /// effect the mean takes is an alias with <see cref="Effect.Mean"/>. Checked against <c>FrF2</c>'s tables of
    /// 2^(4−1) and 2^(5−2).
    /// </remarks>
    public static Aliasing Of(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs, IReadOnlyList<string> names, int upTo)
    {
        Factorial.Check(levels, runs);
        var order = Math.Min(upTo, levels.Count);
        while (order > 1 && Work(levels, runs.Count, order) > MaxWork)
            order--;

        var effects = Effect.UpTo(levels.Count, order);
        var spaces = runs.Count == 0 ? [] : effects.Select(effect => new Space(levels, effect, runs)).ToArray();
        return new(names, order, effects, [.. Pairs(spaces)]);
    }

    /// <summary>What an effect is aliased with, wholly or in part.</summary>
    public IEnumerable<Alias> With(Effect effect) => Aliases.Where(alias => alias.Concerns(effect));

    /// <summary>An effect and all it cannot be told from, as in <c>a = b*d = c*e</c>; alone when there is nothing.</summary>
    public string Chain(Effect effect) => string.Join(" = ", Full
        .Where(alias => alias.Concerns(effect))
        .Select(alias => $"{(alias.IsNegative ? "-" : "")}{alias.Other(effect).ToString(Names)}")
        .Prepend(effect.ToString(Names)));

    private static double Work(IReadOnlyList<int> levels, int runs, int order)
    {
        // The elementary symmetric sums of (levels − 1) are the columns of each order, without listing the effects.
        var columns = new double[order + 1];
        columns[0] = 1;
        foreach (var count in levels)
        {
            for (var size = order; size > 0; size--)
                columns[size] += columns[size - 1] * (count - 1);
        }

        var sum = columns.Sum() - 1;
        return runs * sum * sum;
    }

    private static IEnumerable<Alias> Pairs(Space[] spaces)
    {
        foreach (var space in spaces)
        {
            if (space.WithMean > Vector.Nothing)
                yield return new(Effect.Mean, space.Effect, space.WithMean, space.IsConstant, space.IsNegative);
        }

        for (var first = 0; first < spaces.Length; first++)
        {
            for (var second = first + 1; second < spaces.Length; second++)
            {
                if (spaces[first].With(spaces[second]) is { } alias)
                    yield return alias;
            }
        }
    }
}
