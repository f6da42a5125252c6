using System.Text.RegularExpressions;

namespace VignetteLab.Core.Vignettes;

/// <summary>How long a text is and how hard to read.</summary>
/// <param name="Words">Runs of characters between white space that have a letter or a digit.</param>
/// <param name="LongWords">Those of more than six letters.</param>
/// <param name="Sentences">At least 1 where there are words; a paragraph or an item of a list ends one.</param>
/// <remarks>
/// Source: Björnsson, <i>Läsbarhet</i> (1968). LIX needs no syllables, so that it is the same measure in Danish and in English; a
/// full stop before a lower-case letter or within a number, as in “f.eks. en” or “1. september”, ends no sentence.
/// </remarks>
public sealed partial record TextMeasures(int Words, int LongWords, int Sentences)
{
    /// <summary>Seconds for a word by one who reads fast.</summary>
    public const double FastSeconds = 0.25;

    /// <summary>Seconds for a word by one who reads slowly.</summary>
    public const double SlowSeconds = 0.30;

    /// <summary>Words in a sentence plus long words in a hundred; 0 without words. Below 25 is easy, above 45 hard.</summary>
    public double Lix => Words == 0 ? 0 : (double)Words / Sentences + 100.0 * LongWords / Words;

    /// <summary>How many seconds a fast reader takes.</summary>
    public double ShortestSeconds => FastSeconds * Words;

    /// <summary>How many seconds a slow reader takes.</summary>
    public double LongestSeconds => SlowSeconds * Words;

    /// <summary>Measures words as they are read.</summary>
    public static TextMeasures Of(Prose prose) => Of(prose.PlainText);

    /// <summary>Measures words as they are read.</summary>
    public static TextMeasures Of(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(IsWord).ToArray();
        var sentences = text.Split('\n').SelectMany(line => SentenceEnd.Split(line)).Count(part => part.Any(char.IsLetterOrDigit));
        return new(words.Length, words.Count(word => word.Count(char.IsLetter) > 6), sentences);
    }

    /// <summary>The words of a text, in lower case and without the marks around them.</summary>
    internal static string[] WordsOf(string text) =>
        [.. Word.Matches(text).Select(word => word.Value.ToLowerInvariant())];

    private static bool IsWord(string word) => word.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"[.!?:…]+[”"")»’]*(?=\s+[^\p{Ll}\p{Nd}\s]|\s*$)")]
    private static partial Regex SentenceEnd { get; }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+([.,'’-][\p{L}\p{Nd}]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }
}
