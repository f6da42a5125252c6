using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>All that is known of one respondent.</summary>
/// <param name="respondent">The respondent's random name.</param>
/// <param name="version">The number of the version they answer.</param>
/// <param name="study">That version.</param>
/// <param name="mode">Live, pilot or simulated.</param>
/// <param name="startedUtc">When they started.</param>
/// <param name="finishedUtc">When they passed the last page.</param>
/// <param name="place">Their line of the ledger; <c>null</c> before allocation.</param>
/// <param name="saved">What they saved, in sequence.</param>
public sealed class Response(
    string respondent,
    int version,
    FrozenStudy study,
    Mode mode,
    DateTime startedUtc,
    DateTime? finishedUtc,
    Place? place,
    IReadOnlyList<SavedPage> saved)
{
    private readonly Journey journey = new(study, saved, place is not null);
    private readonly IReadOnlyDictionary<string, Answer> answers = new Journey(study, saved, place is not null).Answers;

    /// <summary>The respondent's random name.</summary>
    public string Respondent => respondent;

    /// <summary>The number of the version they answer.</summary>
    public int Version => version;

    /// <summary>That version.</summary>
    public FrozenStudy Study => study;

    /// <summary>Live, pilot or simulated.</summary>
    public Mode Mode => mode;

    /// <summary>When they started.</summary>
    public DateTime StartedUtc => startedUtc;

    /// <summary>When they passed the last page.</summary>
    public DateTime? FinishedUtc => finishedUtc;

    /// <summary>Their line of the ledger; <c>null</c> before allocation.</summary>
    public Place? Place => place;

    /// <summary>What they saved, in sequence.</summary>
    public IReadOnlyList<SavedPage> Saved => saved;

    /// <summary>Every answer that counts.</summary>
    public IReadOnlyDictionary<string, Answer> Answers => answers;

    /// <summary>Where they stand.</summary>
    public Journey Journey => journey;

    /// <summary>Whether they agreed to take part; without it nothing of theirs is data.</summary>
    public bool Consented => answers.ContainsKey(FrozenStudy.Consent) && journey.Due != Journey.Declined;

    /// <summary>How far they came: <c>completed</c>, <c>partial</c> (allocated) or <c>not_allocated</c>.</summary>
    public string Status => FinishedUtc is not null ? "completed" : Place is not null ? "partial" : "not_allocated";

    /// <summary>The language that they last used.</summary>
    public string Language => Saved.Count > 0 ? Saved[^1].Language : Study.Study.Languages[0];

    /// <summary>The language in which they last saw the vignette; <c>null</c> when they have not saved a page with it.</summary>
    public string? VignetteLanguage => Saved.LastOrDefault(save => save.Shown is not null)?.Language;

    /// <summary>Their arm; <c>null</c> before allocation.</summary>
    public Vignettes.Arm? Arm { get; } = place is null ? null : study.Arm(place.Arm);

    /// <summary>Why an item has no value; <c>null</c> when it has one.</summary>
    public MissingReason? WhyMissing(Page page, Item item)
    {
        if (Answers.TryGetValue(item.Name, out var answer))
            return answer.Declines ? (MissingReason)(int)answer.Number!.Value : null;
        if (journey.Last(page.Name) is not { } last)
            return MissingReason.NotReached;

        // One who left when asked once more did not leave it blank again.
        return item is not TextItem && !last.Stays && journey.WasPrompted(page.Name)
            ? MissingReason.SkippedAfterPrompt
            : MissingReason.NoAnswer;
    }

    /// <summary>The number or code of an item; <c>null</c> when it is missing or words.</summary>
    public long? Number(string item) =>
        Answers.TryGetValue(item, out var answer) && !answer.Declines ? answer.Number : null;

    /// <summary>The words of an item; <c>null</c> when there are none.</summary>
    public string? Text(string item) => Answers.TryGetValue(item, out var answer) ? answer.Text : null;
}
