namespace VignetteLab.Core.Allocation;

/// <summary>
/// A closed list of places: each arm stands in it as often as its share says, exactly, and all orders are equally likely.
/// </summary>
/// <remarks>
/// Where the shares do not divide the list, the places left over go by systematic sampling: no arm gets more than one of
/// them, and each arm's chance of one makes its expected count exact. When an arm is closed or opened, the places that are
/// left become a new list, among the arms that are open then. Source: Gerber and Green (2012), Field Experiments, chapter 2;
/// Madow (1949), Annals of Mathematical Statistics 20. Defined draw by draw in <c>vignettes/README.md</c>.
/// </remarks>
public sealed class CompleteAllocation : IProcedure
{
    private const string whole = "all";

    private readonly DrawnLists drawn = new();
    private readonly OpenArms all;
    private readonly int places;

    /// <summary>Declares the design.</summary>
    /// <param name="shares">At least one arm, in the study's order.</param>
    /// <param name="places">How long the list is, at least 1.</param>
    /// <exception cref="ArgumentException">There is no arm, an arm twice, or a number below 1.</exception>
    public CompleteAllocation(IReadOnlyList<Share> shares, int places)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
        all = new(shares);
        this.places = places;
    }

    /// <inheritdoc/>
    public StateKind Needs => StateKind.None;

    /// <summary>Always <c>all</c>: there is one list.</summary>
    public string Counter(string stratum) => whole;

    /// <inheritdoc/>
    public PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state)
    {
        var among = all.Among(open);
        if (last.Turn.Number >= places)
            return null;
        var turn = last.Turn with { Number = last.Turn.Number + 1 };
        if (turn.Number > 1 && !among.Are(last.Candidates))
            turn = new(turn.Number, turn.Block + 1, turn.Number);

        var arms = drawn.Find(key, mode, whole, turn, among) ??
            drawn.Keep(key, mode, whole, turn, among, Draw(key, mode, turn, among));
        var arm = arms[turn.Number - turn.First];
        return new(turn, arm, among.Probability(arm), among.Candidates);
    }

    private string[] Draw(AllocationKey key, Mode mode, Turn turn, OpenArms among)
    {
        var draws = key.Draws(mode, "complete", whole, turn.Block);
        var left = places - turn.First + 1;
        var extra = Extra(draws, left, among);
        var arms = new string[left];
        var filled = 0;
        foreach (var share in among.Shares)
        {
            var count = (int)(left * share.Count / among.Total) + (extra.Contains(share.Arm) ? 1 : 0);
            arms.AsSpan(filled, count).Fill(share.Arm);
            filled += count;
        }

        draws.Shuffle(arms.AsSpan());
        return arms;
    }

    // The remainders laid end to end measure a whole number of totals; one point in each total picks the arms.
    private static HashSet<string> Extra(Draws draws, long left, OpenArms among)
    {
        Share[] order = [.. among.Shares];
        draws.Shuffle(order.AsSpan());
        var point = (long)draws.Below((ulong)among.Total);
        var extra = new HashSet<string>();
        var end = 0L;
        foreach (var share in order)
        {
            end += left * share.Count % among.Total;
            if (point < end)
            {
                extra.Add(share.Arm);
                point += among.Total;
            }
        }

        return extra;
    }
}
