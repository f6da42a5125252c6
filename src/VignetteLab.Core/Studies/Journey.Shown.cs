using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <remarks>What the rules of the study show.</remarks>
public sealed partial class Journey
{
    /// <summary>Whether an item of a page is shown to the respondent, by what they have answered.</summary>
    public bool Shows(Page page, Item item) => flow.Shows(page, item) == true;

    /// <summary>The items of a page that are shown to the respondent, in the order of the study.</summary>
    public IReadOnlyList<Item> Shown(Page page) =>
        study.HasRules(page) ? [.. page.Items.Where(item => Shows(page, item))] : page.Items;

    /// <summary>Whether a page was passed, or passed over since nothing on it is shown.</summary>
    public bool IsBehind(Page page) => IndexOf(page.Name) < due;

    /// <summary>Whether an item that is shown now stood on the page when the respondent saved it.</summary>
    public bool WasShown(Page page, Item item) => last[IndexOf(page.Name)] is not null &&
        (!study.HasRules(page) || saved.Any(save => save.Page == page.Name && Earlier(save.Revision).Shows(page, item) == true));

    /// <summary>The items of a page that stand on it now, or did when a showing of it was made.</summary>
    /// <param name="page">The page.</param>
    /// <param name="revision">The respondent's last sequence when it was shown.</param>
    public IReadOnlyList<Item> ShownSince(Page page, int revision)
    {
        if (!study.HasRules(page))
            return page.Items;
        var then = Earlier(revision);
        return [.. page.Items.Where(item => Shows(page, item) || then.Shows(page, item) == true)];
    }

    /// <summary>What was answered to an item, in words of a language; <c>null</c> where nothing was, or it was declined.</summary>
    /// <param name="page">The page on which it is to be said.</param>
    /// <param name="item">The item, as the study names it.</param>
    /// <param name="language">One of the study's.</param>
    public string? Said(Page page, string item, string language)
    {
        if (study.Asked(page, item) is not var (asked, known) || flow.Given(asked, known).Answer is not { Declines: false } answer)
            return null;
        return known.Column.Values.FirstOrDefault(value => value.Code == answer.Number)?.Label.In(language) ?? answer.Posted;
    }

    /// <summary>Words of a page with the answers in them.</summary>
    public string Worded(Page page, LocalText words, string language) =>
        Piping.Fill(words.In(language), item => Said(page, item, language));

    /// <summary>An item of a page with the answers in its words; the item itself where none stand in them.</summary>
    public Item Worded(Page page, Item item, string language)
    {
        if (!Piping.IsIn(item.Prompt) && !Piping.IsIn(item.Hint))
            return item;
        return item with { Prompt = In(item.Prompt), Hint = item.Hint is { } hint ? In(hint) : null };

        LocalText In(LocalText words) => new(new Dictionary<string, string> { [language] = Worded(page, words, language) });
    }

    /// <summary>
    /// A page's number among those that are shown, from 1, and the number of the last one: a page that may still be shown counts.
    /// </summary>
    public (int Number, int Last) Progress(Page page)
    {
        var number = Enumerable.Range(1, IndexOf(page.Name)).Count(IsShown);
        var unsent = Unsent(page);
        return (number, number + study.Pages.Skip(IndexOf(page.Name) + 1).Count(later => unsent.Shows(later) != false));
    }

    // What an answer takes away on the way back leads nobody on: to the vignette and to the end one goes by going on.
    private bool IsLeap => saved.Count > 0 && !WentOn(saved[^1]) &&
        (due == study.Pages.Count || place is null && due == study.FirstVignette);

    private bool IsShown(int page) => flow.Shows(study.Pages[page]) == true;

    private int Following(int page) =>
        Enumerable.Range(page + 1, Math.Max(0, due - page - 1)).FirstOrDefault(IsShown, due);

    private int PassedBefore(int page) => Enumerable.Range(1, page).Select(back => page - back).First(IsShown);

    // What was shown when no more than so much was saved.
    private Flow Earlier(int sequence) => new(study, place, page =>
        saved.LastOrDefault(save => save.Sequence <= sequence && save.Page == study.Pages[page].Name));

    // What is saved of a page that is being shown may change.
    private Flow Unsent(Page page) => new(study, place, index => index < IndexOf(page.Name) ? last[index] : null);
}
