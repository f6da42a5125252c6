using System.Globalization;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Storage;

namespace VignetteLab.Web.Exports;

/// <summary>The ledger and its declaration as CSV (RFC 4180): all that is needed to recompute it once the key is shown.</summary>
public static class LedgerCsv
{
    /// <summary>The columns of the ledger.</summary>
    public const string Header =
        "mode,version,stratum,number,block,arm,probability,allocated_utc,respondent," +
        "first,deck,cluster,seat,candidates,state,vignettes,item_order,direction,quotas";

    /// <summary>Writes the places, one by one.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<Place> places, FrozenStudy study, TextWriter to)
    {
        await to.WriteLineAsync(Header);
        await foreach (var place in places)
        {
            await to.WriteLineAsync(Csv.Line(
            [
                place.Mode.Name(), Text(place.Version), place.Stratum, Text(place.Turn.Number), Text(place.Turn.Block), place.Arm,
                place.Probability.ToString("R", CultureInfo.InvariantCulture),
                place.AllocatedUtc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), place.Respondent,
                Text(place.Turn.First), study.Arm(place.Arm).Deck is > 0 and var deck ? Text(deck) : "", place.Seat?.Cluster,
                place.Seat is { } seat ? Text(seat.Number) : "", PlaceText.Names(place.Candidates), PlaceText.State(place.State),
                AllocationRows.Vignettes(study, place), AllocationRows.Orders(place), AllocationRows.Direction(study, place),
                PlaceText.Names(place.Quotas),
            ]));
        }
    }

    /// <summary>Writes the declaration.</summary>
    public static async Task WriteAsync(IEnumerable<Declared> declaration, TextWriter to)
    {
        await to.WriteLineAsync(string.Join(',', Declaration.Columns));
        foreach (var row in declaration)
            await to.WriteLineAsync(Csv.Line([row.What, row.Name, row.Value]));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
