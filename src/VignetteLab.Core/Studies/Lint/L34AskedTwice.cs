using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Nobody is asked for the same thing twice (WCAG 2.2, 3.3.7).</summary>
internal sealed class L34AskedTwice() : LintRule("L34")
{
    // Of two questions that share so much of their words one is enough.
    private const double alike = 0.8;

    public override IEnumerable<Finding> Find(Examined study)
    {
        var seen = new List<(string Name, string Language, string[] Words, bool IsRating)>();
        foreach (var (path, _, _, item) in study.Items)
        {
            foreach (var language in study.Languages)
            {
                var words = TextMeasures.WordsOf(Examined.In(item.Prompt, language));
                var twin = seen.FirstOrDefault(other => other.Language == language && other.Name != item.Name && IsSame(other.Words, words, other.IsRating || item is RatingItem));
                seen.Add((item.Name, language, words, item is RatingItem));
                if (twin.Name is null)
                    continue;
                yield return Warning(path, $"{twin.Name}|{string.Join(' ', words)}",
                    $"“{item.Name}” asks the same as “{twin.Name}”. Keep one of the two.",
                    $"“{item.Name}” spørger om det samme som “{twin.Name}”. Behold et af dem.");
                break;
            }
        }
    }

    // Statements of a scale are alike on purpose; only the very same words are a slip.
    private static bool IsSame(string[] one, string[] other, bool exactly) => one.Length > 0 && (one.SequenceEqual(other) ||
        !exactly && one.Length > 4 && one.Intersect(other).Count() >= alike * one.Union(other).Count());
}
