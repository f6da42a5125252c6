using VignetteLab.Core;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Bank;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What is asked: the items of every page, the points they are answered on, the scales they make.</summary>
public sealed record ItemsForm : DraftForm
{
    // What a button took out of the bank.
    private string? fromBank;

    public List<PageItems> Pages { get; init; } = [];
    public List<PointsPart> Points { get; init; } = [];
    public List<ScalePart> Scales { get; init; } = [];

    /// <summary>The page that ready-made questions go to; empty for where they fit.</summary>
    public string? BankPage { get; init; }

    private IEnumerable<ItemPart> Items => Pages.SelectMany(page => page.Items);

    /// <inheritdoc/>
    public override void Fill(Study study)
    {
        Pages.AddRange(study.Pages.Select(page => new PageItems { Name = page.Name, Items = [.. page.Items.Select(item => ItemPart.Of(item, page.Name, Kept))] }));
        Points.AddRange(study.Points.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => PointsPart.Of(set.Key, set.Value, study)));
        Scales.AddRange(study.Scales.Select(scale => ScalePart.Of(scale, Kept)));
    }

    /// <inheritdoc/>
    /// <remarks>An item chose another page, or the sets of points stand in another order, which is that of their names.</remarks>
    public override bool IsMoving =>
        Pages.Any(page => page.Items.Any(item => !string.IsNullOrEmpty(item.On) && item.On != page.Name)) || !InOrder(SetNames.Now).SequenceEqual(SetNames.Now);

    /// <inheritdoc/>
    public override void Do(string op)
    {
        if (op.Split(' ') is ["bank", var entry])
        {
            fromBank = entry;
            return;
        }

        // A button for each kind of item: “add Pages[0].Items rating”.
        var kind = Asked.Kinds.FirstOrDefault(kind => op.EndsWith($" {kind}", StringComparison.Ordinal));
        base.Do(kind is null ? op : op[..^(kind.Length + 1)]);
        foreach (var page in Pages.Where(page => page.Items.LastOrDefault() is { Kind: null }))
            page.Items[^1] = page.Items[^1] with { Kind = kind ?? Asked.Rating, Options = kind == Asked.Choice ? [new(), new()] : [] };

        // Two points are the fewest that there can be.
        if (op == "add Points")
            Points[^1].Labels.AddRange([new(), new()]);
    }

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var befores = PartNames.Before(study.Items, item => item.Name, Items.Select(part => (part.Was, part.Name)));
        var items = new PartNames(
            [.. Items.Zip(befores, (part, before) => PartName.Of(study, part.Was, part.Name, part.Prompt, before?.Prompt))], "item", Kept,
            [.. study.Factors.Select(factor => factor.Name), .. study.Scales.Select(scale => scale.Name)]);
        var options = Items.Zip(befores, (part, before) => part.OptionNames(study, before, Kept)).ToArray();
        var sets = SetNames;
        var scales = ScaleNames(study, items);
        var asked = study.Items.Select(item => item.Name).ToArray();
        study = study with { Points = Sets(study, sets) };
        if (Items.Any(item => item.Kind == Asked.Rating && string.IsNullOrEmpty(item.Points)))
            study = ItemBank.WithSomePoints(study);
        study = WithItems(study, befores, items, options);
        study = study with { Scales = Measures(study, scales, [.. asked.Except(study.Items.Select(item => item.Name))]) };
        foreach (var (index, names) in options.Index())
            study = names.Apply(study, (study, from, to) => Renames.Option(study, items.Known[index], from, to));
        study = scales.Apply(sets.Apply(items.Apply(study, Renames.Item), Renames.Points), Renames.Scale);
        if (GoOn is null && IsMoving)
            GoOn = Moved(study, items, sets);
        return fromBank is null ? study : WithBank(study, fromBank);
    }

    // The first item that chose another page, or else the first set that has another name.
    private string? Moved(Study study, PartNames items, PartNames sets)
    {
        var item = Pages.SelectMany(page => page.Items.Select(item => item.On != page.Name)).Zip(items.Now).FirstOrDefault(part => part.First).Second;
        var set = InOrder(sets.Now).ToList().FindIndex(name => !sets.Known.Contains(name));
        return IdOf(study, item) ?? (set < 0 ? null : ListOps.Id("Points", set));
    }

    private PartNames SetNames => new([.. Points.Select(set => new PartName(set.Was, set.Name))], "points", Kept);

    private static IEnumerable<string> InOrder(IEnumerable<string> sets) => sets.Order(StringComparer.Ordinal);

    private Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Sets(Study study, PartNames names)
    {
        var sets = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();
        foreach (var (p, part) in Points.Index())
        {
            var name = names.Known[p];
            sets[name] = part.Into(study.Points.GetValueOrDefault(part.Was ?? "") ?? study.Points.GetValueOrDefault(name), study.Languages);
        }

        return sets;
    }

    private Study WithItems(Study study, IReadOnlyList<Item?> befores, PartNames names, PartNames[] options)
    {
        var made = new List<(string? From, string? To, Item Item)>();
        foreach (var (page, part) in Pages.SelectMany(page => page.Items.Select(item => (page, item))))
        {
            var (i, before) = (made.Count, befores[made.Count]);
            made.Add((page.Name, study.Pages.Any(known => known.Name == part.On) ? part.On : page.Name,
                part.Into(study, before, names.Known[i], options[i].Known, points => FirstOf(study, points, before))));
        }

        var mine = Pages.Select(page => page.Name).ToHashSet();
        return study with
        {
            Pages =
            [
                .. study.Pages.Select(page => !mine.Contains(page.Name) ? page : page with
                {
                    // What comes from another page stands last.
                    Items = [.. made.Where(item => item.To == page.Name).OrderBy(item => item.From != item.To).Select(item => item.Item)],
                }),
                .. Pages.Where(page => page.Name is null).Select(_ => new Page
                {
                    Name = WordsForm.Name("", "page", study.Pages.Select(page => page.Name)),
                    Title = LocalText.None,
                    Vignette = study.Pages.All(page => !page.Vignette),
                    Items = [],
                }),
            ],
        };
    }

    private IReadOnlyList<Scale?> ScalesBefore(Study study) =>
        PartNames.Before(study.Scales, scale => scale.Name, Scales.Select(part => (part.Was, part.Name)));

    private PartNames ScaleNames(Study study, PartNames items) => new(
        [.. Scales.Zip(ScalesBefore(study), (part, before) => PartName.Of(study, part.Was, part.Name, part.Label, before?.Label))], "scale", Kept,
        [.. study.Factors.Select(factor => factor.Name), .. items.Now]);

    private Scale[] Measures(Study study, PartNames names, IReadOnlyList<string> gone) =>
        [.. Scales.Zip(ScalesBefore(study)).Select((part, s) => part.First.Into(part.Second, names.Known[s], gone))];

    private Study WithBank(Study study, string entry)
    {
        var filled = ItemBank.Add(study, entry, string.IsNullOrEmpty(BankPage) ? null : BankPage);
        var (index, page) = filled.Pages.Index().FirstOrDefault(page => page.Item.Items.Count > (study.Pages.ElementAtOrDefault(page.Index)?.Items.Count ?? 0));
        GoOn = page is null ? null : ListOps.Id($"Pages[{index}].Items", study.Pages.ElementAtOrDefault(index)?.Items.Count ?? 0);
        return filled;
    }

    private int FirstOf(Study study, string points, Item? before)
    {
        var (was, now) = (PointsPart.FirstOf(study, points), Points.Find(set => set.Was == points || set.Name == points)?.First);
        return before is RatingItem rating && rating.Points == points && (now is null || now == was) ? rating.First : now ?? was ?? 1;
    }

    /// <summary>The items of one page.</summary>
    public sealed record PageItems
    {
        public string? Name { get; init; }
        public List<ItemPart> Items { get; init; } = [];
    }
}
