using System.Text.Json;
using System.Text.Json.Serialization;

namespace VignetteLab.Core.Tests.Reference;

/// <summary>Scores and a whole sequence as R gives them, with which Minirand 0.1.3 agrees.</summary>
internal sealed record MinimisationFixtures(
    [property: JsonPropertyName("pocock_simon_style")] ScoresFixture PocockSimonStyle,
    ScoresFixture ThreeArmsWeighted,
    ScoresFixture UnequalRatio,
    ScoresFixture Tie,
    [property: JsonPropertyName("sequence_p1_lowest_index_ties")] SequenceFixture Sequence)
{
    private static readonly JsonSerializerOptions snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static MinimisationFixtures All { get; } = JsonSerializer.Deserialize<MinimisationFixtures>(
        Checkout.Text("tests", "VignetteLab.Core.Tests", "Reference", "minimisation_randomisation.json"), snake)
        ?? throw new InvalidDataException("minimisation_randomisation.json is empty.");
}

/// <param name="MatchingCounts">A row per item, a column per arm.</param>
/// <param name="Measures">By <c>Range</c>, <c>SD</c> and <c>Var</c>.</param>
internal sealed record ScoresFixture(
    IReadOnlyList<IReadOnlyList<int>> MatchingCounts,
    IReadOnlyList<int> Ratio,
    IReadOnlyList<double> Weights,
    double PHigh,
    IReadOnlyDictionary<string, MeasureFixture> Measures);

internal sealed record MeasureFixture(IReadOnlyList<double> Imbalance, IReadOnlyList<double> Probabilities);

/// <param name="Arm">From 1.</param>
internal sealed record SequenceFixture(
    IReadOnlyList<int> Role,
    IReadOnlyList<int> Shift,
    [property: JsonPropertyName("arm_1based")] IReadOnlyList<int> Arm);
