using VignetteLab.Core.Items;
using VignetteLab.Core.Studies.Rules;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>A study that is being looked at, with what follows from it worked out once for all rules.</summary>
internal sealed class Examined(LintSubject subject)
{
    private readonly Built built = Built.Of(subject.Study);
    private readonly Dictionary<string, IReadOnlyList<Worded>> worded = [];

    public LintSubject Subject => subject;

    public Study Study => subject.Study;

    /// <summary>Every vignette; none where there are too many or too little is known.</summary>
    public IReadOnlyList<Vignette> Vignettes => built.Vignettes ?? [];

    /// <summary>What respondents are allocated to; none where that cannot be built.</summary>
    public IReadOnlyList<Arm> Arms => built.Arms ?? [];

    /// <summary>How many vignettes each respondent judges; 0 where that is not known.</summary>
    public int Each => Arms.Count == 0 ? 0 : Arms.Max(arm => arm.Vignettes.Count);

    /// <summary>The languages that the platform speaks and the study has, each once.</summary>
    public IEnumerable<string> Languages => Study.Languages.Distinct();

    /// <summary>The index of the first page with the vignette; past the last where there is none.</summary>
    public int First { get; } = subject.Study.Pages.Index().Where(page => page.Item.Vignette)
        .Select(page => page.Index).FirstOrDefault(subject.Study.Pages.Count);

    /// <summary>Every item with its page and its path.</summary>
    public IEnumerable<(string Path, int At, Page Page, Item Item)> Items =>
        from page in Study.Pages.Index()
        from item in page.Item.Items.Index()
        select ($"pages[{page.Index}].items[{item.Index}]", page.Index, page.Item, item.Item);

    /// <summary>All that is worded, with its path.</summary>
    public IEnumerable<(string Path, LocalText Words)> Texts => WordsRules.All(Study);

    /// <summary>How many respondents are planned; 0 where that is open.</summary>
    public int Respondents => subject.Respondents ?? Study.Plan.Respondents;

    /// <summary>The vignettes as they are read, without those that lack words.</summary>
    public IReadOnlyList<Worded> Worded(string language)
    {
        if (worded.TryGetValue(language, out var known))
            return known;
        var template = Template.Parse(Study.Texts.Vignette.Words.GetValueOrDefault(language, ""));
        var holes = template.Inlines.OfType<Hole>().Select(hole => hole.Name).Distinct().ToArray();
        return worded[language] = template.Blocks.Count == 0 ? [] :
        [
            .. Vignettes.Where(vignette => holes.All(hole => vignette.Words.GetValueOrDefault(hole)?.Words.ContainsKey(language) == true))
                .Select(vignette => new Worded(vignette, new Wording(vignette, language, vignette.Word(template, language)))),
        ];
    }

    /// <summary>The words of a text in a language; empty where there are none.</summary>
    public static string In(LocalText? text, string language) => text?.Words.GetValueOrDefault(language) ?? "";

    /// <summary>What a language is called in English and in Danish.</summary>
    public static (string English, string Danish) NameOf(string language) => language switch
    {
        "en" => ("English", "engelsk"),
        "da" => ("Danish", "dansk"),
        _ => (language, language),
    };
}

/// <summary>A vignette as it is read, with its measures.</summary>
internal sealed record Worded(Vignette Vignette, Wording Wording)
{
    public TextMeasures Measures { get; } = TextMeasures.Of(Wording.Words);
}
