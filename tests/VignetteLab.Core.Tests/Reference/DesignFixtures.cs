using System.Text.Json;

namespace VignetteLab.Core.Tests.Reference;

/// <summary>What R 4.2.2 and its package AlgDesign computed of designs, kept in <c>design.json</c>.</summary>
internal static class DesignFixtures
{
    private static readonly JsonDocument file = JsonDocument.Parse(
        Checkout.Text("tests", "VignetteLab.Core.Tests", "Reference", "design.json"));

    /// <summary>A value by the names that lead to it.</summary>
    public static JsonElement At(params string[] path) =>
        path.Aggregate(file.RootElement, (element, name) => element.GetProperty(name));

    public static double Number(params string[] path) => At(path).GetDouble();

    public static int[][] Rows(params string[] path) =>
        [.. At(path).EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray())];

    public static string[] Words(JsonElement list) =>
        [.. list.EnumerateArray().Select(word => word.GetString() ?? throw new InvalidDataException())];
}
