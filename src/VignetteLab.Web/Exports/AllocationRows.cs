using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Storage;
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
        new("first", ColumnType.Number, 8),
        new("deck", ColumnType.Number, 8),
        new("cluster", ColumnType.Text, 18),
        new("seat", ColumnType.Number, 8),
        new("candidates", ColumnType.Text, 30),
        new("state", ColumnType.Text, 40),
        new("vignettes", ColumnType.Text, 50),
        new("item_order", ColumnType.Text, 50),
        new("direction", ColumnType.Text, 12),
        new("quotas", ColumnType.Text, 18),
        new("allocated_utc", ColumnType.Time, 20),
        new("respondent", ColumnType.Text, 34),
        new("commitment", ColumnType.Text, 66),
    ];

    /// <summary>The vignettes in the order shown; empty where the arm is the vignette.</summary>
    public static string Vignettes(FrozenStudy study, Place place) =>
        study.Positions == 0 ? "" : PlaceText.Names(place.Sequence.Vignettes);

    /// <summary>The order of the items of each page in random order.</summary>
    public static string Orders(Place place) => string.Join("; ", place.Sequence.Orders
        .OrderBy(order => order.Key, StringComparer.Ordinal).Select(order => $"{order.Key}: {string.Join(", ", order.Value)}"));

    /// <summary>Which way rating points stood; empty where they always stand one way.</summary>
    public static string Direction(FrozenStudy study, Place place) =>
        study.Study.ScaleDirection == ScaleDirection.Fixed ? "" : place.Sequence.IsReversed ? "reversed" : "as_written";

    public static async IAsyncEnumerable<IReadOnlyList<Cell>> OfAsync(
        IAsyncEnumerable<Place> places, FrozenStudy study, KeyRecord? key)
    {
        var sequence = 0;
        await foreach (var place in places)
        {
            yield return (Cell[])
            [
                ++sequence, place.Mode.Name(), place.Version, Declaration.NameOf(study.Study.Allocation.Procedure), place.Stratum,
                place.Turn.Number, place.Turn.Block, study.Arm(place.Arm).Code, place.Arm, place.Probability, place.Turn.First,
                study.Arm(place.Arm).Deck is > 0 and var deck ? deck : Cell.Empty, place.Seat?.Cluster, place.Seat?.Number,
                PlaceText.Names(place.Candidates), PlaceText.State(place.State), Vignettes(study, place), Orders(place),
                Direction(study, place), PlaceText.Names(place.Quotas),
                place.AllocatedUtc, place.Respondent, key?.Commitment,
            ];
        }
    }
}
