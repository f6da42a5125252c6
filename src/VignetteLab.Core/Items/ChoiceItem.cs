using System.Text.Json.Serialization;

namespace VignetteLab.Core.Items;

/// <summary>An item answered by one of several options.</summary>
public sealed record ChoiceItem : Item
{
    /// <summary>What can be chosen, at least two, in the order shown.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>The factor whose reading it checks; <c>null</c> where it checks none.</summary>
    public Check? Check { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override Column Column => new(
        Name, ColumnKind.Nominal, null, Asked,
        [.. Options.OrderBy(option => option.Code).Select(option => new Value(option.Code, option.Name, option.Label))],
        Options.Min(option => option.Code), Options.Max(option => option.Code));

    /// <inheritdoc/>
    public override Answer Simulate(Draws draws, double leaning) =>
        Answer.Of(Options[(int)draws.Below((ulong)Options.Count)].Code);

    /// <inheritdoc/>
    protected override Reading ReadAnswer(string text) =>
        Whole(text) is { } code && Options.Any(option => option.Code == code)
            ? Reading.Of(Answer.Of(code))
            : Reading.Bad(FaultKind.NotACode);
}

/// <summary>One of the answers of a <see cref="ChoiceItem"/>.</summary>
public sealed record Option
{
    /// <summary>Its name; a stratum is named by it.</summary>
    public required string Name { get; init; }

    /// <summary>Its number in the data, 0 or above.</summary>
    public required int Code { get; init; }

    /// <summary>What the respondent reads.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Whether whoever chooses it cannot take part.</summary>
    public bool ScreenOut { get; init; }
}

/// <summary>Binds an item to the factor whose manipulation it checks.</summary>
public sealed record Check
{
    /// <summary>The factor's name.</summary>
    public required string Factor { get; init; }

    /// <summary>Each level's name, and each control arm's where it has one, to the name of the option that is right for it.</summary>
    public required IReadOnlyDictionary<string, string> Correct { get; init; }
}
