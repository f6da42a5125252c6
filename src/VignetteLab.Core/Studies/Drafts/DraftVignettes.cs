using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>Every vignette of a draft, worded as respondents would read it, whatever is still missing.</summary>
public sealed class DraftVignettes
{
    private readonly Dictionary<string, Prose> templates;

    /// <summary>Words a draft.</summary>
    /// <param name="study">The draft; more than <see cref="Universe.MaxSize"/> combinations are none.</param>
    public DraftVignettes(Study study)
    {
        templates = study.Texts.Vignette.Words.ToDictionary(text => text.Key, text => Template.Parse(text.Value));
        IsTooMany = Universe.Size(study.Factors, study.Controls) > Universe.MaxSize;
        All = IsTooMany ? [] : Universe.Of(study.Factors, study.Controls, study.Exclusions, study.Overrides);
    }

    /// <summary>Whether there are too many combinations to be worded.</summary>
    public bool IsTooMany { get; }

    /// <summary>All vignettes that are not excluded, controls first.</summary>
    public IReadOnlyList<Vignette> All { get; }

    /// <summary>What respondents read of a vignette in one language; a hole that has no words yet stays as it is written.</summary>
    public Wording Word(Vignette vignette, string language)
    {
        var template = templates.GetValueOrDefault(language) ?? new Prose([]);
        return new(vignette, language, template.Fill(template.Inlines.OfType<Hole>().DistinctBy(hole => hole.Name).ToDictionary(
            hole => hole.Name, hole => vignette.Words.GetValueOrDefault(hole.Name)?.Words.GetValueOrDefault(language) ?? hole.PlainText)));
    }
}
