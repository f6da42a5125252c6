using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <summary>Where a respondent stands in a study; the one place that says which page is theirs.</summary>
public sealed partial class Journey
{
    /// <summary>The page that thanks.</summary>
    public const string Receipt = "receipt";

    /// <summary>The page of one who does not want to take part.</summary>
    public const string Declined = "declined";

    /// <summary>The page of one whom the study is not about.</summary>
    public const string ScreenedOut = "screened_out";

    /// <summary>The page of one who comes when there are enough of their kind.</summary>
    public const string Full = "full";

    private readonly FrozenStudy study;
    private readonly IReadOnlyList<SavedPage> saved;
    private readonly Place? place;
    private readonly bool turnedAway;
    private readonly SavedPage?[] last;
    private readonly Flow flow;
    private readonly int due;

    /// <summary>Looks at what was saved, once.</summary>
    /// <param name="study">The version that they answer.</param>
    /// <param name="saved">What they have saved, in sequence.</param>
    /// <param name="place">Theirs, after which what defines strata is locked; <c>null</c> before allocation.</param>
    /// <param name="turnedAway">Whether there were enough of their kind when they were to be allocated.</param>
    public Journey(FrozenStudy study, IReadOnlyList<SavedPage> saved, Place? place, bool turnedAway = false)
    {
        (this.study, this.saved, this.place, this.turnedAway) = (study, saved, place, turnedAway);
        last = new SavedPage?[study.Pages.Count];
        flow = new(study, place, page => last[page]);
        Span<bool> wentOn = stackalloc bool[study.Pages.Count];
        foreach (var save in saved)
        {
            if (IndexOf(save.Page) is not (>= 0 and var index))
                continue;
            last[index] = save;
            wentOn[index] |= WentOn(save);
        }

        while (due < last.Length && (!IsShown(due) || wentOn[due] && IsPassed(study.Pages[due], last[due]!)))
            due++;
        if (study.HasLogic && IsLeap)
            due = PassedBefore(due);
        IsScreenedOut = place is null && Enumerable.Range(0, Math.Min(due, study.FirstVignette)).Any(page => ScreensOut(study.Pages[page]));
    }

    /// <summary>
    /// The page that is due: the first not passed, <see cref="Declined"/>, <see cref="ScreenedOut"/>, <see cref="Full"/>, or
    /// <see cref="Receipt"/>.
    /// </summary>
    public string Due =>
        HasDeclined ? Declined
        : IsScreenedOut ? ScreenedOut
        : turnedAway ? Full
        : due < study.Pages.Count ? study.Pages[due].Name : Receipt;

    /// <summary>Whether it ended before the vignette: declined, screened out or turned away.</summary>
    public bool HasEnded => HasDeclined || IsScreenedOut || turnedAway;

    /// <summary>Whether an answer says that the study is not about them.</summary>
    public bool IsScreenedOut { get; }

    /// <summary>Whether every page is passed.</summary>
    public bool IsFinished => !HasEnded && due == study.Pages.Count;

    /// <summary>Whether the next page shows the vignette and the respondent has no place yet.</summary>
    public bool NeedsPlace => place is null && !HasEnded && due >= study.FirstVignette;

    /// <summary>The last sequence; 0 when nothing is saved.</summary>
    public int Revision => saved.Count == 0 ? 0 : saved[^1].Sequence;

    private bool HasDeclined => last[0] is { Op: Op.Decline };

    /// <summary>The page to show to one who asks for <paramref name="page"/>: that page where it is due or passed, else the page that is due.</summary>
    public string Show(string? page) =>
        !HasEnded && Due != Receipt && IndexOf(page) is >= 0 and var index && index <= due && IsShown(index)
            ? study.Pages[index].Name
            : page == FrozenStudy.Information && HasDeclined ? page : Due;

    /// <summary>Whether <paramref name="page"/> may be saved: it is due, or passed and the end is not reached.</summary>
    public bool Takes(string page) => Show(page) == page && IndexOf(page) >= 0;

    /// <summary>The page after <paramref name="page"/> was saved by <paramref name="op"/>.</summary>
    public string After(string page, Op op) => op switch
    {
        Op.Continue => Following(IndexOf(page)) is var next && next < study.Pages.Count ? Show(study.Pages[next].Name) : Due,
        Op.Back => Before(page) ?? page,
        Op.Decline => Due,
        _ => Show(page),
    };

    /// <summary>The page before <paramref name="page"/>; <c>null</c> at the first.</summary>
    public string? Before(string page) =>
        page == Declined ? FrozenStudy.Information : IndexOf(page) > 0 ? study.Pages[PassedBefore(IndexOf(page))].Name : null;

    /// <summary>The last saving of a page; <c>null</c> when there is none.</summary>
    public SavedPage? Last(string page) => IndexOf(page) is >= 0 and var index ? last[index] : null;

    /// <summary>Every answer that counts: those of each page's last saving to what is shown.</summary>
    public IReadOnlyDictionary<string, Answer> Answers
    {
        get
        {
            var answers = new Dictionary<string, Answer>();
            foreach (var (index, page) in study.Pages.Index())
            {
                if (last[index] is not { } save)
                    continue;
                foreach (var (name, answer) in save.Answers)
                {
                    if (!study.HasRules(page) || Shows(page, study.Item(name)))
                        answers[name] = answer;
                }
            }

            return answers;
        }
    }

    /// <summary>Whether the answer to an item can no longer be changed.</summary>
    public bool IsLocked(string item) => place is not null && study.Locked.Contains(item);

    /// <summary>The items of a page that have no answer and ask for one, in the order of the study.</summary>
    public IReadOnlyList<Item> Missing(Page page, IReadOnlyDictionary<string, Answer> answers) =>
        [.. Shown(page).Where(item => item is not TextItem && !answers.ContainsKey(item.Name) && !IsLocked(item.Name))];

    /// <summary>
    /// Whether a page is shown again for want of answers: always while a required one is missing, once for others.
    /// </summary>
    public bool Stays(Page page, IReadOnlyDictionary<string, Answer> answers)
    {
        var missing = Missing(page, answers);
        return missing.Any(item => item.Required || !WasPrompted(page, item));
    }

    /// <summary>Whether the respondent was already asked once for what they left out on a page, an item among it.</summary>
    public bool WasPrompted(Page page, Item item) => saved.Any(save =>
        save.Page == page.Name && save.Stays && (!study.HasRules(page) || Earlier(save.Sequence - 1).Shows(page, item) == true));

    /// <summary>
    /// The later saving that a page sent from an older showing would overwrite; <c>null</c> when there is none. A second
    /// sending from the same showing corrects the first and overwrites nobody.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="revision">The respondent's last sequence when it was shown.</param>
    /// <param name="key">The key of that showing.</param>
    public SavedPage? Overwritten(string page, int revision, string key) =>
        Last(page) is { } last && last.Sequence > revision && last.Key != key ? last : null;

    // Only what was gone on from: one who has just ticked it and changes the language can still think again.
    private bool ScreensOut(Page page) => page.Items.OfType<ChoiceItem>().Any(item => Shows(page, item) &&
        last[IndexOf(page.Name)]!.Answers.TryGetValue(item.Name, out var answer) &&
        item.Options.Any(option => option.ScreenOut && option.Code == answer.Number));

    // What was hidden when the page was passed, and is shown since an answer before it was changed, is still to be asked.
    private bool IsPassed(Page page, SavedPage save)
    {
        foreach (var item in page.Items)
        {
            if (item.Required && !save.Answers.ContainsKey(item.Name) && Shows(page, item))
                return false;
        }

        if (!study.HasRules(page))
            return true;
        var passings = saved.Where(passing => passing.Page == page.Name && WentOn(passing))
            .Select(passing => Earlier(passing.Revision)).ToArray();
        return Shown(page).All(item => passings.Any(then => then.Shows(page, item) == true));
    }

    private static bool WentOn(SavedPage save) => save is { Op: Op.Continue, Stays: false };

    private int IndexOf(string? page) => page is null ? -1 : study.IndexOf(page);
}
