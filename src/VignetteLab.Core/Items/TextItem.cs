using System.Globalization;
using System.Text.Json.Serialization;

namespace VignetteLab.Core.Items;

/// <summary>An item answered in the respondent's own words.</summary>
public sealed record TextItem : Item
{
    /// <summary>The most characters that are kept, 1 to 4,000.</summary>
    public required int MaxLength { get; init; }

    /// <summary>How many lines the field shows, 1 to 10; words may run on.</summary>
    public int Lines { get; init; } = 1;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Column Column => new(Name, ColumnKind.Text, null, null, [], 0, MaxLength);

    /// <inheritdoc/>
    public override Answer Simulate(Draws draws, double leaning)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"Simulated answer {draws.Below(1000)}.");
        return Answer.Of(words[..Math.Min(words.Length, MaxLength)].TrimEnd());
    }

    /// <inheritdoc/>
    protected override Reading ReadAnswer(string text) => text.Length <= MaxLength
        ? Reading.Of(Answer.Of(text))
        : Reading.Bad(FaultKind.TooLong, text.Length, MaxLength);
}
