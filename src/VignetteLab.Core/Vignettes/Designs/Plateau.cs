namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Chooses among subsets that are equally D-efficient, and finds more of them.</summary>
/// <param name="exchange">Over all candidates.</param>
/// <param name="correlation">The largest squared correlation between two factors over a subset.</param>
/// <remarks>
/// A full look over all subsets of a determinant would take for ever; from those that the starts reached, single exchanges
/// lead to most of their kind.
/// </remarks>
internal sealed class Plateau(FedorovExchange exchange, Func<int[], double> correlation)
{
    private const int mostSubsets = 500;
    private const long patience = 200_000_000;

    private readonly Queue<int[]> ahead = [];
    private readonly HashSet<string> seen = [];
    private Candidate? best;

    /// <summary>The best subset so far, ascending; empty before one was met that can estimate the effects.</summary>
    public int[] Best => best?.Chosen ?? [];

    /// <summary>Compares a subset with the best.</summary>
    /// <param name="chosen">Ascending, and looked at last.</param>
    /// <param name="determinant">Of its X'X.</param>
    public void Meet(int[] chosen, Magnitude determinant)
    {
        if (determinant.Mantissa <= 0)
            return;
        var ratio = best is null ? double.PositiveInfinity : determinant.Over(best.Determinant);
        if (ratio < 1 - FedorovExchange.Tie)
            return;
        if (ratio > 1 + FedorovExchange.Tie)
        {
            best = null;
            ahead.Clear();
            seen.Clear();
        }

        if (!seen.Add(string.Join(',', chosen)))
            return;
        ahead.Enqueue(chosen);
        var candidate = new Candidate(chosen, determinant, exchange.Trace, correlation(chosen));
        if (best is null || candidate.IsBetterThan(best))
            best = candidate;
    }

    /// <summary>Goes from the subsets met to their neighbours, and on to theirs, first met first.</summary>
    public void Explore()
    {
        var end = exchange.Steps + patience;
        while (exchange.Steps < end && seen.Count < mostSubsets && ahead.TryDequeue(out var from))
        {
            foreach (var neighbour in Neighbours(from).Where(neighbour => !seen.Contains(string.Join(',', neighbour))))
            {
                if (exchange.Steps < end && seen.Count < mostSubsets)
                    Meet(neighbour, exchange.Look(neighbour));
            }
        }
    }

    // Looking at one subset forgets the other, so its neighbours are listed first.
    private int[][] Neighbours(int[] chosen)
    {
        _ = exchange.Look(chosen);
        return
        [
            .. from goes in chosen
               from comes in exchange.Replacements(goes)
               select chosen.Where(row => row != goes).Append(comes).Order().ToArray(),
        ];
    }

    private sealed record Candidate(int[] Chosen, Magnitude Determinant, double Trace, double Correlation)
    {
        public bool IsBetterThan(Candidate other)
        {
            var trace = Trace / other.Trace - 1;
            if (Math.Abs(trace) > FedorovExchange.Tie)
                return trace < 0;
            var correlation = Correlation - other.Correlation;
            return Math.Abs(correlation) > FedorovExchange.Tie
                ? correlation < 0
                : Chosen.AsSpan().SequenceCompareTo(other.Chosen) < 0;
        }
    }
}
