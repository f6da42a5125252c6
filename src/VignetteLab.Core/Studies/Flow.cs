using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <summary>
/// What the rules of a study show to one respondent, by what they have saved. Only answers to items that are shown count, so that
/// what hides an item hides all that hangs on it.
/// </summary>
/// <param name="study">The version that they answer.</param>
/// <param name="place">Theirs; <c>null</c> before allocation, when no rule on the arm is decided.</param>
/// <param name="last">The last saving of a page, by its index; <c>null</c> where there is none.</param>
internal sealed class Flow(FrozenStudy study, Place? place, Func<int, SavedPage?> last)
{
    private readonly Dictionary<string, bool?> pages = [];
    private readonly Dictionary<string, bool?> items = [];

    /// <summary>Whether a page is shown; <c>null</c> while that is not decided.</summary>
    public bool? Shows(Page page) =>
        !study.HasRules(page) ? true
        : pages.TryGetValue(page.Name, out var known) ? known
        : pages[page.Name] = page.Vignette ? Holds(page, page.ShowIf) : AnyOf(page.Items.Select(item => Shows(page, item)));

    /// <summary>Whether an item of a page is shown; <c>null</c> while that is not decided.</summary>
    public bool? Shows(Page page, Item item) =>
        !study.HasRules(page) ? true
        : items.TryGetValue(item.Name, out var known) ? known
        : items[item.Name] = Holds(page, FrozenStudy.RuleOf(page, item));

    /// <summary>The answer to an item that counts.</summary>
    public Given Given(Page page, Item item)
    {
        var shows = Shows(page, item);
        if (shows == false)
            return new(true);
        return last(study.IndexOf(page.Name)) is not { } save ? default
            : save.Answers.TryGetValue(item.Name, out var answer) ? new(shows == true, answer, item.NameOf(answer))
            : new(shows == true);
    }

    private bool? Holds(Page page, ShowIf? rule) => rule is null ? true : rule.Holds(
        name => study.Asked(page, name) is var (asked, item) ? Given(asked, item) : default,
        factor => place is null ? null : study.LevelAt(place, page.Position, factor));

    private static bool? AnyOf(IEnumerable<bool?> parts) => !ShowIf.And(parts.Select(part => !part));
}
