using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>Places drawn one after the other, as a study does, and the keys to draw them with.</summary>
internal static class Walks
{
    /// <summary>A key for each number, always the same.</summary>
    public static AllocationKey Key(int number) =>
        new(SHA256.HashData(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Every place of a stratum, while the list lasts, with the same arms open and no counts.</summary>
    public static IEnumerable<PlaceDraw> Of(
        IProcedure procedure, IReadOnlyList<string> open, AllocationKey key, string stratum = "all", Mode mode = Mode.Live)
    {
        var last = LastPlace.None;
        while (procedure.Next(key, mode, stratum, last, open, AllocationState.None) is { } place)
        {
            yield return place;
            last = place.Last;
        }
    }
}
