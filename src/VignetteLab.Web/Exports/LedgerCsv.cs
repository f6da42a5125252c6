using System.Globalization;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Web.Exports;

/// <summary>The ledger as CSV (RFC 4180): all that is needed to recompute it once the key is shown.</summary>
public static class LedgerCsv
{
    /// <summary>The columns.</summary>
    public const string Header = "mode,version,stratum,number,block,arm,probability,allocated_utc,respondent";

    /// <summary>Writes the places, one by one. No field can hold a comma: all are names, numbers and times.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<Place> places, TextWriter to)
    {
        await to.WriteLineAsync(Header);
        await foreach (var place in places)
        {
            await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{place.Mode.Name()},{place.Version},{place.Stratum},{place.Turn.Number},{place.Turn.Block},{place.Arm},{place.Probability:R},{place.AllocatedUtc:yyyy-MM-ddTHH:mm:ss.fffZ},{place.Respondent}"));
        }
    }
}
