using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The text that all vignettes are made from, in each language.</summary>
public sealed record TextForm : DraftForm
{
    public Dictionary<string, string?> Vignette { get; init; } = [];

    /// <inheritdoc/>
    public override void Fill(Study study)
    {
        foreach (var (language, text) in WordsForm.Fields(study.Texts.Vignette))
            Vignette[language] = text;
    }

    /// <inheritdoc/>
    public override Study Into(Study study) =>
        study with { Texts = study.Texts with { Vignette = WordsForm.Words(Vignette, study.Texts.Vignette) } };
}
