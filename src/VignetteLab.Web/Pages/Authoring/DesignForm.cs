using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Which vignettes respondents see, and how they get their arm.</summary>
public sealed record DesignForm : DraftForm
{
    private static readonly string[] members = ["fixed", "generators", "size", "vignettes", "deckList", "decks", "order"];

    /// <summary>The members that the page had fields for; the others stay as they are.</summary>
    public List<string> Shown { get; init; } = [];

    public DesignKind Kind { get; set; }
    public Selection Selection { get; set; }
    public List<string> Fixed { get; init; } = [];
    public List<LinePart> Generators { get; init; } = [];
    public int? Size { get; set; }

    /// <summary>Names of vignettes, parted by white space or commas.</summary>
    public string? Vignettes { get; set; }

    public int? Decks { get; set; }

    /// <summary>Names of vignettes, a deck to a line.</summary>
    public string? DeckList { get; set; }

    public VignetteOrder Order { get; set; }
    public ScaleDirection ScaleDirection { get; set; }
    public AllocationFields Allocation { get; init; } = new();
    public List<QuotaPart> Quotas { get; init; } = [];

    /// <summary>Whether a design has a member, or says something there all the same.</summary>
    public static bool Asks(Design design, string member) => member switch
    {
        "fixed" => design.Kind == DesignKind.Mixed || design.Fixed.Count > 0,
        "generators" => design.Selection == Selection.Fraction || design.Generators.Count > 0,
        "size" => design.Selection == Selection.Efficient || design.Size != 0,
        "vignettes" => design.Selection == Selection.Given || design.Vignettes.Count > 0,
        "deckList" => design.Selection == Selection.GivenDecks || design.DeckList.Count > 0,
        "decks" => design.Kind != DesignKind.Between && design.Selection != Selection.GivenDecks || design.Decks != 1,
        _ => design.Kind != DesignKind.Between || design.Order != VignetteOrder.Random,
    };

    /// <inheritdoc/>
    public override void Fill(Study study)
    {
        var design = study.Design;
        Shown.AddRange(members.Where(member => Asks(design, member)));
        (Kind, Selection, Size, Decks, Order, ScaleDirection) = (design.Kind, design.Selection, design.Size, design.Decks, design.Order, study.ScaleDirection);
        Fixed.AddRange(design.Fixed);
        Generators.AddRange(design.Generators.Select(generator => new LinePart { Text = generator }));
        Vignettes = string.Join('\n', design.Vignettes);
        DeckList = string.Join('\n', design.DeckList.Select(deck => string.Join(' ', deck)));
        Allocation.Fill(study.Allocation);
        Quotas.AddRange(study.Quotas.Select(QuotaPart.Of));
    }

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var design = study.Design;
        if (Shown.Contains("fixed"))
            design = design with { Fixed = ListForm.Kept(design.Fixed, Fixed, study.Factors.Select(factor => factor.Name)) };
        if (Shown.Contains("generators"))
            design = design with { Generators = [.. Generators.Select(line => line.Text?.Trim() ?? "")] };
        if (Shown.Contains("size"))
            design = design with { Size = Size ?? 0 };
        if (Shown.Contains("vignettes"))
            design = design with { Vignettes = ListForm.Words(Vignettes) };
        if (Shown.Contains("deckList"))
            design = design with { DeckList = [.. (DeckList ?? "").Split('\n').Select(ListForm.Words).Where(deck => deck.Count > 0)] };
        if (Shown.Contains("decks"))
            design = design with { Decks = Decks ?? 1 };
        if (Shown.Contains("order"))
            design = design with { Order = Order };
        var names = new PartNames([.. Quotas.Select(part => new PartName(part.Was, part.Name))], "quota", Kept);
        return study with
        {
            Design = Turned(design with { Kind = Kind, Selection = Selection }, study.Design),
            ScaleDirection = ScaleDirection,
            Allocation = Allocation.Into(study),
            Quotas = [.. Quotas.Zip(names.Now, (part, name) => part.Into(study, name))],
        };
    }

    // A design that becomes another leaves behind what only the old one had; undoing brings it back.
    private static Design Turned(Design design, Design before)
    {
        if (design.Kind != before.Kind)
        {
            design = design with
            {
                Fixed = design.Kind == DesignKind.Mixed ? design.Fixed : [],
                Decks = design.Kind == DesignKind.Between ? 1 : design.Decks,
                Order = design.Kind == DesignKind.Between ? VignetteOrder.Random : design.Order,
                Selection = design is { Kind: DesignKind.Between, Selection: Selection.GivenDecks } ? Selection.Full : design.Selection,
            };
        }

        return design.Selection == before.Selection ? design : design with
        {
            Generators = design.Selection == Selection.Fraction ? design.Generators : [],
            Size = design.Selection == Selection.Efficient ? design.Size : 0,
            Vignettes = design.Selection == Selection.Given ? design.Vignettes : [],
            DeckList = design.Selection == Selection.GivenDecks ? design.DeckList : [],
            Decks = design.Selection == Selection.GivenDecks ? 1 : design.Decks,
        };
    }
}

/// <summary>A line of a list.</summary>
public sealed record LinePart
{
    public string? Text { get; init; }
}
