namespace VignetteLab.Core.Allocation;

/// <summary>
/// Permuted blocks within strata: in each block every arm stands as often as its share says, in random order, so that
/// arms stay balanced however many people come.
/// </summary>
/// <remarks>
/// When an arm is closed or opened, the block ends: the next one is drawn among the arms that are open then. Source:
/// Friedman, Furberg and DeMets (2010), Fundamentals of Clinical Trials, chapter 6. Defined draw by draw in
/// <c>vignettes/README.md</c>; checked against every vector of <c>allocation.json</c>.
/// </remarks>
public sealed class PermutedBlocks : IProcedure
{
    private readonly DrawnLists drawn = new();
    private readonly OpenArms all;
    private readonly int[] multiples;

    /// <summary>Declares the design.</summary>
    /// <param name="shares">At least one arm, in the study's order.</param>
    /// <param name="multiples">
    /// Block b is multiples[draw] times the sum of the shares long, each at least 1; several multiples make its end hard
    /// to guess.
    /// </param>
    /// <exception cref="ArgumentException">There is no arm or no multiple, an arm twice, or a number below 1.</exception>
    public PermutedBlocks(IReadOnlyList<Share> shares, IReadOnlyList<int> multiples)
    {
        if (multiples.Count == 0)
            throw new ArgumentException("There is at least one multiple.", nameof(multiples));
        foreach (var multiple in multiples)
            ArgumentOutOfRangeException.ThrowIfLessThan(multiple, 1, nameof(multiples));

        all = new(shares);
        this.multiples = [.. multiples];
    }

    /// <inheritdoc/>
    public StateKind Needs => StateKind.None;

    /// <inheritdoc/>
    public string Counter(string stratum) => stratum;

    /// <inheritdoc/>
    public PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state)
    {
        var among = all.Among(open);
        var turn = last.Turn with { Number = last.Turn.Number + 1 };
        if (turn.Number > 1 && !among.Are(last.Candidates))
            turn = new(turn.Number, turn.Block + 1, turn.Number);

        var arms = Drawn(key, mode, stratum, turn, among);
        if (turn.Number >= turn.First + arms.Length)
        {
            turn = new(turn.Number, turn.Block + 1, turn.Number);
            arms = Drawn(key, mode, stratum, turn, among);
        }

        var arm = arms[turn.Number - turn.First];
        return new(turn, arm, among.Probability(arm), among.Candidates);
    }

    /// <summary>The arms of one block, in the order in which they are given, when no arm is closed.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The stratum's name, <c>all</c> where there are none.</param>
    /// <param name="block">From 0.</param>
    public string[] Block(AllocationKey key, Mode mode, string stratum, long block) =>
        Draw(key, mode, stratum, block, all);

    /// <summary>
    /// The arms of a stratum's places 1, 2, 3 … without end, each block drawn once, when no arm is closed.
    /// </summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The stratum's name, <c>all</c> where there are none.</param>
    public IEnumerable<string> Places(AllocationKey key, Mode mode, string stratum)
    {
        for (var block = 0L; ; block++)
        {
            foreach (var arm in Block(key, mode, stratum, block))
                yield return arm;
        }
    }

    private string[] Drawn(AllocationKey key, Mode mode, string stratum, Turn turn, OpenArms among) =>
        drawn.Find(key, mode, stratum, turn, among) ??
        drawn.Keep(key, mode, stratum, turn, among, Draw(key, mode, stratum, turn.Block, among));

    private string[] Draw(AllocationKey key, Mode mode, string stratum, long block, OpenArms among)
    {
        var draws = key.Draws(mode, "block", stratum, block);
        var multiple = multiples[(int)draws.Below((ulong)multiples.Length)];
        var arms = new string[among.Total * multiple];
        var filled = 0;
        foreach (var share in among.Shares)
        {
            arms.AsSpan(filled, share.Count * multiple).Fill(share.Arm);
            filled += share.Count * multiple;
        }

        draws.Shuffle(arms.AsSpan());
        return arms;
    }
}
