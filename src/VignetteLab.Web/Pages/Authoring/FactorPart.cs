using VignetteLab.Core;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a factor varies.</summary>
public enum Varying
{
    /// <summary>The words of vignettes.</summary>
    Words,

    /// <summary>In which order a respondent sees them.</summary>
    Order,
}

/// <summary>One factor.</summary>
public sealed record FactorPart
{
    /// <summary>The name it had when the form was filled.</summary>
    public string? Was { get; init; }

    public string? Name { get; init; }
    public Dictionary<string, string?> Label { get; init; } = [];
    public Varying Varies { get; init; }
    public List<FormPart> Forms { get; init; } = [];

    // One level varies nothing.
    public List<LevelPart> Levels { get; init; } = [];

    /// <summary>Whether a factor varies the order of vignettes.</summary>
    public static bool IsOrder(Factor? factor) => factor?.Levels.Count > 0 && factor.Levels.All(level => level.Order is not null);

    /// <summary>What it was before, without the levels and forms that were taken out.</summary>
    internal Factor Left(Factor before)
    {
        var levels = Befores(before);
        return before with
        {
            Levels = [.. before.Levels.Where(levels.Contains).Select(level => Forms.Count == 0 ? level : level with
            {
                Forms = level.Forms.Where(form => Forms.Any(part => (part.Was ?? part.Name) == form.Key)).ToDictionary(),
            })],
        };
    }

    internal PartNames LevelNames(Core.Studies.Study study, Factor? before, IReadOnlySet<string> kept) => new(
        [.. Levels.Zip(Befores(before), (part, level) => PartName.Of(study, part.Was, part.Name, part.LabelOf(level), level?.Label))], "level", kept);

    internal PartNames FormNames(IReadOnlySet<string> kept) => new([.. Forms.Select(form => new PartName(form.Was, form.Name))], "form", kept);

    internal Factor Into(string name, IReadOnlyList<string> names, IReadOnlyList<string> forms, Factor? before)
    {
        var levels = new List<Level>();
        foreach (var (part, level) in Levels.Zip(names))
        {
            var nextCode = Enumerable.Range(1, Levels.Count + 1).First(code => Levels.All(other => other.Code != code) && levels.All(known => known.Code != code));
            var old = part.Was is null ? null : before?.Levels.FirstOrDefault(known => known.Name == level);
            levels.Add(Varies == Varying.Order
                ? part.Ordered(level, old, nextCode, levels.Count == 0 ? VignetteOrder.Fixed : VignetteOrder.Random, IsOrder(before))
                : part.Worded(level, old, nextCode, [.. Forms.Select(form => form.Key ?? "").Zip(forms)], IsOrder(before)));
        }

        return new() { Name = name, Label = WordsForm.Words(Label, before?.Label), Levels = levels };
    }

    private IReadOnlyList<Level?> Befores(Factor? before) =>
        PartNames.Before(before?.Levels ?? [], level => level.Name, Levels.Select(level => (level.Was, level.Name)));
}

/// <summary>A grammatical form that every level of a factor has words for.</summary>
public sealed record FormPart
{
    public string? Was { get; init; }

    /// <summary>What the fields of its words are called; the same for as long as the page is open.</summary>
    public string? Key { get; init; }

    public string? Name { get; init; }
}

/// <summary>One level.</summary>
public sealed record LevelPart
{
    public string? Was { get; init; }
    public string? Name { get; init; }
    public int? Code { get; init; }
    public Dictionary<string, string?> Label { get; init; } = [];
    public Dictionary<string, string?> Words { get; init; } = [];

    /// <summary>Grammatical form to language to words.</summary>
    public Dictionary<string, Dictionary<string, string?>> Forms { get; init; } = [];

    public VignetteOrder? Order { get; init; }

    internal LocalText LabelOf(Level? before)
    {
        var label = WordsForm.Words(Label, before?.Label);
        return label.Words.Count > 0 ? label : WordsForm.WordsOrNone(Words, before?.Words) ?? label;
    }

    internal Level Worded(string name, Level? before, int nextCode, IReadOnlyList<(string Field, string Name)> forms, bool wasOrder) => new()
    {
        Name = name,
        Code = Code ?? nextCode,
        Label = LabelOf(before),
        Words = WordsForm.WordsOrNone(Words, before?.Words),
        Forms = forms.DistinctBy(form => form.Name).ToDictionary(form => form.Name, form => WordsForm.Words(
            Forms.GetValueOrDefault(form.Field) ?? [], before?.Forms.GetValueOrDefault(form.Name))),
        Order = wasOrder ? null : Order,
    };

    // What varies the order has no words, and loses them when it is made to.
    internal Level Ordered(string name, Level? before, int nextCode, VignetteOrder usual, bool wasOrder) => new()
    {
        Name = name,
        Code = Code ?? nextCode,
        Label = LabelOf(before),
        Words = wasOrder ? before?.Words : null,
        Forms = wasOrder && before is not null ? before.Forms : new Dictionary<string, LocalText>(),
        Order = Order ?? usual,
    };
}
