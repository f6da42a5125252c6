namespace VignetteLab.Core.Allocation;

/// <summary>Each respondent is drawn independently of all others, each arm with its share of the open shares.</summary>
/// <param name="shares">At least one arm, in the study's order.</param>
/// <remarks>
/// Nothing can be guessed from earlier respondents, but arms balance only in the long run. Source: Gerber and Green (2012),
/// Field Experiments, chapter 2. Defined draw by draw in <c>vignettes/README.md</c>.
/// </remarks>
/// <exception cref="ArgumentException">There is no arm, an arm twice, or a share below 1.</exception>
public sealed class SimpleAllocation(IReadOnlyList<Share> shares) : IProcedure
{
    private readonly OpenArms all = new(shares);

    /// <inheritdoc/>
    public StateKind Needs => StateKind.None;

    /// <inheritdoc/>
    public string Counter(string stratum) => stratum;

    /// <inheritdoc/>
    public PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state)
    {
        var among = all.Among(open);
        var number = last.Turn.Number + 1;
        var drawn = (long)key.Draws(mode, "simple", stratum, number).Below((ulong)among.Total);
        var arm = among.Shares.First(share => (drawn -= share.Count) < 0).Arm;
        return new(Turn.None with { Number = number }, arm, among.Probability(arm), among.Candidates);
    }
}
