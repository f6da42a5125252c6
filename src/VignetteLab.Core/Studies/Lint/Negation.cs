using System.Collections.Frozen;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Whether a sentence denies something.</summary>
internal static class Negation
{
    private static readonly FrozenSet<string> english =
        new[] { "not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot" }.ToFrozenSet();

    private static readonly FrozenSet<string> danish =
        new[] { "ikke", "ingen", "intet", "aldrig", "hverken", "uden", "næppe", "ej", "nej", "undlader", "undlade" }.ToFrozenSet();

    /// <summary>Whether any word of a text denies.</summary>
    public static bool IsIn(string text, string language) => TextMeasures.WordsOf(text).Any(word =>
        language == "da" ? danish.Contains(word) : english.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal) || word.EndsWith("n’t", StringComparison.Ordinal));
}
