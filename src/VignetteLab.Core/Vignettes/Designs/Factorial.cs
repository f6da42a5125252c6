namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>All combinations of the factors' levels.</summary>
public static class Factorial
{
    /// <summary>The most runs that are made.</summary>
    public const int MaxRuns = 65_536;

    /// <summary>Every run, the last factor running fastest.</summary>
    /// <param name="levels">How many levels each factor has, at least 1.</param>
    /// <exception cref="DesignException">There are more than <see cref="MaxRuns"/>.</exception>
    public static IReadOnlyList<int[]> Runs(IReadOnlyList<int> levels)
    {
        if (levels.Any(count => count < 1))
            throw new ArgumentException("A factor has at least one level.", nameof(levels));

        var size = levels.Aggregate(1L, (product, count) => Math.Min(int.MaxValue, product * count));
        if (size > MaxRuns)
        {
            throw new DesignException(
                $"These factors have more than {MaxRuns} combinations; take fewer factors or fewer levels.");
        }

        var runs = new int[size][];
        for (var index = 0; index < runs.Length; index++)
        {
            var run = runs[index] = new int[levels.Count];
            for (int factor = levels.Count - 1, rest = index; factor >= 0; factor--)
            {
                run[factor] = rest % levels[factor];
                rest /= levels[factor];
            }
        }

        return runs;
    }

    /// <summary>Refuses runs that are not combinations of these levels.</summary>
    internal static void Check(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs)
    {
        foreach (var run in runs)
        {
            if (run.Length != levels.Count)
                throw new ArgumentException($"A run has {run.Length} levels; factors are {levels.Count}.", nameof(runs));

            for (var factor = 0; factor < run.Length; factor++)
            {
                if (run[factor] < 0 || run[factor] >= levels[factor])
                    throw new ArgumentException($"Factor {factor} has no level {run[factor]}.", nameof(runs));
            }
        }
    }
}
