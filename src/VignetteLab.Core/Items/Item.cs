using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace VignetteLab.Core.Items;

/// <summary>One question put to a respondent: its settings, its column, how it reads an answer and simulates one.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RatingItem), "rating")]
[JsonDerivedType(typeof(ChoiceItem), "choice")]
[JsonDerivedType(typeof(NumberItem), "number")]
[JsonDerivedType(typeof(TextItem), "text")]
public abstract record Item
{
    /// <summary>Its variable in every export and its input's name; unique within the study.</summary>
    public required string Name { get; init; }

    /// <summary>What the respondent reads.</summary>
    public required LocalText Prompt { get; init; }

    /// <summary>A line below the prompt on how to answer.</summary>
    public LocalText? Hint { get; init; }

    /// <summary>Whether the study cannot go on without it, as with the questions that define strata.</summary>
    public bool Required { get; init; }

    /// <summary>The ways to say that there is no answer, shown below a divider; none by default.</summary>
    public IReadOnlyList<Decline> Decline { get; init; } = [];

    /// <summary>When it is shown; <c>null</c> for always.</summary>
    public ShowIf? ShowIf { get; init; }

    /// <summary>The item of the study that it repeats at one of several vignettes; its own name where it is that item.</summary>
    [JsonIgnore]
    public string Asked
    {
        get => field ?? Name;
        init;
    }

    /// <summary>The variable it makes.</summary>
    [JsonIgnore]
    public abstract Column Column { get; }

    /// <summary>The name of what an answer stands for: an option, a point, a way to decline; <c>null</c> for numbers and words.</summary>
    public string? NameOf(Answer answer) => answer.Declines
        ? ((MissingReason)(int)answer.Number.GetValueOrDefault()).Name()
        : Column.Values.FirstOrDefault(value => value.Code == answer.Number)?.Name;

    /// <summary>Reads what a form posted.</summary>
    /// <param name="posted">The field's text; <c>null</c> or white space alone is blank.</param>
    public Reading Read(string? posted)
    {
        var text = posted?.ReplaceLineEndings("\n").Trim();
        if (string.IsNullOrEmpty(text))
            return Reading.Blank;
        return Whole(text) is { } code && Decline.Any(decline => (int)decline == code)
            ? Reading.Of(Answer.Of(code))
            : ReadAnswer(Normal(text));
    }

    /// <summary>Makes up an answer.</summary>
    /// <param name="draws">Where its chance comes from.</param>
    /// <param name="leaning">How far the respondent agrees with things, from -1 to 1.</param>
    public abstract Answer Simulate(Draws draws, double leaning);

    /// <summary>Reads text that is neither blank nor a declining code.</summary>
    protected abstract Reading ReadAnswer(string text);

    /// <summary>The whole number that <paramref name="text"/> is; <c>null</c> when it is none.</summary>
    protected static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Half a surrogate pair and U+FFFE cannot be normalised, nor kept by every database.
    private static string Normal(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
        .Replace('\0', '\uFFFD').Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC);
}
