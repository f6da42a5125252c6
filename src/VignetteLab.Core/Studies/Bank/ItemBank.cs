using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Bank;

/// <summary>Ready-made questions in English and Danish, to be put into a study and then made one's own.</summary>
/// <remarks>
/// All words are the platform's own and free to use; none are those of a published instrument. They are kept as a study
/// (<c>bank.json</c>) whose pages are the entries.
/// </remarks>
public static class ItemBank
{
    /// <summary>The name of the seven points of agreement, which new rating items are answered on.</summary>
    public const string Agreement = "agree7";

    private static readonly Lazy<Study> bank = new(Read);

    /// <summary>Every entry that comes with the platform.</summary>
    public static IReadOnlyList<BankEntry> Entries { get; } = [.. bank.Value.Pages.Select(page => new BankEntry(page.Name, page.Title, page.Lead ?? LocalText.None, page.Vignette, page.Items))];

    /// <summary>The entries made for a study: whether respondents noticed the level, for each of its factors.</summary>
    public static IReadOnlyList<BankEntry> ChecksOf(Study study) =>
        [.. study.Factors.Where(factor => factor.Levels.Count >= 2 && !factor.IsOrder && factor.Name.Length > 0).DistinctBy(factor => factor.Name).Select(CheckOf)];

    /// <summary>Puts an entry at the end of a page.</summary>
    /// <param name="study">The study, whole or not.</param>
    /// <param name="entry">The entry's name; one that is not known adds nothing.</param>
    /// <param name="page">The page's name; <c>null</c> for where it fits, which is a new page where none does.</param>
    /// <returns>The study with it: items that have names of their own, the points and the scale that they need.</returns>
    public static Study Add(Study study, string entry, string? page = null)
    {
        if (Entries.Concat(ChecksOf(study)).FirstOrDefault(known => known.Name == entry) is not { } found)
            return study;
        var names = found.Items.ToDictionary(item => item.Name, _ => "");
        var taken = Taken(study).ToHashSet();
        foreach (var item in found.Items)
            taken.Add(names[item.Name] = Free(item.Name, taken));
        var items = new List<Item>();
        foreach (var item in found.Items)
        {
            var kept = In(item, study.Languages) with { Name = names[item.Name] };
            if (kept is RatingItem rating)
                (study, kept) = WithPoints(study, rating, taken);
            items.Add(kept);
        }

        var at = study.Pages.FirstOrDefault(known => known.Name == page) ?? Fitting(study, found.IsJudgement);
        study = at is null
            ? study with { Pages = [.. study.Pages, NewPage(study, found, items)] }
            : study with { Pages = [.. study.Pages.Select(known => known == at ? known with { Items = [.. known.Items, .. items] } : known)] };
        foreach (var scale in bank.Value.Scales.Where(scale => scale.Items.All(names.ContainsKey)))
        {
            study = study with
            {
                Scales = [.. study.Scales, new() { Name = Free(scale.Name, taken), Label = In(scale.Label, study.Languages), Items = [.. scale.Items.Select(item => names[item])] }],
            };
        }

        return study;
    }

    /// <summary>The study with seven points of agreement, if it has no set of points at all.</summary>
    public static Study WithSomePoints(Study study) => study.Points.Count > 0 ? study : study with
    {
        Points = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> { [Agreement] = Labels(Agreement, study.Languages) },
    };

    /// <summary>The line that keeps names out of free texts.</summary>
    public static LocalText FreeTextHint(IReadOnlyList<string> languages) =>
        In(bank.Value.Items.OfType<TextItem>().First().Hint ?? LocalText.None, languages);

    private static BankEntry CheckOf(Factor factor)
    {
        var options = factor.Levels.DistinctBy(level => level.Name).Index().Select(level => new Option
        {
            Name = level.Item.Name,
            Code = level.Index + 1,
            Label = level.Item.Label.Words.Count > 0 ? level.Item.Label : level.Item.Words ?? LocalText.None,
        }).ToArray();
        string Label(string language) => factor.Label.Words.GetValueOrDefault(language) is { Length: > 0 } label ? label : factor.Name;
        return new($"check:{factor.Name}", Words($"Was it noticed: {Label("en")}", $"Blev det bemærket: {Label("da")}"), LocalText.None, true,
        [
            new ChoiceItem
            {
                Name = $"check_{factor.Name}"[..Math.Min(20, factor.Name.Length + 6)].TrimEnd('_'),
                Prompt = Words($"What did the text say about this: {Label("en")}?", $"Hvad stod der i teksten om dette: {Label("da")}?"),
                Decline = [Decline.DontKnow],
                Options = options,
                Check = new() { Factor = factor.Name, Correct = options.ToDictionary(option => option.Name, option => option.Name) },
            },
        ]);
    }

    private static LocalText Words(string english, string danish) => new(new Dictionary<string, string> { ["en"] = english, ["da"] = danish });

    // What is judged stands with the vignette; what is asked about the respondent does not.
    private static Page? Fitting(Study study, bool isJudgement) => isJudgement
        ? study.Pages.FirstOrDefault(page => page.Vignette)
        : study.Pages is [.., { Vignette: false } last] ? last : null;

    private static Page NewPage(Study study, BankEntry entry, IReadOnlyList<Item> items) => new()
    {
        Name = Free(entry.IsJudgement ? "judgement" : "about_you", [.. study.Pages.Select(page => page.Name)]),
        Title = In(entry.IsJudgement ? Words("What do you think?", "Hvad synes du?") : Words("About you", "Om dig"), study.Languages),
        Vignette = entry.IsJudgement,
        Items = items,
    };

    // The same labels under any name will do; other labels under the same name need a name of their own.
    private static (Study Study, Item Item) WithPoints(Study study, RatingItem item, HashSet<string> taken)
    {
        var labels = Labels(item.Points, study.Languages);
        foreach (var (name, known) in study.Points)
        {
            if (labels.All(language => known.GetValueOrDefault(language.Key)?.SequenceEqual(language.Value) == true) &&
                study.Items.OfType<RatingItem>().All(other => other.Points != name || other.First == item.First))
            {
                return (study, item with { Points = name });
            }
        }

        var free = Free(item.Points, taken);
        taken.Add(free);
        return (study with { Points = study.Points.Append(new(free, labels)).ToDictionary() }, item with { Points = free });
    }

    private static Dictionary<string, IReadOnlyList<string>> Labels(string points, IReadOnlyList<string> languages) =>
        bank.Value.Points[points].Where(language => languages.Contains(language.Key)).ToDictionary();

    private static Item In(Item item, IReadOnlyList<string> languages)
    {
        item = item with { Prompt = In(item.Prompt, languages), Hint = item.Hint is { } hint ? In(hint, languages) : null };
        return item switch
        {
            ChoiceItem choice => choice with { Options = [.. choice.Options.Select(option => option with { Label = In(option.Label, languages) })] },
            NumberItem number => number with { Unit = In(number.Unit, languages) },
            _ => item,
        };
    }

    private static LocalText In(LocalText words, IReadOnlyList<string> languages) =>
        new(words.Words.Where(word => languages.Contains(word.Key)).ToDictionary());

    private static IEnumerable<string> Taken(Study study) =>
        [.. study.Items.Select(item => item.Name), .. study.Scales.Select(scale => scale.Name), .. study.Factors.Select(factor => factor.Name), .. study.Points.Keys];

    private static string Free(string name, HashSet<string> taken) =>
        taken.Contains(name) ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{name}_{number}").First(free => !taken.Contains(free)) : name;

    private static Study Read()
    {
        using var stream = typeof(ItemBank).Assembly.GetManifestResourceStream("bank.json")
            ?? throw new InvalidOperationException("The bank is not in the assembly.");
        using var reader = new StreamReader(stream);
        return StudyFile.ReadDraft(reader.ReadToEnd()).Study;
    }
}

/// <summary>A ready-made question, or several that belong together.</summary>
/// <param name="Name">By which it is asked for.</param>
/// <param name="Title">What it is.</param>
/// <param name="Description">A line on what it is for; no words where the title says it.</param>
/// <param name="IsJudgement">Whether it is asked with the vignette in sight.</param>
/// <param name="Items">The items, in English and Danish.</param>
public sealed record BankEntry(string Name, LocalText Title, LocalText Description, bool IsJudgement, IReadOnlyList<Item> Items);
