using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The way through the study: its pages, what stands on each and to whom it is shown.</summary>
public sealed record PagesForm : DraftForm
{
    public List<PagePart> Pages { get; init; } = [];

    /// <inheritdoc/>
    public override void Fill(Study study) => Pages.AddRange(study.Pages.Select(page => PagePart.Of(page, Kept)));

    /// <inheritdoc/>
    /// <remarks>An item chose another page.</remarks>
    public override bool IsMoving => Moved is not null;

    private ItemPlace? Moved => Pages.SelectMany(page => page.Items.Where(item => !string.IsNullOrEmpty(item.On) && item.On != page.Was)).FirstOrDefault();

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var befores = PartNames.Before(study.Pages, page => page.Name, Pages.Select(part => (part.Was, part.Name)));
        var names = new PartNames([.. Pages.Zip(befores, (part, before) => PartName.Of(study, part.Was, part.Name, part.Title, before?.Title))], "page", Kept);
        var placed = Placed([.. study.Items]);
        var pages = new List<Page>();
        foreach (var (p, part) in Pages.Index())
        {
            var before = befores[p];
            pages.Add(new()
            {
                Name = names.Known[p],
                Title = WordsForm.Words(part.Title, before?.Title),
                Lead = WordsForm.WordsOrNone(part.Lead, before?.Lead),
                Vignette = part.Vignette,
                Order = part.IsRandom ? PageOrder.Random : PageOrder.Fixed,
                ShowIf = RulePart.Into(part, before?.ShowIf),
                Items = [.. placed.Where(item => item.To == part).OrderBy(item => item.From != item.To).Select(item => item.Item)],
            });
        }

        study = names.Apply(study with { Pages = pages }, Renames.Page);
        GoOn ??= IdOf(study, Moved?.Name);
        return study;
    }

    // Each item where the form has it; one that is moved stands last on its new page.
    private List<(PagePart From, PagePart To, Item Item)> Placed(List<Item> left)
    {
        var placed = new List<(PagePart, PagePart, Item)>();
        foreach (var (page, part) in Pages.SelectMany(page => page.Items.Select(item => (page, item))))
        {
            if (left.Find(item => item.Name == part.Name) is not { } item)
                continue;
            left.Remove(item);
            placed.Add((page, Pages.Find(other => other.Was == part.On && !string.IsNullOrEmpty(part.On)) ?? page, item));
        }

        return placed;
    }

    /// <summary>One page.</summary>
    public sealed class PagePart : IRuled
    {
        /// <summary>The name it had when the form was filled.</summary>
        public string? Was { get; init; }

        public string? Name { get; init; }
        public Dictionary<string, string?> Title { get; init; } = [];
        public Dictionary<string, string?> Lead { get; init; } = [];

        /// <summary>Whether the vignette stands above the items.</summary>
        public bool Vignette { get; init; }

        /// <summary>Whether the order of the items is drawn.</summary>
        public bool IsRandom { get; init; }

        public string? Join { get; set; }
        public List<RulePart> Rules { get; init; } = [];
        public bool DropRule { get; init; }
        public List<ItemPlace> Items { get; init; } = [];

        internal static PagePart Of(Page page, IReadOnlySet<string> kept)
        {
            var part = new PagePart
            {
                Was = page.Name,
                Name = PartNames.Shown(page.Name, page.Title, "page", kept),
                Title = WordsForm.Fields(page.Title),
                Lead = WordsForm.Fields(page.Lead),
                Vignette = page.Vignette,
                IsRandom = page.Order == PageOrder.Random,
                Items = [.. page.Items.Select(item => new ItemPlace { Name = item.Name, On = page.Name })],
            };
            RulePart.Fill(part, page.ShowIf);
            return part;
        }
    }

    /// <summary>Where an item stands.</summary>
    public sealed record ItemPlace
    {
        public string? Name { get; init; }

        /// <summary>The page that it goes to, by the name it had.</summary>
        public string? On { get; init; }
    }
}
