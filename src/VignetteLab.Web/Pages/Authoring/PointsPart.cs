using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A set of points that rating items are answered on.</summary>
public sealed record PointsPart
{
    public string? Was { get; init; }
    public string? Name { get; init; }

    /// <summary>The code of the lowest point.</summary>
    public int? First { get; init; }

    /// <summary>The points, lowest first.</summary>
    public List<PointPart> Labels { get; init; } = [];

    internal static PointsPart Of(string name, IReadOnlyDictionary<string, IReadOnlyList<string>> languages, Study study) => new()
    {
        Was = name,
        Name = name,
        First = FirstOf(study, name),
        Labels = [.. Enumerable.Range(0, languages.Values.Select(labels => labels.Count).DefaultIfEmpty(0).Max()).Select(point => new PointPart
        {
            Words = languages.ToDictionary(language => language.Key, language => (string?)language.Value.ElementAtOrDefault(point)),
        })],
    };

    /// <summary>The code of the lowest of some points, by the first item that is answered on them; <c>null</c> where none is.</summary>
    internal static int? FirstOf(Study study, string points) => study.Items.OfType<RatingItem>().FirstOrDefault(item => item.Points == points)?.First;

    internal Dictionary<string, IReadOnlyList<string>> Into(IReadOnlyDictionary<string, IReadOnlyList<string>>? before, IReadOnlyList<string> asked)
    {
        var languages = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var language in (before?.Keys ?? []).Union(asked))
        {
            // A language that the form does not ask for keeps what it has; one without a word has none.
            if (!asked.Contains(language) && Labels.All(label => !label.Words.ContainsKey(language)))
                languages[language] = before?.GetValueOrDefault(language) ?? [];
            else if (before?.ContainsKey(language) == true || language == asked[0] || Labels.Any(label => !string.IsNullOrWhiteSpace(label.Words.GetValueOrDefault(language))))
                languages[language] = [.. Labels.Index().Select(label => Label(label.Item.Words.GetValueOrDefault(language), before?.GetValueOrDefault(language)?.ElementAtOrDefault(label.Index)))];
        }

        return languages;
    }

    private static string Label(string? field, string? before) =>
        before is not null && WordsForm.Normal(before) == WordsForm.Normal(field ?? "") ? before : WordsForm.Normal(field ?? "");
}

/// <summary>One point.</summary>
public sealed record PointPart
{
    public Dictionary<string, string?> Words { get; init; } = [];
}

/// <summary>Rating items that measure one thing together.</summary>
public sealed record ScalePart
{
    public string? Was { get; init; }
    public string? Name { get; init; }
    public Dictionary<string, string?> Label { get; init; } = [];

    /// <summary>The names of its items, as they were when the form was filled.</summary>
    public List<string> Items { get; init; } = [];

    internal static ScalePart Of(Scale scale, IReadOnlySet<string> kept) => new()
    {
        Was = scale.Name,
        Name = PartNames.Shown(scale.Name, scale.Label, "scale", kept),
        Label = WordsForm.Fields(scale.Label),
        Items = [.. scale.Items],
    };

    internal Scale Into(Scale? before, string name, IEnumerable<string> gone)
    {
        var items = Items.Except(gone).ToArray();
        return new()
        {
            Name = name,
            Label = WordsForm.Words(Label, before?.Label),
            // Those it had stand where they stood.
            Items = [.. (before?.Items ?? []).Where(items.Contains), .. items.Except(before?.Items ?? [])],
        };
    }
}
