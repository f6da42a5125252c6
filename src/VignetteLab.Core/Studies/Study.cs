using System.Text.Json.Serialization;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies;

/// <summary>A study as its authors wrote it; each member is described in <c>vignettes/README.md</c>.</summary>
public sealed record Study
{
    /// <summary>The address of the study, as in <c>/s/hiring</c>, and the name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>What respondents read above the survey.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The languages it is asked in; the first where a browser asks for none of them.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The published work that gave the idea; <c>null</c> where there is none.</summary>
    public LocalText? InspiredBy { get; init; }

    /// <summary>How long it takes, in minutes; 0 where nobody has measured it yet.</summary>
    public int Minutes { get; init; }

    /// <summary>Where a respondent can write to.</summary>
    public required string Contact { get; init; }

    /// <summary>What is varied, in the order that arms follow.</summary>
    public required IReadOnlyList<Factor> Factors { get; init; }

    /// <summary>Versions outside the factors.</summary>
    public IReadOnlyList<ControlArm> Controls { get; init; } = [];

    /// <summary>Levels that no vignette has together.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>Other words for single vignettes, where grammar breaks.</summary>
    public IReadOnlyList<Override> Overrides { get; init; } = [];

    /// <summary>Which vignettes a respondent sees.</summary>
    public Design Design { get; init; } = new();

    /// <summary>Name of a set of points to language to labels, lowest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Points { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();

    /// <summary>What is asked, page by page, between consent and receipt.</summary>
    public required IReadOnlyList<Page> Pages { get; init; }

    /// <summary>Named groups of items with one score each.</summary>
    public IReadOnlyList<Scale> Scales { get; init; } = [];

    /// <summary>Whether rating points stand lowest first, or are turned for half of the respondents.</summary>
    public ScaleDirection ScaleDirection { get; init; }

    /// <summary>How respondents get their arm.</summary>
    public required AllocationPlan Allocation { get; init; }

    /// <summary>How many respondents of a kind are wanted.</summary>
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>What the study is to find out, and with how many respondents.</summary>
    public Plan Plan { get; init; } = new();

    /// <summary>What respondents have a right to know.</summary>
    public About About { get; init; } = new();

    /// <summary>The long texts, in Markdown.</summary>
    public required LongTexts Texts { get; init; }

    /// <summary>Every item in the order asked.</summary>
    [JsonIgnore]
    public IEnumerable<Item> Items => Pages.SelectMany(page => page.Items);

    /// <summary>The study with the labels of each set of points handed to the items that use it.</summary>
    internal Study Linked() => this with
    {
        Pages = [.. Pages.Select(page => page with
        {
            Items = [.. page.Items.Select(item => item is RatingItem rating ? rating with { Labels = Labels(rating.Points) } : item)],
        })],
    };

    private LocalText[] Labels(string points)
    {
        if (!Points.TryGetValue(points, out var languages) || languages.Count == 0)
            return [];
        return [.. Enumerable.Range(0, languages.Values.Min(labels => labels.Count)).Select(point => new LocalText(
            languages.ToDictionary(language => language.Key, language => language.Value[point])))];
    }
}

/// <summary>Items that are shown and saved together.</summary>
public sealed record Page
{
    /// <summary>Its part of the address.</summary>
    public required string Name { get; init; }

    /// <summary>Its heading.</summary>
    public required LocalText Title { get; init; }

    /// <summary>A line above the items.</summary>
    public LocalText? Lead { get; init; }

    /// <summary>Whether the vignette stands above the items.</summary>
    public bool Vignette { get; init; }

    /// <summary>When it is shown; <c>null</c> for always. A page none of whose items are shown is passed over, unless it has a vignette.</summary>
    public ShowIf? ShowIf { get; init; }

    /// <summary>In which order its items stand.</summary>
    public PageOrder Order { get; init; }

    /// <summary>What is asked.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>The place, from 1, of the vignette that stands above the items; 0 where none does.</summary>
    [JsonIgnore]
    public int Position { get; init; }

    /// <summary>The page of the study that it repeats at one of several vignettes; <c>null</c> where it is that page.</summary>
    [JsonIgnore]
    public string? Repeats { get; init; }
}

/// <summary>In which order the items of a page stand.</summary>
public enum PageOrder
{
    /// <summary>As written.</summary>
    Fixed,

    /// <summary>Random for each respondent, and recorded.</summary>
    Random,
}

/// <summary>In which order rating points stand.</summary>
public enum ScaleDirection
{
    /// <summary>Lowest first.</summary>
    Fixed,

    /// <summary>Lowest first or highest first, drawn for each respondent, the same for all items, and recorded.</summary>
    Random,
}

/// <summary>Rating items that measure one thing together.</summary>
public sealed record Scale
{
    /// <summary>Its variable in every export.</summary>
    public required string Name { get; init; }

    /// <summary>What it measures.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The names of its items; all on the same points.</summary>
    public required IReadOnlyList<string> Items { get; init; }
}

/// <summary>The long texts of a study, in Markdown.</summary>
public sealed record LongTexts
{
    /// <summary>The template of the vignettes, with a hole for what varies.</summary>
    public required LocalText Vignette { get; init; }

    /// <summary>What taking part means, read before agreeing to it.</summary>
    public required LocalText Information { get; init; }

    /// <summary>What was varied and why, read at the end.</summary>
    public required LocalText Debrief { get; init; }
}
