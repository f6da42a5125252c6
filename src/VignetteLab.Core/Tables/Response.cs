using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>All that is known of one respondent.</summary>
/// <param name="Respondent">The respondent's random name.</param>
/// <param name="Version">The number of the version they answer.</param>
/// <param name="Study">That version.</param>
/// <param name="Mode">Live, pilot or simulated.</param>
/// <param name="StartedUtc">When they started.</param>
/// <param name="FinishedUtc">When they passed the last page.</param>
/// <param name="Place">Their line of the ledger; <c>null</c> before allocation.</param>
/// <param name="Saved">What they saved, in sequence.</param>
public sealed record Response(
    string Respondent,
    int Version,
    FrozenStudy Study,
    Mode Mode,
    DateTime StartedUtc,
    DateTime? FinishedUtc,
    Place? Place,
    IReadOnlyList<SavedPage> Saved)
{
    private readonly Journey journey = new(Study, Saved, Place is not null);

    /// <summary>Every answer that counts.</summary>
    public IReadOnlyDictionary<string, Answer> Answers { get; } = new Journey(Study, Saved, Place is not null).Answers;

    /// <summary>Whether they agreed to take part; without it nothing of theirs is data.</summary>
    public bool Consented => Answers.ContainsKey(FrozenStudy.Consent) && journey.Due != Journey.Declined;

    /// <summary>How far they came: <c>completed</c>, <c>partial</c> (allocated) or <c>not_allocated</c>.</summary>
    public string Status => FinishedUtc is not null ? "completed" : Place is not null ? "partial" : "not_allocated";

    /// <summary>The language that they last used.</summary>
    public string Language => Saved.Count > 0 ? Saved[^1].Language : Study.Study.Languages[0];

    /// <summary>The language in which they last saw the vignette; <c>null</c> when they have not saved a page with it.</summary>
    public string? VignetteLanguage => Saved.LastOrDefault(save => save.Shown is not null)?.Language;

    /// <summary>Their arm; <c>null</c> before allocation.</summary>
    public Vignettes.Arm? Arm { get; } = Place is null ? null : Study.Arm(Place.Arm);

    /// <summary>Why an item has no value; <c>null</c> when it has one.</summary>
    public MissingReason? WhyMissing(Page page, Item item)
    {
        if (Answers.TryGetValue(item.Name, out var answer))
            return answer.Declines ? (MissingReason)(int)answer.Number!.Value : null;
        if (journey.Last(page.Name) is null)
            return MissingReason.NotReached;
        return item is not TextItem && journey.WasPrompted(page.Name)
            ? MissingReason.SkippedAfterPrompt
            : MissingReason.NoAnswer;
    }

    /// <summary>The number or code of an item; <c>null</c> when it is missing or words.</summary>
    public long? Number(string item) =>
        Answers.TryGetValue(item, out var answer) && !answer.Declines ? answer.Number : null;

    /// <summary>The words of an item; <c>null</c> when there are none.</summary>
    public string? Text(string item) => Answers.TryGetValue(item, out var answer) ? answer.Text : null;
}
