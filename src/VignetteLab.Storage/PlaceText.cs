using System.Text.Json;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage;

/// <summary>How the parts of a ledger line are written in the database. Names hold no spaces.</summary>
public static class PlaceText
{
    /// <summary>Names, parted by spaces.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(' ', names);

    /// <summary>Names, as they were written.</summary>
    public static IReadOnlyList<string> Names(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Counts as JSON; <c>null</c> for none.</summary>
    public static string? State(AllocationState state) => state.Counts.Count == 0 ? null : JsonSerializer.Serialize(state.Counts);

    internal static string Padded(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" {Names(names)} ";

    internal static AllocationState State(string? json) => json is null
        ? AllocationState.None
        : new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(json)!
            .ToDictionary(row => row.Key, row => (IReadOnlyDictionary<string, int>)row.Value));

    internal static string Orders(IReadOnlyDictionary<string, IReadOnlyList<string>> orders) => JsonSerializer.Serialize(orders);

    internal static Dictionary<string, IReadOnlyList<string>> Orders(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json) ?? [];
}
