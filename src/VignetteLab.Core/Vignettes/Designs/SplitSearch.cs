namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>What a split confounds with decks.</summary>
/// <param name="Mains">The sum over main effects of r² on deck.</param>
/// <param name="Pairs">The same over two-factor interactions.</param>
internal readonly record struct SplitLoss(double Mains, double Pairs) : IComparable<SplitLoss>
{
    /// <summary>Below this, losses are equal but for rounding.</summary>
    public const double Tie = 1e-9;

    public int CompareTo(SplitLoss other) =>
        Math.Abs(Mains - other.Mains) > Tie ? Mains.CompareTo(other.Mains)
        : Math.Abs(Pairs - other.Pairs) > Tie ? Pairs.CompareTo(other.Pairs) : 0;
}

/// <summary>Improves splits by swapping two runs of different decks, and keeps the best that it has seen.</summary>
internal sealed class SplitSearch(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs, int decks)
{
    // Stops big splits after a second or so: the steps of arithmetic that all judging and improving together may take.
    private const long patience = 400_000_000;

    // Once main effects are balanced no single swap keeps them so; light weights first let interactions settle.
    private static readonly double[] weights = [0.5, 2, 8, 1_000];

    private readonly SplitTerms mains = new(levels, Effect.Mains(levels.Count), runs, decks);
    private readonly SplitTerms pairs = new(
        levels, [.. Effect.UpTo(levels.Count, 2).Where(effect => effect.Order == 2)], runs, decks);

    private SplitLoss least = new(double.PositiveInfinity, double.PositiveInfinity);
    private long steps;

    /// <summary>The deck of each run.</summary>
    public int[] Best { get; private set; } = [];

    /// <summary>Whether more can be gained: something is still confounded, and the patience is not spent.</summary>
    public bool HasMore => steps < patience && least.CompareTo(new(0, 0)) > 0;

    /// <summary>Whether a form can still be drawn: half the patience is for improving.</summary>
    public bool HasMoreForms => steps < patience / 2;

    public SplitLoss Judge(int[] deckOf)
    {
        steps += mains.LossCost + pairs.LossCost;
        return new(mains.Loss(deckOf), pairs.Loss(deckOf));
    }

    /// <summary>Counts the steps of whoever draws a split to be judged.</summary>
    public void Spend(long drawing) => steps += drawing;

    public void Improve(int[] deckOf)
    {
        Keep(deckOf);
        foreach (var weight in weights)
        {
            while (HasMore && Pass(deckOf, weight))
            {
            }

            Keep(deckOf);
        }
    }

    private void Keep(int[] deckOf)
    {
        var loss = Judge(deckOf);
        if (loss.CompareTo(least) < 0)
            (Best, least) = ([.. deckOf], loss);
    }

    private bool Pass(int[] deckOf, double weight)
    {
        // Afresh each time, or rounding would add up and pretend to improve.
        steps += mains.BeginCost + pairs.BeginCost;
        mains.Begin(deckOf);
        pairs.Begin(deckOf);
        var hasImproved = false;
        for (var one = 0; one < deckOf.Length && steps < patience; one++)
        {
            for (var other = one + 1; other < deckOf.Length; other++)
            {
                if (deckOf[one] == deckOf[other])
                    continue;
                steps += mains.Cost + pairs.Cost;
                var change = weight * mains.Change(one, other, deckOf) + pairs.Change(one, other, deckOf);
                if (change >= -SplitLoss.Tie)
                    continue;

                mains.Swap(one, other, deckOf);
                pairs.Swap(one, other, deckOf);
                (deckOf[one], deckOf[other]) = (deckOf[other], deckOf[one]);
                steps += 2L * deckOf.Length * (mains.Cost + pairs.Cost);
                hasImproved = true;
            }
        }

        return hasImproved;
    }
}
