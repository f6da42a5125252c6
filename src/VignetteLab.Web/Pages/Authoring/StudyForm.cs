using VignetteLab.Core;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a study is called, whom it is by, and what respondents have a right to know.</summary>
public sealed record StudyForm : DraftForm
{
    /// <summary>The texts that are built from the answers until somebody writes them.</summary>
    public static IReadOnlyList<string> Built { get; } = ["information", "debrief"];

    public Dictionary<string, string?> Title { get; init; } = [];

    /// <summary>The languages that are switched on.</summary>
    public List<string> Languages { get; init; } = [];

    /// <summary>The one that is shown where a browser asks for none of them.</summary>
    public string? First { get; set; }

    public string? Name { get; set; }
    public int? Minutes { get; set; }
    public string? Contact { get; set; }
    public Dictionary<string, string?> InspiredBy { get; init; } = [];
    public Dictionary<string, string?> Controller { get; init; } = [];
    public string? DataProtection { get; set; }
    public Dictionary<string, string?> Purpose { get; init; } = [];
    public Dictionary<string, string?> Eligible { get; init; } = [];
    public Dictionary<string, string?> Task { get; init; } = [];
    public LegalBasis Basis { get; set; }
    public bool Sensitive { get; set; }
    public string? KeptUntil { get; set; }
    public int? KeptMonths { get; set; }
    public Dictionary<string, string?> Recipients { get; init; } = [];
    public Dictionary<string, string?> Source { get; init; } = [];
    public bool Workplace { get; set; }
    public Dictionary<string, string?> Reward { get; init; } = [];
    public string? Ethics { get; set; }
    public Dictionary<string, string?> Support { get; init; } = [];
    public Dictionary<string, string?> Varied { get; init; } = [];
    public Dictionary<string, string?> Information { get; init; } = [];
    public Dictionary<string, string?> Debrief { get; init; } = [];

    /// <summary>Text and language, as in <c>debrief.da</c>, to what stood in its field when the form was filled.</summary>
    public Dictionary<string, string?> Was { get; init; } = [];

    /// <summary>The text to be written from the answers; <c>null</c> for none.</summary>
    public string? Build { get; init; }

    /// <inheritdoc/>
    public override void Fill(Study study)
    {
        Languages.AddRange(study.Languages);
        Fill(Title, study.Title);
        Fill(InspiredBy, study.InspiredBy);
        Fill(Controller, study.About.Controller);
        Fill(Purpose, study.About.Purpose);
        Fill(Eligible, study.About.Eligible);
        Fill(Task, study.About.Task);
        Fill(Recipients, study.About.Recipients);
        Fill(Source, study.About.Source);
        Fill(Reward, study.About.Reward);
        Fill(Support, study.About.Support);
        Fill(Varied, study.About.Varied);
        Fill(Information, study.Texts.Information);
        Fill(Debrief, study.Texts.Debrief);
        (First, Name, Minutes, Contact) = (study.Languages.Count > 0 ? study.Languages[0] : null, study.Name, study.Minutes == 0 ? null : study.Minutes, study.Contact);
        (DataProtection, Ethics) = (study.About.DataProtection, study.About.Ethics);
        (Basis, Sensitive, Workplace) = (study.About.Basis, study.About.Sensitive, study.About.Workplace);
        (KeptUntil, KeptMonths) = (study.About.KeptUntil, study.About.KeptMonths == 0 ? null : study.About.KeptMonths);
    }

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var languages = Spoken(study);
        var changed = study with
        {
            Name = string.IsNullOrWhiteSpace(Name) ? study.Name : Name.Trim(),
            Title = WordsForm.Words(Title, study.Title),
            Languages = languages,
            Minutes = Minutes ?? 0,
            Contact = Line(Contact, study.Contact) ?? "",
            InspiredBy = WordsForm.WordsOrNone(InspiredBy, study.InspiredBy),
            About = study.About with
            {
                Controller = WordsForm.WordsOrNone(Controller, study.About.Controller),
                DataProtection = Line(DataProtection, study.About.DataProtection),
                Purpose = WordsForm.WordsOrNone(Purpose, study.About.Purpose),
                Eligible = WordsForm.WordsOrNone(Eligible, study.About.Eligible),
                Task = WordsForm.WordsOrNone(Task, study.About.Task),
                Basis = Basis,
                Sensitive = Sensitive,
                KeptUntil = Line(KeptUntil, study.About.KeptUntil),
                KeptMonths = KeptMonths ?? 0,
                Recipients = WordsForm.WordsOrNone(Recipients, study.About.Recipients),
                Source = WordsForm.WordsOrNone(Source, study.About.Source),
                Workplace = Workplace,
                Reward = WordsForm.WordsOrNone(Reward, study.About.Reward),
                Ethics = Line(Ethics, study.About.Ethics),
                Support = WordsForm.WordsOrNone(Support, study.About.Support),
                Varied = WordsForm.WordsOrNone(Varied, study.About.Varied),
            },
        };
        return changed with
        {
            Texts = changed.Texts with
            {
                Information = Text(study, changed, "information", Information),
                Debrief = Text(study, changed, "debrief", Debrief),
            },
        };
    }

    // In the order they had, but for the one that comes first; never none.
    private List<string> Spoken(Study study)
    {
        var on = Languages.Where(language => Words.Texts.Languages.Contains(language) || study.Languages.Contains(language)).Distinct().ToList();
        return on.Count == 0
            ? [.. study.Languages]
            : [.. on.OrderByDescending(language => language == First).ThenBy(language => study.Languages.ToList().IndexOf(language) is >= 0 and var at ? at : 99)];
    }

    private static void Fill(Dictionary<string, string?> fields, LocalText? words)
    {
        foreach (var (language, word) in WordsForm.Fields(words))
            fields[language] = word;
    }

    private LocalText Text(Study before, Study after, string text, Dictionary<string, string?> fields)
    {
        var old = text == "debrief" ? before.Texts.Debrief : before.Texts.Information;
        if (Build == text)
            return WordsForm.Words(after.Languages.ToDictionary(language => language, language => (string?)InformationText.Built(after, text, language)), old);

        // Whoever saves answers sends the built text along as it was before them; that is not writing it.
        return WordsForm.Words(
            fields.Where(field => !(InformationText.IsBuilt(before, text, field.Key) &&
                WordsForm.Normal(field.Value ?? "") == WordsForm.Normal(Was.GetValueOrDefault($"{text}.{field.Key}") ?? ""))).ToDictionary(), old);
    }

    // What nobody touched stays as it was, whatever it is.
    private static string? Line(string? field, string? before) =>
        WordsForm.Normal(field ?? "") == WordsForm.Normal(before ?? "") ? before : string.IsNullOrWhiteSpace(field) ? null : WordsForm.Normal(field);
}
