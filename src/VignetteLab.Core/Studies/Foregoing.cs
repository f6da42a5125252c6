using VignetteLab.Core.Items;
using VignetteLab.Core.Studies.Rules;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies;

/// <summary>What is known when a page is shown: what its rules can look at, and which answers can stand in its words.</summary>
public static class Foregoing
{
    /// <summary>The items that were answered before a page, in the order asked.</summary>
    /// <param name="study">The study, whole or not.</param>
    /// <param name="page">The page's index.</param>
    public static IReadOnlyList<Item> Items(Study study, int page)
    {
        var known = new LookBack(study, page);
        return [.. study.Pages.Take(page).SelectMany(before => before.Items).DistinctBy(item => item.Name).Where(item => known.Earlier(item.Name).Item is not null)];
    }

    /// <summary>The factors whose level a rule of a page can look at.</summary>
    /// <param name="study">The study, whole or not.</param>
    /// <param name="page">The page's index.</param>
    public static IReadOnlyList<Factor> Factors(Study study, int page)
    {
        var known = new LookBack(study, page);
        return [.. study.Factors.DistinctBy(factor => factor.Name).Where(factor => known.Met(factor.Name).Factor is not null)];
    }

    /// <summary>Those of the items whose answers can stand in words: all but long texts.</summary>
    public static IEnumerable<Item> Piped(Study study, int page) =>
        Items(study, page).Where(item => item is not TextItem { MaxLength: > Piping.MaxLength });
}
