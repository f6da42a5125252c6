using System.Globalization;
using System.Text;
using VignetteLab.Core;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Between the words of a study and the fields of a form: a field for each language.</summary>
internal static class WordsForm
{
    /// <summary>The fields of some words.</summary>
    public static Dictionary<string, string?> Fields(LocalText? words) =>
        words?.Words.ToDictionary(word => word.Key, word => (string?)word.Value) ?? [];

    /// <summary>The words that fields hold; those of languages that the form does not ask for stay.</summary>
    public static LocalText Words(IReadOnlyDictionary<string, string?> fields, LocalText? before = null)
    {
        var words = new Dictionary<string, string>(before?.Words ?? new Dictionary<string, string>());
        foreach (var (language, field) in fields)
        {
            // What nobody touched stays as it was, whatever it is.
            if (words.TryGetValue(language, out var old) && Normal(old) == Normal(field ?? ""))
                continue;
            if (string.IsNullOrWhiteSpace(field))
                words.Remove(language);
            else
                words[language] = Normal(field);
        }

        return new(words);
    }

    /// <summary>Likewise; <c>null</c> where there are none.</summary>
    public static LocalText? WordsOrNone(IReadOnlyDictionary<string, string?> fields, LocalText? before = null) =>
        Words(fields, before) is { Words.Count: > 0 } words ? words : null;

    /// <summary>A name made of what something is called, as <c>aeldre_borger</c> of “Ældre borger”, unlike those that are taken.</summary>
    /// <param name="label">What it is called.</param>
    /// <param name="fallback">The name where nothing of the label can be used.</param>
    /// <param name="taken">The names of the others.</param>
    /// <param name="joint">What stands between words: <c>_</c>, or <c>-</c> in addresses.</param>
    /// <param name="longest">The most characters, before a number that tells it from others.</param>
    public static string Name(string? label, string fallback, IEnumerable<string> taken, char joint = '_', int longest = 24)
    {
        var stem = Stem(label, joint);
        if (stem.Length > longest)
            stem = stem[..(stem.LastIndexOf(joint, longest) is > 0 and var end ? end : longest)];
        if (stem.Length == 0 || Names.IsReserved(stem))
            stem = stem.Length == 0 ? fallback : $"{stem}{joint}1";
        var all = taken.ToHashSet();
        return all.Contains(stem) ? Enumerable.Range(2, all.Count + 1).Select(number => $"{stem}{joint}{number}").First(free => !all.Contains(free)) : stem;
    }

    /// <summary>Whether a name that was made of some words would only be longer of others, as where somebody writes on.</summary>
    public static bool GoesOn(string? before, string? after) =>
        Stem(before, '_') is { Length: > 0 } stem && Stem(after, '_').StartsWith(stem, StringComparison.Ordinal);

    /// <summary>A text as a study keeps it.</summary>
    public static string Normal(string text) => text.ReplaceLineEndings("\n").Trim().Normalize();

    private static string Stem(string? label, char joint)
    {
        var name = new StringBuilder();
        foreach (var letter in (label ?? "").ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "oe", StringComparison.Ordinal)
            .Replace("å", "aa", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterLower(letter) || (char.IsAsciiDigit(letter) && name.Length > 0))
                name.Append(letter);
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != joint)
                name.Append(joint);
        }

        return name.ToString().Trim(joint);
    }
}
