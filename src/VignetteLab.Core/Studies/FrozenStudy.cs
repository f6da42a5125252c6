using System.Collections.Concurrent;
using System.Collections.Frozen;
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

    // Of thousands of vignettes each is worded when it is first asked for: freezing a study does not wait for all.
    private readonly ConcurrentDictionary<(string Vignette, string Language), Wording> wordings = [];
    private readonly FrozenDictionary<string, Prose> templates;
    private readonly FrozenDictionary<string, (Page Page, Item Item)> asked;
    private readonly FrozenDictionary<string, int> pages;
    private readonly FrozenDictionary<string, Arm> arms;
    private readonly FrozenDictionary<string, Vignette> vignettes;
    private readonly FrozenSet<string> ruled;

    /// <summary>Works out what follows from a study.</summary>
    /// <param name="json">The study's canonical JSON.</param>
    /// <exception cref="InvalidOperationException">It is no study.</exception>
    public FrozenStudy(string json)
    {
        Study = StudyFile.ReadCanonical(json);
        Fingerprint = CanonicalJson.Fingerprint(json);
        Universe = Vignettes.Universe.Of(Study.Factors, Study.Controls, Study.Exclusions, Study.Overrides);
        Arms = Vignettes.Arms.Of(Study.Factors, Universe, Study.Design, Study.Plan.Effects);
        Positions = Study.Design.Kind == DesignKind.Between ? 0 : Arms[0].Vignettes.Count;
        Pages = [ConsentPage.Of(Study), .. Repetition.Of(Study.Pages, Positions)];
        Scales = Repetition.Of(Study.Scales, Study.Pages, Positions);
        FirstVignette = Pages.Index().First(page => page.Item.Vignette).Index;
        Allocation = new(Study, Arms);
        ShuffledItems = Study.Pages.Where(page => page.Order == PageOrder.Random).ToDictionary(
            page => page.Name,
            page => (IReadOnlyList<ScaledItem>)[.. page.Items.Select(item => new ScaledItem(
                item.Name, Study.Scales.FirstOrDefault(scale => scale.Items.Contains(item.Name))?.Name))]);
        arms = Arms.ToFrozenDictionary(arm => arm.Name);
        vignettes = Universe.ToFrozenDictionary(vignette => vignette.Name);
        pages = Pages.Index().ToFrozenDictionary(page => page.Item.Name, page => page.Index);
        asked = Pages.SelectMany(page => page.Items.Select(item => (page, item))).ToFrozenDictionary(one => one.item.Name);
        ruled = Pages.Where(page => page.ShowIf is not null || page.Items.Any(item => item.ShowIf is not null))
            .Select(page => page.Name).ToFrozenSet();
        HasLogic = ruled.Count > 0;
        var reach = new RuleReach(this);
        Locked = reach.Behind(Allocation.Items.Append(Consent)).ToFrozenSet();
        TellArm = reach.OnArm.ToFrozenSet();
        templates = Study.Languages.ToFrozenDictionary(language => language, language => Template.Parse(Study.Texts.Vignette.In(language)));
    }

    /// <summary>The study as its authors wrote it.</summary>
    public Study Study { get; }

    /// <summary>SHA-256 of its canonical JSON, in lower-case hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>Every vignette, controls first, in the study's order.</summary>
    public IReadOnlyList<Vignette> Universe { get; }

    /// <summary>What respondents are allocated to, in the study's order.</summary>
    public IReadOnlyList<Arm> Arms { get; }

    /// <summary>How many vignettes a respondent sees one after the other; 0 in a between design, where one stands alone.</summary>
    public int Positions { get; }

    /// <summary>Every page that is saved, information first; those with a vignette once for each that is seen.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Every scale that is scored; those of vignette pages once for each vignette that is seen.</summary>
    public IReadOnlyList<Scale> Scales { get; }

    /// <summary>The index in <see cref="Pages"/> of the first that shows a vignette.</summary>
    public int FirstVignette { get; }

    /// <summary>The items whose answers cannot be changed after allocation: what decides before it, and what decides whether that is shown.</summary>
    public IReadOnlySet<string> Locked { get; }

    /// <summary>Whether a rule decides about a page or an item.</summary>
    public bool HasLogic { get; }

    /// <summary>The items that are shown or not for the arm, or for another such item: whether they are answered tells the arm.</summary>
    public IReadOnlySet<string> TellArm { get; }

    /// <summary>The items of each of the study's pages in random order, in the study's order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ScaledItem>> ShuffledItems { get; }

    /// <summary>How respondents get their arm.</summary>
    public FrozenAllocation Allocation { get; }

    /// <summary>Every vignette in every language, in the study's order.</summary>
    public IEnumerable<Wording> Wordings =>
        Universe.SelectMany(vignette => Study.Languages.Select(language => Wording(vignette.Name, language)));

    /// <summary>The combinations that are excluded, worded in every language: for those who judge the design.</summary>
    public IEnumerable<Wording> Excluded => Study.Exclusions.Count == 0 ? [] :
        from vignette in Vignettes.Universe.Of(Study.Factors, [], [], Study.Overrides)
        where !vignettes.ContainsKey(vignette.Name)
        from language in Study.Languages
        select Word(vignette, language);

    /// <summary>A vignette in a language.</summary>
    /// <exception cref="KeyNotFoundException">The study has no such vignette or language.</exception>
    public Wording Wording(string vignette, string language) =>
        wordings.GetOrAdd((vignette, language), name => Word(Vignette(name.Vignette), name.Language));

    /// <summary>A vignette by name.</summary>
    /// <exception cref="KeyNotFoundException">The study has none of that name.</exception>
    public Vignette Vignette(string name) => vignettes[name];

    /// <summary>A page by name; <c>null</c> when there is none.</summary>
    public Page? Page(string name) => IndexOf(name) is >= 0 and var index ? Pages[index] : null;

    /// <summary>The index in <see cref="Pages"/> of a page by name; -1 when there is none.</summary>
    public int IndexOf(string page) => pages.GetValueOrDefault(page, -1);

    /// <summary>Whether a rule decides about a page or about one of its items.</summary>
    public bool HasRules(Page page) => HasLogic && ruled.Contains(page.Name);

    /// <summary>When an item is shown: the rule of its page and its own, joined; <c>null</c> for always.</summary>
    public static ShowIf? RuleOf(Page page, Item item) => page.ShowIf is { } whole && item.ShowIf is { } own
        ? new() { All = [whole, own] }
        : page.ShowIf ?? item.ShowIf;

    /// <summary>
    /// The item that a rule or words on a page mean by a name, and its page: of what is asked at each vignette, that of the same one.
    /// </summary>
    /// <returns>The two; <c>null</c> when there is no item of that name.</returns>
    public (Page Page, Item Item)? Asked(Page from, string name) =>
        from.Repeats is not null && asked.TryGetValue(Repetition.NameAt(from.Position, name), out var repeated) ? repeated
        : asked.TryGetValue(name, out var once) ? once : null;

    /// <summary>What a respondent met of a factor: the name of the level, or of the control arm.</summary>
    /// <param name="place">Theirs.</param>
    /// <param name="position">The vignette's place in their sequence, from 1; 0 for what is the same in all of them.</param>
    /// <param name="factor">The factor's name.</param>
    /// <returns>The name; <c>null</c> for a factor that varies, where no vignette is meant.</returns>
    public string? LevelAt(Place place, int position, string factor)
    {
        var arm = Arm(place.Arm);
        if (arm.Levels.TryGetValue(factor, out var kept))
            return kept.Name;
        var vignette = position > 0 ? Vignette(place.Sequence.Vignettes[position - 1]) : Positions == 0 ? arm.Vignettes[0] : null;
        return vignette is { IsControl: true } ? vignette.Name : vignette?.Levels.GetValueOrDefault(factor)?.Name;
    }

    /// <summary>The scale of the study that one of <see cref="Scales"/> is, or repeats at a vignette.</summary>
    /// <remarks>Known by its items: scales can share some of them.</remarks>
    public Scale Asked(Scale scored) =>
        Study.Scales.First(scale => scale.Items.SequenceEqual(scored.Items.Select(item => Item(item).Asked)));

    /// <summary>An item by name, consent among them.</summary>
    public Item Item(string name) => asked[name].Item;

    /// <summary>An arm by name.</summary>
    /// <exception cref="KeyNotFoundException">The study has none of that name.</exception>
    public Arm Arm(string name) => arms[name];

    /// <summary>The items of a page in the order in which a respondent sees them.</summary>
    /// <param name="page">One of <see cref="Pages"/>.</param>
    /// <param name="sequence">What was drawn for the respondent; <c>null</c> before allocation.</param>
    public IReadOnlyList<Item> Ordered(Page page, Sequence? sequence) =>
        IsDrawnFor(page) && sequence?.Order(page.Repeats ?? page.Name) is { } order
            ? [.. order.Select(asked => page.Items.First(item => item.Asked == asked))]
            : page.Items;

    /// <summary>Whether a respondent sees the rating points of a page highest first.</summary>
    /// <param name="page">One of <see cref="Pages"/>.</param>
    /// <param name="sequence">What was drawn for the respondent; <c>null</c> before allocation.</param>
    public bool IsReversed(Page page, Sequence? sequence) => IsDrawnFor(page) && sequence?.IsReversed == true;

    /// <summary>All that a place determines besides the arm.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="arm">The arm's name.</param>
    /// <param name="stratum">The place's stratum.</param>
    /// <param name="number">The place's number in its stratum.</param>
    /// <param name="seat">The respondent's place in a cluster; <c>null</c> without clusters.</param>
    public Sequence Sequence(AllocationKey key, Mode mode, string arm, string stratum, long number, Seat? seat)
    {
        if (seat is not null)
            (stratum, number) = (ClusterAllocation.SeatStratum(stratum, seat.Cluster), seat.Number);
        var (deck, order) = (Arm(arm).Vignettes, Arm(arm).Order);
        var shown = order switch
        {
            VignetteOrder.Random => DeckOrder.Draw(key, mode, stratum, number, deck.Count),
            VignetteOrder.Williams => DeckOrder.Williams(key, mode, stratum, number, Allocation.Williams),
            _ => [.. Enumerable.Range(0, deck.Count)],
        };
        return new(
            [.. shown.Select(index => deck[index].Name)],
            ShuffledItems.ToDictionary(
                page => page.Key,
                page => (IReadOnlyList<string>)ItemOrder.Draw(key, mode, page.Key, stratum, number, page.Value)),
            Study.ScaleDirection == ScaleDirection.Random && Direction.Draw(key, mode, stratum, number));
    }

    // What was shown before anything was drawn stays as it was, whenever the respondent goes back to it.
    private bool IsDrawnFor(Page page) => IndexOf(page.Name) >= FirstVignette;

    private Wording Word(Vignette vignette, string language) =>
        new(vignette, language, vignette.Word(templates[language], language));
}
