using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies;

/// <summary>A version of a study, with all that follows from it worked out once; immutable and safe to share.</summary>
public sealed class FrozenStudy
{
    /// <summary>The page on which a respondent agrees to take part.</summary>
    public const string Information = "information";

    /// <summary>The item by which a respondent agrees.</summary>
    public const string Consent = "consent";

    private readonly FrozenDictionary<(string Arm, string Language), Vignette> vignettes;
    private readonly FrozenDictionary<string, Item> items;
    private readonly FrozenDictionary<string, int> pages;

    /// <summary>Works out what follows from a study.</summary>
    /// <param name="json">The study's canonical JSON.</param>
    /// <exception cref="InvalidOperationException">It is no study.</exception>
    public FrozenStudy(string json)
    {
        Study = StudyFile.ReadCanonical(json);
        Fingerprint = CanonicalJson.Fingerprint(json);
        Arms = Universe.Of(Study.Factors, Study.Controls);
        Pages = [InformationPage(Study), .. Study.Pages];
        FirstVignette = Pages.Index().First(page => page.Item.Vignette).Index;
        Locked = Study.Allocation.Strata.Append(Consent).ToFrozenSet();
        Blocks = new(
            [.. Arms.Select(arm => new Share(arm.Name, Study.Allocation.Shares.GetValueOrDefault(arm.Name, 1)))],
            Study.Allocation.Multiples);
        pages = Pages.Index().ToFrozenDictionary(page => page.Item.Name, page => page.Index);
        items = Pages.SelectMany(page => page.Items).ToFrozenDictionary(item => item.Name);
        vignettes = Study.Languages.SelectMany(language =>
        {
            var template = Template.Parse(Study.Texts.Vignette.In(language));
            return Arms.Select(arm => new Vignette(arm, language, arm.Word(template, language)));
        }).ToFrozenDictionary(vignette => (vignette.Arm.Name, vignette.Language));
    }

    /// <summary>The study as its authors wrote it.</summary>
    public Study Study { get; }

    /// <summary>SHA-256 of its canonical JSON, in lower-case hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>What respondents are allocated to, in the study's order.</summary>
    public IReadOnlyList<Arm> Arms { get; }

    /// <summary>Every page that is saved, information first.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>The index in <see cref="Pages"/> of the first that shows the vignette.</summary>
    public int FirstVignette { get; }

    /// <summary>The items whose answers cannot be changed after allocation.</summary>
    public IReadOnlySet<string> Locked { get; }

    /// <summary>The allocation procedure.</summary>
    public PermutedBlocks Blocks { get; }

    /// <summary>Every vignette in every language, arms in order.</summary>
    public IEnumerable<Vignette> Vignettes =>
        Arms.SelectMany(arm => Study.Languages.Select(language => Vignette(arm.Name, language)));

    /// <summary>The vignette of an arm in a language.</summary>
    /// <exception cref="KeyNotFoundException">The study has no such arm or language.</exception>
    public Vignette Vignette(string arm, string language) => vignettes[(arm, language)];

    /// <summary>A page by name; <c>null</c> when there is none.</summary>
    public Page? Page(string name) => IndexOf(name) is >= 0 and var index ? Pages[index] : null;

    /// <summary>The index in <see cref="Pages"/> of a page by name; -1 when there is none.</summary>
    public int IndexOf(string page) => pages.GetValueOrDefault(page, -1);

    /// <summary>An item by name, consent among them.</summary>
    public Item Item(string name) => items[name];

    /// <summary>An arm by name.</summary>
    public Arm Arm(string name) => Arms.First(arm => arm.Name == name);

    /// <summary>
    /// A respondent's stratum: the names of the options chosen, joined by <c>.</c>, <c>none</c> for one left out,
    /// <c>all</c> where the study has no strata.
    /// </summary>
    public string Stratum(IReadOnlyDictionary<string, Answer> answers) => Study.Allocation.Strata.Count == 0
        ? "all"
        : string.Join('.', Study.Allocation.Strata.Select(name =>
            answers.TryGetValue(name, out var answer) &&
            ((ChoiceItem)items[name]).Options.FirstOrDefault(option => option.Code == answer.Number) is { } option
                ? option.Name
                : "none"));

    /// <summary>The item orders that a place determines: page to item names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Orders(
        AllocationKey key, Mode mode, string stratum, long number) =>
        Pages.Where(page => page.Order == PageOrder.Random).ToDictionary(
            page => page.Name,
            page => (IReadOnlyList<string>)ItemOrder.Draw(
                key, mode, page.Name, stratum, number, page.Items.Select(item => item.Name)));

    private static Page InformationPage(Study study) => new()
    {
        Name = Information,
        Title = study.Title,
        Items =
        [
            new ChoiceItem
            {
                Name = Consent,
                Required = true,
                Prompt = new(study.Languages.ToDictionary(language => language, _ => "Consent to take part")),
                Options =
                [
                    new() { Name = "agreed", Code = 1, Label = new(study.Languages.ToDictionary(language => language, _ => "agreed")) },
                ],
            },
        ],
    };
}

/// <summary>One version of the vignette as respondents read it.</summary>
/// <param name="Arm">The arm that reads it.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Words">What is read.</param>
public sealed record Vignette(Arm Arm, string Language, Prose Words)
{
    /// <summary>SHA-256 of the words, in lower-case hexadecimal: kept with each page that showed them.</summary>
    public string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words.PlainText)));
}
