using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>What a page can know of the answers and of the arm when it is shown.</summary>
/// <param name="study">The study.</param>
/// <param name="page">The page's index.</param>
internal sealed class LookBack(Study study, int page)
{
    private readonly int first = study.Pages.Index().Where(one => one.Item.Vignette).Select(one => one.Index).FirstOrDefault(int.MaxValue);

    /// <summary>An item that is asked before the page; or why it cannot be looked at, and what to do.</summary>
    public (Item? Item, Said? Fault) Earlier(string name)
    {
        var asked = study.Pages.Index().SelectMany(one => one.Item.Items.Select(item => (one.Index, Page: one.Item, Item: item)))
            .Where(one => one.Item.Name == name).ToArray();
        if (asked.Length == 0)
            return (null, $"There is no item called “{name}”. {Known}");
        var (index, where, item) = asked[0];
        if (index == page)
            return (null, $"“{name}” is asked on the same page, which is sent as a whole. Ask “{name}” on an earlier page.");
        if (index > page)
            return (null, $"“{name}” is asked later, on the page “{where.Name}”. Ask it on an earlier page.");
        return IsRepeated(where) && !study.Pages[page].Vignette
            ? (null, $"“{name}” is asked at each vignette, so that there is no one answer here. Use it on a page with the vignette, or ask something like it once.")
            : (item, null);
    }

    /// <summary>A factor whose level is known on the page; or why it is not, and what to do.</summary>
    public (Factor? Factor, Said? Fault) Met(string name)
    {
        if (study.Factors.FirstOrDefault(factor => factor.Name == name) is not { } factor)
            return (null, $"There is no factor called “{name}”. The factors are: {string.Join(", ", study.Factors.Select(known => known.Name))}.");
        if (page < first)
            return (null, "Nobody has an arm before the first vignette. Move the page behind it, or let the rule look at answers.");
        return study.Design.Kind != DesignKind.Between && !study.Design.Fixed.Contains(name) && !study.Pages[page].Vignette
            ? (null, $"“{name}” varies from vignette to vignette. Use it on a page with the vignette.")
            : (factor, null);
    }

    private Said Known
    {
        get
        {
            var names = study.Pages.Take(page).Where(one => !IsRepeated(one) || study.Pages[page].Vignette)
                .SelectMany(one => one.Items).Select(item => item.Name).ToArray();
            if (names.Length == 0)
                return "Nothing is asked before this page.";
            return $"Asked before this page: {string.Join(", ", names.TakeLast(20))}.";
        }
    }

    private bool IsRepeated(Page asked) => study.Design.Kind != DesignKind.Between && asked.Vignette;
}
