using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>A number, a name or a negation that one language has and the other lacks.</summary>
internal sealed partial class L26LostInTranslation() : LintRule("L26")
{
    // A long text may say “not” where the other says “too little”; a sentence may not.
    private const int sentence = 200;

    private static readonly FrozenDictionary<string, string> english = Numbers("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static readonly FrozenDictionary<string, string> danish = Numbers("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv");

    public override IEnumerable<Finding> Find(Examined study)
    {
        foreach (var (whole, text) in study.Texts.Where(text => text.Path != "inspiredBy"))
        {
            if (text.Words.GetValueOrDefault("en") is not { Length: > 0 } en || text.Words.GetValueOrDefault("da") is not { Length: > 0 } da || en == da)
                continue;
            // A long text is a file of its own in each language.
            var path = whole.StartsWith("texts.", StringComparison.Ordinal) ? $"{whole}.da" : whole;
            var about = $"{en}|{da}";
            var (here, there) = (Numerals(en, english), Numerals(da, danish));
            if (here.Except(there).Concat(there.Except(here)).FirstOrDefault() is { } number)
            {
                yield return Warning(path, about,
                    $"The number {number} is in one language only. Check the translation.",
                    $"Tallet {number} findes kun på det ene sprog. Se oversættelsen efter.");
            }

            if (da.Length < sentence && en.Length < sentence && Negation.IsIn(en, "en") != Negation.IsIn(da, "da"))
            {
                yield return Warning(path, about,
                    $"One language denies and the other does not: “{en}” and “{da}”. Check the translation.",
                    $"Det ene sprog benægter, det andet gør ikke: “{en}” og “{da}”. Se oversættelsen efter.");
            }

            if (NameOf(da, en) is { } name)
            {
                yield return Warning(path, about,
                    $"The name “{name}” is in one language only. Check the translation.",
                    $"Navnet “{name}” findes kun på det ene sprog. Se oversættelsen efter.");
            }
        }
    }

    // Danish capitalises names and little else: English would have its months and nationalities.
    private static string? NameOf(string danish, string english) => danish.Length > 3_000 ? null : Name.Matches(danish)
        .Select(match => match.Groups["name"].Value)
        .FirstOrDefault(name => !english.Contains(name.TrimEnd('s'), StringComparison.OrdinalIgnoreCase) && !Also.IsMatch(name));

    private static HashSet<string> Numerals(string text, FrozenDictionary<string, string> words) =>
    [
        .. TextMeasures.WordsOf(text).Select(word => Digits.IsMatch(word)
            ? word.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal)
            : words.GetValueOrDefault(word)).OfType<string>().Select(number => number.TrimStart('0')).Where(number => number.Length > 0),
    ];

    private static FrozenDictionary<string, string> Numbers(params string[] words) =>
        words.Index().ToDictionary(word => word.Item, word => (word.Index + 2).ToString(CultureInfo.InvariantCulture)).ToFrozenDictionary();

    [GeneratedRegex(@"^[0-9][0-9.,]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Digits { get; }

    [GeneratedRegex(@"[\p{Ll},;] (?<name>[A-ZÆØÅ][\p{Ll}]{2,})\b")]
    private static partial Regex Name { get; }

    // Polite address, and what is a name in Danish but a word in English.
    [GeneratedRegex(@"^(Deres|Dem|Datatilsyn\w*|Danmark\w*|Eksempel\w*|Universitet\w*|Institut\w*|Kommune\w*|København\w*|Europa\w*|Internet\w*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Also { get; }
}
