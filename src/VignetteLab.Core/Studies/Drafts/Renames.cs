using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>Gives a part of a study another name, and all that refers to it the same.</summary>
/// <remarks>
/// The study may be a draft with whatever is wrong in it: nothing here throws. Where a part is not there, or another of its kind has the new
/// name already, the study comes back as it is, since two of one name could not be told apart again. What refers to something that
/// is not there stays.
/// </remarks>
public static partial class Renames
{
    /// <summary>Renames several parts of a kind at once, so that two may have each other's names.</summary>
    /// <param name="study">The study.</param>
    /// <param name="names">The names that they have, with those that they are to have.</param>
    /// <param name="rename">Renames one of the kind.</param>
    public static Study All(Study study, IReadOnlyList<(string From, string To)> names, Func<Study, string, string, Study> rename)
    {
        var (moving, after) = (names.Where(name => name.From != name.To).ToArray(), study);

        // No name of a study is as long as these.
        foreach (var (index, name) in moving.Index())
            after = rename(after, name.From, Between(index));
        foreach (var (index, name) in moving.Index())
            after = rename(after, Between(index), name.To);
        return after;

        static string Between(int index) => FormattableString.Invariant($"renamed_{new string('z', 32)}_{index}");
    }

    private static bool CanRename(IEnumerable<string> known, string from, string to)
    {
        var names = known.ToArray();
        return from != to && to.Length > 0 && names.Count(name => name == from) == 1 && !names.Contains(to);
    }

    private static LocalText Worded(LocalText words, Func<string, string> change) =>
        new(words.Words.ToDictionary(word => word.Key, word => change(word.Value)));

    private static Study Ruled(Study study, Func<ShowIf, ShowIf> change)
    {
        ShowIf? Of(ShowIf? rule) => rule is null ? null : change(rule) with
        {
            All = [.. rule.All.Select(part => Of(part)!)],
            Any = [.. rule.Any.Select(part => Of(part)!)],
        };
        return study with
        {
            Pages = [.. study.Pages.Select(page => page with
            {
                ShowIf = Of(page.ShowIf),
                Items = [.. page.Items.Select(item => item.ShowIf is null ? item : item with { ShowIf = Of(item.ShowIf) })],
            })],
        };
    }

    private static Study Asked(Study study, Func<Item, Item> change) => study with
    {
        Pages = [.. study.Pages.Select(page => page with { Items = [.. page.Items.Select(change)] })],
    };

    private static ShowIf Compared(ShowIf rule, string from, string to, bool isShared) => rule with
    {
        Is = Listed(rule.Is, from, to, isShared),
        IsNot = Listed(rule.IsNot, from, to, isShared),
    };

    private static IReadOnlyList<string> Listed(IReadOnlyList<string> names, string from, string to, bool isShared = false) =>
        !names.Contains(from) ? names : [.. names.SelectMany(name => name != from ? [name] : isShared ? [to, from] : (string[])[to]).Distinct()];

    // What is renamed is kept where something unknown has its new name.
    private static IReadOnlyDictionary<string, T> Keyed<T>(IReadOnlyDictionary<string, T> all, Func<string, string> name)
    {
        if (all.Keys.All(key => name(key) == key))
            return all;
        var after = new OrderedDictionary<string, T>();
        foreach (var (key, value) in all)
        {
            if (name(key) != key || all.Keys.All(other => other == key || name(other) != key))
                after[name(key)] = value;
        }

        return after;
    }
}
