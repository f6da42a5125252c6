namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Fields for the words that fill holes.</summary>
/// <param name="Id">What their ids begin with.</param>
/// <param name="Field">What their names begin with.</param>
/// <param name="Words">The holes.</param>
/// <param name="Languages">A field for each.</param>
/// <param name="Usual">Hole and language to what stands there otherwise.</param>
public sealed record HoleFields(
    string Id, string Field, IReadOnlyList<HoleWords> Words, IReadOnlyList<string> Languages, Func<string?, string, string?> Usual);
