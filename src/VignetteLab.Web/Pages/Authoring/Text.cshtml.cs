using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The text with its holes, in each language side by side.</summary>
public sealed class TextModel(DraftAccess access) : DraftPage<TextForm>(access)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "text");

    /// <summary>Every hole that the factors can fill, with the words of its first level.</summary>
    public IEnumerable<(string Hole, LocalText Words)> Holes => Draft.Study.Factors
        .SelectMany(factor => factor.Levels.Take(1).SelectMany(level => level.Holes(factor.Name)));

    /// <summary>The holes that a language's text does not have yet.</summary>
    public IEnumerable<string> Unused(string language) =>
        Holes.Select(hole => hole.Hole).Except(Template.Parse(Input.Vignette.GetValueOrDefault(language) ?? "").Inlines.OfType<Hole>().Select(hole => hole.Name));

    /// <summary>What is wrong with a language's text; nothing while there is none.</summary>
    public IEnumerable<Problem> Wrong(string language) =>
        string.IsNullOrWhiteSpace(Input.Vignette.GetValueOrDefault(language)) ? [] : Draft.Problems.Where(problem => problem.Path == $"texts.vignette.{language}");

    /// <summary>A vignette with the words as they are saved; <c>null</c> where there is none yet.</summary>
    public Prose? Example(string language)
    {
        var vignettes = new DraftVignettes(Draft.Study);
        return vignettes.All.FirstOrDefault(vignette => !vignette.IsControl) is { } first ? vignettes.Word(first, language).Words : null;
    }
}
