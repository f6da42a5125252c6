using System.Globalization;
using System.Text.Json.Serialization;

namespace VignetteLab.Core.Items;

/// <summary>An item answered on labelled points, scored from 1 or another number upwards.</summary>
public sealed record RatingItem : Item
{
    /// <summary>The name of the study's set of points that it is answered on.</summary>
    public required string Points { get; init; }

    /// <summary>The code of the lowest point, from 0 to 100; the others follow one by one.</summary>
    public int First { get; init; } = 1;

    /// <summary>The code of the highest point.</summary>
    [JsonIgnore]
    public int Highest => First + Labels.Count - 1;

    /// <summary>Whether agreement means less of what its scale measures; the data keep the answer as given.</summary>
    public bool Reversed { get; init; }

    /// <summary>The labels, lowest point first; the study fills them in from <see cref="Points"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<LocalText> Labels { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Column Column => new(
        Name, ColumnKind.Ordinal, null, Points,
        [.. Labels.Select((label, index) => new Value(First + index, Text(First + index), label))],
        First, Highest, Reversed);

    /// <inheritdoc/>
    /// <remarks>The sum of a coin per step, so that the middle points are the commonest; reversed items lean back.</remarks>
    public override Answer Simulate(Draws draws, double leaning)
    {
        var chance = (ulong)(1000 * (0.5 + (Reversed ? -0.3 : 0.3) * leaning));
        var steps = Enumerable.Range(1, Labels.Count - 1).Count(_ => draws.Below(1000) < chance);
        return Answer.Of(First + steps);
    }

    /// <inheritdoc/>
    protected override Reading ReadAnswer(string text) =>
        Whole(text) is { } point && point >= First && point <= Highest
            ? Reading.Of(Answer.Of(point))
            : Reading.Bad(FaultKind.NotACode, First, Highest);

    private static string Text(int point) => point.ToString(CultureInfo.InvariantCulture);
}
