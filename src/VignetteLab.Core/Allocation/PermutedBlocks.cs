namespace VignetteLab.Core.Allocation;

/// <summary>How often an arm stands in a block, relative to the others.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="Count">How often, at least 1.</param>
public sealed record Share(string Arm, int Count);

/// <summary>The last place given in a stratum: all the state there is.</summary>
/// <param name="Number">The place, from 1; 0 when none was given.</param>
/// <param name="Block">The block that it stands in, from 0.</param>
/// <param name="First">The number of that block's first place.</param>
public readonly record struct Turn(long Number, long Block, long First)
{
    /// <summary>Nothing was given yet.</summary>
    public static Turn None { get; } = new(0, 0, 1);
}

/// <summary>A place and the arm it holds.</summary>
/// <param name="Turn">Where in its stratum it stands.</param>
/// <param name="Arm">The arm's name.</param>
/// <param name="Probability">The chance of that arm, from 0 to 1, for one who knows the design but not the key.</param>
public readonly record struct PlaceDraw(Turn Turn, string Arm, double Probability);

/// <summary>
/// Permuted blocks within strata: in each block every arm stands as often as its share says, in random order, so that
/// arms stay balanced however many people come.
/// </summary>
/// <param name="shares">At least one arm, in the study's order.</param>
/// <param name="multiples">
/// Block b is multiples[draw] times the sum of the shares long; several multiples make its end hard to guess.
/// </param>
/// <remarks>
/// Source: Friedman, Furberg and DeMets (2010), Fundamentals of Clinical Trials, chapter 6. Defined draw by draw in
/// <c>vignettes/README.md</c>; checked against every vector of <c>allocation.json</c>.
/// </remarks>
public sealed class PermutedBlocks(IReadOnlyList<Share> shares, IReadOnlyList<int> multiples)
{
    private readonly int total = shares.Sum(share => share.Count);

    /// <summary>The arms of one block, in the order in which they are given.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The stratum's name, <c>all</c> where there are none.</param>
    /// <param name="block">From 0.</param>
    public string[] Block(AllocationKey key, Mode mode, string stratum, long block)
    {
        var draws = new Draws(key.Bytes, $"v1|{mode.Name()}|block|{stratum}|{block}");
        var multiple = multiples[(int)draws.Below((ulong)multiples.Count)];
        var arms = shares.SelectMany(share => Enumerable.Repeat(share.Arm, share.Count * multiple)).ToArray();
        draws.Shuffle(arms.AsSpan());
        return arms;
    }

    /// <summary>The place after <paramref name="last"/> in a stratum.</summary>
    public PlaceDraw Next(AllocationKey key, Mode mode, string stratum, Turn last)
    {
        var arms = Block(key, mode, stratum, last.Block);
        var turn = last with { Number = last.Number + 1 };
        if (turn.Number >= turn.First + arms.Length)
        {
            turn = new(turn.Number, turn.Block + 1, turn.Number);
            arms = Block(key, mode, stratum, turn.Block);
        }

        var arm = arms[turn.Number - turn.First];
        return new(turn, arm, (double)shares.Single(share => share.Arm == arm).Count / total);
    }
}
