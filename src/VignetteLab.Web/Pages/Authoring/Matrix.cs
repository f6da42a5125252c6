using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Which vignettes are looked at.</summary>
public enum MatrixView
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>Each level once, the other factors at their first: as many rows as there are levels.</summary>
    One,

    /// <summary>As few as show every two levels together at least once.</summary>
    Pairs,

    /// <summary>Those that respondents will see.</summary>
    Design,
}

/// <summary>One vignette as the matrix shows it.</summary>
/// <param name="Vignette">The combination.</param>
/// <param name="Texts">Language to what is read.</param>
public sealed record MatrixRow(Vignette Vignette, IReadOnlyDictionary<string, MatrixText> Texts);

/// <summary>What is read of a vignette in one language.</summary>
/// <param name="Wording">The words.</param>
/// <param name="Measures">How long and how hard they are.</param>
/// <param name="Deviation">How much longer than the median of all vignettes, in percent; below 0 where shorter.</param>
public sealed record MatrixText(Wording Wording, TextMeasures Measures, double Deviation);

/// <summary>Every vignette of a draft, worded and measured.</summary>
public sealed class Matrix
{
    /// <summary>How many are on one page.</summary>
    public const int PageSize = 24;

    /// <summary>More than so many are not shown one after the other unless asked for.</summary>
    public const int Browsable = 400;

    private readonly DraftVignettes vignettes;
    private readonly Dictionary<string, double> medians;
    private readonly Study study;
    private readonly IReadOnlyList<string> languages;
    private readonly bool isWhole;

    /// <summary>Words every vignette.</summary>
    /// <param name="study">The draft.</param>
    /// <param name="languages">The languages that are shown.</param>
    /// <param name="isWhole">Whether nothing is wrong with the draft: only then is it known what its design shows.</param>
    public Matrix(Study study, IReadOnlyList<string> languages, bool isWhole)
    {
        (this.study, this.languages, this.isWhole) = (study, languages, isWhole);
        vignettes = new(study);
        medians = languages.ToDictionary(language => language, language => Median(
            [.. vignettes.All.Select(vignette => (double)vignettes.Word(vignette, language).Words.WordCount).Order()]));
    }

    /// <summary>Every vignette that is not excluded.</summary>
    public IReadOnlyList<Vignette> All => vignettes.All;

    /// <summary>Whether there are more combinations than can be worded.</summary>
    public bool IsTooMany => vignettes.IsTooMany;

    /// <summary>The view where nobody has chosen one.</summary>
    public MatrixView Usual => All.Count > Browsable ? MatrixView.One : MatrixView.All;

    /// <summary>The vignettes of a view, of some levels, with some words in them.</summary>
    /// <param name="view">Which.</param>
    /// <param name="levels">Factor to level; a factor that is not in it is not looked at.</param>
    /// <param name="search">Words that stand in the text of any language; <c>null</c> for all.</param>
    public IReadOnlyList<Vignette> Of(MatrixView view, IReadOnlyDictionary<string, string> levels, string? search)
    {
        var shown = view switch
        {
            MatrixView.One => OneByOne(),
            MatrixView.Pairs => Pairs(),
            MatrixView.Design => InDesign(),
            _ => All,
        };
        var found = shown.Where(vignette => levels.All(level => vignette.Levels.GetValueOrDefault(level.Key)?.Name == level.Value));
        if (!string.IsNullOrWhiteSpace(search))
        {
            found = found.Where(vignette => vignette.Name.Contains(search, StringComparison.OrdinalIgnoreCase) || languages.Any(language =>
                vignettes.Word(vignette, language).Words.PlainText.Contains(search, StringComparison.CurrentCultureIgnoreCase)));
        }

        return [.. found];
    }

    /// <summary>A vignette as the matrix shows it.</summary>
    public MatrixRow Row(Vignette vignette) => new(vignette, languages.ToDictionary(language => language, language =>
    {
        var wording = vignettes.Word(vignette, language);
        var words = wording.Words.WordCount;
        return new MatrixText(wording, TextMeasures.Of(wording.Words), medians[language] == 0 ? 0 : 100 * (words / medians[language] - 1));
    }));

    /// <summary>The hash of what is read of a vignette, in each language that is shown.</summary>
    public IEnumerable<string> Hashes(Vignette vignette) => languages.Select(language => vignettes.Word(vignette, language).Hash);

    /// <summary>The words of a vignette in its holes.</summary>
    public IReadOnlyDictionary<string, string> Holes(Vignette vignette, string language) =>
        vignettes.Word(vignette, language).Words.Inlines.OfType<Filled>().DistinctBy(filled => filled.Hole).ToDictionary(filled => filled.Hole, filled => filled.Text);

    private List<Vignette> OneByOne()
    {
        var factors = study.Factors.Where(factor => factor.Levels.Any(level => level.Order is null)).ToArray();
        var rows = All.Where(vignette => vignette.IsControl).ToList();
        foreach (var (factor, level) in factors.SelectMany(factor => factor.Levels.Select(level => (factor, level))))
        {
            // Where the first levels of the others are excluded with it, the first vignette that has it.
            var row = All.Where(vignette => vignette.Levels.GetValueOrDefault(factor.Name)?.Name == level.Name)
                .MinBy(vignette => vignette.Levels.Count(other => other.Key != factor.Name && factors.First(known => known.Name == other.Key).Levels[0].Name != other.Value.Name));
            if (row is not null && !rows.Contains(row))
                rows.Add(row);
        }

        return rows;
    }

    // Greedy: the next vignette is the one that shows the most pairs which none has shown yet.
    private List<Vignette> Pairs()
    {
        var rows = All.Where(vignette => vignette.IsControl).ToList();
        var rest = All.Where(vignette => !vignette.IsControl).Select(vignette => (Vignette: vignette, Pairs: PairsOf(vignette))).ToList();
        var missing = rest.SelectMany(one => one.Pairs).ToHashSet();
        while (missing.Count > 0)
        {
            var (vignette, pairs) = rest.MaxBy(one => one.Pairs.Count(missing.Contains));
            missing.ExceptWith(pairs);
            rows.Add(vignette);
        }

        return rows;
    }

    private static (string, string)[] PairsOf(Vignette vignette)
    {
        var levels = vignette.Levels.Select(level => $"{level.Key}={level.Value.Name}").ToArray();
        return levels.Length == 1
            ? [(levels[0], "")]
            : [.. levels.SelectMany((one, index) => levels.Skip(index + 1).Select(other => (one, other)))];
    }

    private IEnumerable<Vignette> InDesign()
    {
        var used = isWhole
            ? Arms.Of(study.Factors, All, study.Design, study.Plan.Effects).SelectMany(arm => arm.Vignettes).Select(vignette => vignette.Name).ToHashSet()
            : [];
        return All.Where(vignette => used.Contains(vignette.Name));
    }

    private static double Median(double[] sorted) => sorted.Length switch
    {
        0 => 0,
        var count when count % 2 == 1 => sorted[count / 2],
        var count => (sorted[count / 2 - 1] + sorted[count / 2]) / 2,
    };
}
