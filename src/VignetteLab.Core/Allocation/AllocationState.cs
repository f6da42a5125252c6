namespace VignetteLab.Core.Allocation;

/// <summary>What a procedure draws from besides the key: respondents counted when the place was drawn.</summary>
/// <param name="Counts">
/// Row → arm → how many respondents; an arm or a row that is not there counts none. Least-filled allocation has the rows
/// <see cref="Finished"/> and <see cref="UnderWay"/>, of the stratum. Minimisation has a row for each of its items, named
/// as the item: how many earlier respondents of the arm share the newcomer's level of that item.
/// </param>
public sealed record AllocationState(IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts)
{
    /// <summary>The row of those who finished.</summary>
    public const string Finished = "finished";

    /// <summary>The row of those who are answering and may still finish.</summary>
    public const string UnderWay = "under_way";

    /// <summary>No rows, for procedures that need none.</summary>
    public static AllocationState None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, int>>());

    /// <summary>One count.</summary>
    public int Of(string row, string arm) =>
        Counts.TryGetValue(row, out var arms) ? arms.GetValueOrDefault(arm) : 0;

    /// <summary>
    /// The same rows with exactly these arms in this order, zeros written out: what a ledger keeps, so that a line tells
    /// by itself which arms were open.
    /// </summary>
    /// <param name="open">Names of the open arms.</param>
    public AllocationState Among(IReadOnlyList<string> open) => new(Counts.ToDictionary(
        row => row.Key,
        row => (IReadOnlyDictionary<string, int>)open.ToDictionary(arm => arm, arm => row.Value.GetValueOrDefault(arm))));
}
