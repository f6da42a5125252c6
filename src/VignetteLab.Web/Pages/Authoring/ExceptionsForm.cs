using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Versions outside the factors, combinations that are left out, and single vignettes with words of their own.</summary>
public sealed record ExceptionsForm : DraftForm
{
    public List<ControlPart> Controls { get; init; } = [];
    public List<ExclusionPart> Exclusions { get; init; } = [];
    public List<OverridePart> Overrides { get; init; } = [];

    /// <summary>The holes that levels fill, in the order of the factors.</summary>
    public static IReadOnlyList<string> Holes(Study study) =>
        [.. study.Factors.SelectMany(factor => factor.Levels.SelectMany(level => level.Holes(factor.Name))).Select(hole => hole.Hole).Distinct()];

    /// <inheritdoc/>
    public override void Fill(Study study)
    {
        var holes = Holes(study);
        Controls.AddRange(study.Controls.Select(control => new ControlPart
        {
            Was = control.Name,
            Name = PartNames.Shown(control.Name, control.Label, "control", Kept),
            Label = WordsForm.Fields(control.Label),
            Words = HoleWords.Of(control.Words, holes),
        }));
        Exclusions.AddRange(study.Exclusions.Index().Select(exclusion => new ExclusionPart
        {
            At = exclusion.Index,
            Not = [.. study.Factors.Where(factor => !FactorPart.IsOrder(factor)).Select(factor => factor.Name).Union(exclusion.Item.Not.Keys)
                .Select(name => new LevelOf { Factor = name, Level = exclusion.Item.Not.GetValueOrDefault(name) })],
            Reason = WordsForm.Fields(exclusion.Item.Reason),
        }));
        Overrides.AddRange(study.Overrides.Index().Select(other => new OverridePart
        {
            At = other.Index,
            Vignette = other.Item.Vignette,
            Words = HoleWords.Of(other.Item.Words, holes),
        }));
    }

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var befores = PartNames.Before(study.Controls, control => control.Name, Controls.Select(part => (part.Was, part.Name)));
        var names = new PartNames([.. Controls.Zip(befores, (part, before) => PartName.Of(study, part.Was, part.Name, part.Label, before?.Label))], "control", Kept);
        var renamed = names.Apply(study with { Controls = [.. study.Controls.Where(befores.Contains)] }, Renames.Control);
        return renamed with
        {
            Controls = [.. Controls.Zip(names.Now, (part, name) => part.Into(name, part.Was is null ? null : renamed.Controls.FirstOrDefault(control => control.Name == name)))],
            Exclusions = [.. Exclusions.Select(part => part.Into(study.Exclusions.ElementAtOrDefault(part.At ?? -1)))],
            Overrides = [.. Overrides.Select(part => part.Into(study.Overrides.ElementAtOrDefault(part.At ?? -1))).OfType<Override>()],
        };
    }
}

/// <summary>A version outside the factors.</summary>
public sealed record ControlPart
{
    public string? Was { get; init; }
    public string? Name { get; init; }
    public Dictionary<string, string?> Label { get; init; } = [];
    public List<HoleWords> Words { get; init; } = [];

    internal ControlArm Into(string name, ControlArm? before) => new()
    {
        Name = name,
        Label = WordsForm.Words(Label, before?.Label),
        Words = HoleWords.Into(Words, before?.Words),
    };
}

/// <summary>Levels that no vignette has together.</summary>
public sealed record ExclusionPart
{
    /// <summary>Its place among the exclusions when the page was opened; <c>null</c> for a new one.</summary>
    public int? At { get; init; }

    public List<LevelOf> Not { get; init; } = [];
    public Dictionary<string, string?> Reason { get; init; } = [];

    internal Exclusion Into(Exclusion? before) => new()
    {
        Not = Not.Where(part => part.Factor is not null && !string.IsNullOrEmpty(part.Level)).DistinctBy(part => part.Factor).ToDictionary(part => part.Factor!, part => part.Level!),
        Reason = WordsForm.Words(Reason, before?.Reason),
    };
}

/// <summary>A level of a factor; none for any.</summary>
public sealed record LevelOf
{
    public string? Factor { get; init; }
    public string? Level { get; init; }
}

/// <summary>Other words for one vignette.</summary>
public sealed record OverridePart
{
    /// <summary>Its place among the overrides when the page was opened; <c>null</c> for a new one.</summary>
    public int? At { get; init; }

    public string? Vignette { get; init; }
    public List<HoleWords> Words { get; init; } = [];

    // One that was begun and says nothing is none.
    internal Override? Into(Override? before)
    {
        var words = HoleWords.Into(Words, before?.Words);
        return before is null && words.Count == 0 ? null : new() { Vignette = Vignette?.Trim() ?? "", Words = words };
    }
}

/// <summary>The words that fill a hole.</summary>
public sealed record HoleWords
{
    public string? Hole { get; init; }
    public Dictionary<string, string?> Words { get; init; } = [];

    internal static List<HoleWords> Of(IReadOnlyDictionary<string, LocalText> words, IReadOnlyList<string> holes) =>
        [.. holes.Union(words.Keys).Select(hole => new HoleWords { Hole = hole, Words = WordsForm.Fields(words.GetValueOrDefault(hole)) })];

    internal static Dictionary<string, LocalText> Into(IEnumerable<HoleWords> parts, IReadOnlyDictionary<string, LocalText>? before) => parts
        .Where(part => part.Hole is not null).DistinctBy(part => part.Hole)
        .Select(part => (Hole: part.Hole!, Words: WordsForm.WordsOrNone(part.Words, before?.GetValueOrDefault(part.Hole!))))
        .Where(part => part.Words is not null).ToDictionary(part => part.Hole, part => part.Words!);
}
