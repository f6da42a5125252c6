using System.Text.Json.Serialization;

namespace VignetteLab.Core.Items;

/// <summary>An item answered by a whole number.</summary>
public sealed record NumberItem : Item
{
    /// <summary>The lowest number that is accepted.</summary>
    public required int Min { get; init; }

    /// <summary>The highest number that is accepted.</summary>
    public required int Max { get; init; }

    /// <summary>What it counts, as in “years”; shown beside the field.</summary>
    public required LocalText Unit { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Column Column => new(Name, ColumnKind.Number, Unit, null, [], Min, Max);

    /// <inheritdoc/>
    public override Answer Simulate(Draws draws, double leaning) =>
        Answer.Of(Min + (long)draws.Below((ulong)((long)Max - Min + 1)));

    /// <inheritdoc/>
    protected override Reading ReadAnswer(string text) => Whole(text) switch
    {
        null => Reading.Bad(FaultKind.NotANumber, Min, Max),
        { } number when number < Min || number > Max => Reading.Bad(FaultKind.OutOfRange, Min, Max),
        { } number => Reading.Of(Answer.Of(number)),
    };
}
