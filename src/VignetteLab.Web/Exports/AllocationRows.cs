using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Exports;

/// <summary>The ledger as a sheet: each line can be recomputed once the key is shown.</summary>
internal static class AllocationRows
{
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("seq", ColumnType.Number, 8),
        new("mode", ColumnType.Text, 10),
        new("version", ColumnType.Number, 9),
        new("procedure", ColumnType.Text, 18),
        new("stratum", ColumnType.Text, 14),
        new("number", ColumnType.Number, 9),
        new("block", ColumnType.Number, 8),
        new("arm", ColumnType.Number, 8),
        new("arm_name", ColumnType.Text, 22),
        new("probability", ColumnType.Number, 12),
        new("item_order", ColumnType.Text, 50),
        new("allocated_utc", ColumnType.Time, 20),
        new("respondent", ColumnType.Text, 34),
        new("commitment", ColumnType.Text, 66),
    ];

    public static async IAsyncEnumerable<IReadOnlyList<Cell>> OfAsync(
        IAsyncEnumerable<Place> places, FrozenStudy study, KeyRecord? key)
    {
        var sequence = 0;
        await foreach (var place in places)
        {
            yield return (Cell[])
            [
                ++sequence, place.Mode.Name(), place.Version, "permuted_blocks", place.Stratum, place.Turn.Number,
                place.Turn.Block, study.Arm(place.Arm).Code, place.Arm, place.Probability,
                string.Join("; ", place.Orders.OrderBy(order => order.Key, StringComparer.Ordinal)
                    .Select(order => $"{order.Key}: {string.Join(", ", order.Value)}")),
                place.AllocatedUtc, place.Respondent, key?.Commitment,
            ];
        }
    }
}
