using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <summary>Repeats the pages with a vignette for each vignette of a deck, so that each answer has a name of its own.</summary>
public static class Repetition
{
    /// <summary>The name of an item, a scale or a page at the n-th vignette, as in <c>v03_fairness</c>.</summary>
    /// <param name="position">From 1.</param>
    public static string NameAt(int position, string name) => FormattableString.Invariant($"v{position:00}_{name}");

    /// <summary>The pages as respondents meet them.</summary>
    /// <param name="pages">As the study has them; those with a vignette stand next to each other.</param>
    /// <param name="vignettes">How many vignettes a respondent sees; 0 in a between design, where nothing is repeated.</param>
    internal static IReadOnlyList<Page> Of(IReadOnlyList<Page> pages, int vignettes)
    {
        if (vignettes == 0)
            return [.. pages.Select(page => page.Vignette ? page with { Position = 1 } : page)];
        var first = pages.Index().First(page => page.Item.Vignette).Index;
        return
        [
            .. pages.Take(first),
            .. Enumerable.Range(1, vignettes).SelectMany(position =>
                pages.Where(page => page.Vignette).Select(page => At(page, position))),
            .. pages.Skip(first).Where(page => !page.Vignette),
        ];
    }

    /// <summary>The scales as they are scored: one of vignette pages once for each vignette.</summary>
    internal static IReadOnlyList<Scale> Of(IReadOnlyList<Scale> scales, IReadOnlyList<Page> pages, int vignettes)
    {
        var repeated = pages.Where(page => page.Vignette).SelectMany(page => page.Items).Select(item => item.Name).ToHashSet();
        return vignettes == 0 ? scales :
        [
            .. scales.SelectMany(scale => scale.Items.All(repeated.Contains)
                ? Enumerable.Range(1, vignettes).Select(position => scale with
                {
                    Name = NameAt(position, scale.Name),
                    Items = [.. scale.Items.Select(item => NameAt(position, item))],
                })
                : [scale]),
        ];
    }

    private static Page At(Page page, int position) => page with
    {
        Name = NameAt(position, page.Name),
        Repeats = page.Name,
        Position = position,
        Items = [.. page.Items.Select(item => (Item)(item with { Name = NameAt(position, item.Name), Asked = item.Name }))],
    };
}
