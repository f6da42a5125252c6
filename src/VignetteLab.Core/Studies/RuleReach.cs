using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <summary>How far the rules of a study reach: what hangs on what.</summary>
internal sealed class RuleReach(FrozenStudy study)
{
    /// <summary>The items that are shown or not for the arm, directly or by an item that is.</summary>
    public IReadOnlySet<string> OnArm
    {
        get
        {
            // Rules look back only, so that one walk through the pages finds all.
            var found = new HashSet<string>();
            foreach (var page in study.Pages.Where(study.HasRules))
            {
                foreach (var item in page.Items)
                {
                    if (Leaves(page, item).Any(leaf => leaf.Factor is not null || Named(page, leaf) is { } name && found.Contains(name)))
                        found.Add(item.Name);
                }
            }

            return found;
        }
    }

    /// <summary>These items, and all that decide whether they are shown.</summary>
    public IReadOnlySet<string> Behind(IEnumerable<string> items)
    {
        var found = items.ToHashSet();
        foreach (var page in study.Pages.Where(study.HasRules).Reverse())
        {
            foreach (var item in page.Items.Where(item => found.Contains(item.Name)))
                found.UnionWith(Leaves(page, item).Select(leaf => Named(page, leaf)).OfType<string>());
        }

        return found;
    }

    private string? Named(Page page, ShowIf leaf) => leaf.Item is { } name ? study.Asked(page, name)?.Item.Name : null;

    private static IEnumerable<ShowIf> Leaves(Page page, Item item) => FrozenStudy.RuleOf(page, item)?.Leaves ?? [];
}
