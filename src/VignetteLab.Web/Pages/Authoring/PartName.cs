using VignetteLab.Core;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a part of a form is called, and what it could be called after.</summary>
/// <param name="Was">The name it had when the form was filled; <c>null</c> where it is new.</param>
/// <param name="Field">What the field of its name says.</param>
/// <param name="Words">What it is; <c>null</c> where nothing is written.</param>
/// <param name="Before">What it was when the form was filled.</param>
internal sealed record PartName(string? Was, string? Field, string? Words = null, string? Before = null)
{
    /// <summary>What somebody wrote as its name; empty for nothing.</summary>
    public string Typed => Field?.Trim() ?? "";

    /// <summary>The name that it has whatever the others are called; empty where one has to be made.</summary>
    public string Claim => Typed.Length > 0 ? Typed : Words is null ? Was ?? "" : "";

    /// <summary>A part that takes its name from some words.</summary>
    public static PartName Of(Study study, string? was, string? field, LocalText words, LocalText? before) =>
        new(was, field, First(study, words), First(study, before));

    /// <summary>Likewise, from those that fields hold.</summary>
    public static PartName Of(Study study, string? was, string? field, IReadOnlyDictionary<string, string?> words, LocalText? before) =>
        Of(study, was, field, WordsForm.Words(words, before), before);

    /// <summary>The name from now on.</summary>
    /// <param name="fallback">The name where nothing can be made of the words.</param>
    /// <param name="taken">The names of the other parts.</param>
    /// <param name="others">Names that are not made of words, since something else has them.</param>
    /// <param name="kept">Names that stay as they are.</param>
    public string Now(string fallback, IReadOnlyCollection<string> taken, IEnumerable<string> others, IReadOnlySet<string> kept)
    {
        string Made(string? words) => WordsForm.Name(words, fallback, taken.Concat(others));
        if (Typed.Length == 0)
            return Claim.Length > 0 ? Claim : Made(Words);
        if (Typed != Was)
            return Names.IsName(Typed) && !taken.Contains(Typed) ? Typed : WordsForm.Name(Typed, fallback, taken);

        // It is saved while it is written: “freq” was the beginning of “Frequency”. Who mends a word means no other name.
        return !kept.Contains(Was) && WordsForm.GoesOn(Before, Words) && Made(Before) == Was ? Made(Words) : Was;
    }

    // Of several languages always the same one, whichever is written first.
    private static string? First(Study study, LocalText? words) =>
        study.Languages.Concat(words?.Words.Keys ?? []).Select(language => words?.Words.GetValueOrDefault(language)).FirstOrDefault(text => !string.IsNullOrEmpty(text));
}
