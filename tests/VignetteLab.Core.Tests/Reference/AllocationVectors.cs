using System.Text.Json;

namespace VignetteLab.Core.Tests.Reference;

/// <summary>What <c>allocation.py --vectors</c> printed, kept in <c>allocation.json</c>.</summary>
internal sealed record AllocationVectors(
    string Key,
    string Commitment,
    WordVector Words,
    BelowVector Below,
    BelowTextVector BelowRejecting,
    BelowVector BelowPowerOfTwo,
    ShuffleVector Shuffle,
    IReadOnlyList<BlocksVector> Blocks)
{
    private static readonly JsonSerializerOptions snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static AllocationVectors All { get; } = JsonSerializer.Deserialize<AllocationVectors>(
        Checkout.Text("tests", "VignetteLab.Core.Tests", "Reference", "allocation.json"), snake)
        ?? throw new InvalidDataException("allocation.json is empty.");

    public byte[] KeyBytes => Convert.FromHexString(Key);

    public Draws Draws(string label) => new(KeyBytes, label);
}

internal sealed record WordVector(string Label, IReadOnlyList<string> First);

internal sealed record BelowVector(string Label, ulong Bound, IReadOnlyList<ulong> First);

internal sealed record BelowTextVector(string Label, string Bound, IReadOnlyList<string> First);

internal sealed record ShuffleVector(string Label, string Of, IReadOnlyList<int> Result);

internal sealed record BlocksVector(
    string Mode,
    string Stratum,
    int Count,
    IReadOnlyList<IReadOnlyList<JsonElement>> Shares,
    IReadOnlyList<int> Multiples,
    IReadOnlyList<string> Places);
