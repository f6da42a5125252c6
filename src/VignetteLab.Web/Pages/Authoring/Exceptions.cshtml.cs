using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Control arms, what is left out, and other words for single vignettes.</summary>
public sealed class ExceptionsModel(DraftAccess access) : DraftPage<ExceptionsForm>(access)
{
    private DraftVignettes? vignettes;

    /// <inheritdoc/>
    public override Step Step => Steps.Exceptions;

    /// <summary>Every vignette that can have words of its own.</summary>
    public IReadOnlyList<Vignette> Vignettes => (vignettes ??= new(Draft.Study)).All;

    /// <summary>The words that a vignette's levels give a hole; <c>null</c> where there is no such vignette.</summary>
    public string? Usual(string? vignette, string? hole, string language)
    {
        var levels = Vignettes.FirstOrDefault(known => known.Name == vignette)?.Levels;
        return levels is null || hole is null ? null : levels.SelectMany(level => level.Value.Holes(level.Key))
            .FirstOrDefault(filled => filled.Hole == hole).Words?.Words.GetValueOrDefault(language);
    }

    /// <inheritdoc/>
    protected override Task LoadAsync(CancellationToken stop)
    {
        // Nothing is kept of it until words are written.
        if (Request.Query["vignette"].ToString() is { Length: > 0 } name && Input.Overrides.All(part => part.Vignette != name) &&
            Vignettes.Any(vignette => vignette.Name == name && !vignette.IsControl))
        {
            Input.Overrides.Add(new() { Vignette = name, Words = HoleWords.Of(new Dictionary<string, Core.LocalText>(), ExceptionsForm.Holes(Draft.Study)) });
        }

        return Task.CompletedTask;
    }
}
