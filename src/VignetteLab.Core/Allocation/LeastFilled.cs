namespace VignetteLab.Core.Allocation;

/// <summary>
/// The open arms that are filled least for their share, counting those who finished and those under way, are drawn
/// among, each equally likely: for panels with a fixed number to reach in every arm.
/// </summary>
/// <param name="shares">At least one arm, in the study's order.</param>
/// <remarks>
/// Counting those under way keeps a crowd that arrives together from all being sent to the same arm. Arms are filled by
/// who stays: where people leave some arms more than others, this hides it in the counts, so report attrition by arm.
/// Defined draw by draw in <c>vignettes/README.md</c>.
/// </remarks>
/// <exception cref="ArgumentException">There is no arm, an arm twice, or a share below 1.</exception>
public sealed class LeastFilled(IReadOnlyList<Share> shares) : IProcedure
{
    private readonly OpenArms all = new(shares);

    /// <inheritdoc/>
    public StateKind Needs => StateKind.Filling;

    /// <inheritdoc/>
    public string Counter(string stratum) => stratum;

    /// <inheritdoc/>
    public PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state)
    {
        var least = all.Among(Least(all.Among(open), state));
        var number = last.Turn.Number + 1;
        var drawn = key.Draws(mode, "least_filled", stratum, number).Below((ulong)least.Names.Length);
        return new(
            Turn.None with { Number = number }, least.Names[drawn], 1.0 / least.Names.Length, least.Candidates);
    }

    private static List<string> Least(OpenArms among, AllocationState state)
    {
        var least = new List<string>();
        var (lowest, lowestShare) = (0L, 1L);
        foreach (var share in among.Shares)
        {
            var (finished, underWay) =
                (state.Of(AllocationState.Finished, share.Arm), state.Of(AllocationState.UnderWay, share.Arm));
            var filled = (long)finished + underWay;

            // Cross-multiplied, so that equal is equal: a third has no double.
            var difference = least.Count == 0 ? -1 : (filled * lowestShare).CompareTo(lowest * share.Count);
            if (difference < 0)
            {
                least.Clear();
                (lowest, lowestShare) = (filled, share.Count);
            }

            if (difference <= 0)
                least.Add(share.Arm);
        }

        return least;
    }
}
