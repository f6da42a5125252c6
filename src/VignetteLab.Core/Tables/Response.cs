using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

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
/// <param name="turnedAway">
/// What kept them from being allocated: a full quota, the target, or <c>closed</c> when the study had closed; <c>null</c> when
/// nothing did.
/// </param>
/// <param name="notCounted">Why a researcher does not count them; <c>null</c> when they count.</param>
/// <param name="startedIn">The language they started in; the study's first where <c>null</c>.</param>
public sealed class Response(
    string respondent,
    int version,
    FrozenStudy study,
    Mode mode,
    DateTime startedUtc,
    DateTime? finishedUtc,
    Place? place,
    IReadOnlyList<SavedPage> saved,
    string? turnedAway = null,
    string? notCounted = null,
    string? startedIn = null)
{
    /// <summary>What keeps one from being allocated who comes after the close.</summary>
    public const string Closed = "closed";

    private readonly Journey journey = new(study, saved, place, turnedAway is not null);
    private IReadOnlyDictionary<string, Answer>? answers;

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

    /// <summary>Every answer that counts: what the study's rules do not show is none.</summary>
    public IReadOnlyDictionary<string, Answer> Answers => answers ??= journey.Answers;

    /// <summary>Where they stand.</summary>
    public Journey Journey => journey;

    /// <summary>Whether they agreed to take part; without it nothing of theirs is data.</summary>
    public bool Consented => Answers.ContainsKey(FrozenStudy.Consent) && journey.Due != Journey.Declined;

    /// <summary>Why a researcher does not count them; <c>null</c> when they count.</summary>
    public string? NotCounted => notCounted;

    /// <summary>What kept them from being allocated, as <see cref="Closed"/> or the name of a quota; <c>null</c> when nothing did.</summary>
    public string? TurnedAway => turnedAway;

    /// <summary>
    /// How far they came: <c>completed</c>, <c>partial</c> (allocated), <c>screened_out</c>, <c>quota_full</c>,
    /// <c>study_closed</c> or <c>not_allocated</c>.
    /// </summary>
    public string Status =>
        FinishedUtc is not null ? "completed"
        : Place is not null ? "partial"
        : journey.IsScreenedOut ? "screened_out"
        : turnedAway == Closed ? "study_closed"
        : turnedAway is not null ? "quota_full"
        : "not_allocated";

    /// <summary>The language that they last used; before they saved anything, the one they started in.</summary>
    public string Language => Saved.Count > 0 ? Saved[^1].Language : startedIn ?? Study.Study.Languages[0];

    /// <summary>Their arm; <c>null</c> before allocation.</summary>
    public Arm? Arm { get; } = place is null ? null : study.Arm(place.Arm);

    /// <summary>The vignette that they saw in a place of their sequence; <c>null</c> before allocation.</summary>
    /// <param name="position">From 1.</param>
    public Vignette? VignetteAt(int position) =>
        place is not null && position > 0 ? study.Vignette(place.Sequence.Vignettes[position - 1]) : null;

    /// <summary>The language in which they last saved a page with a vignette; <c>null</c> when they have not.</summary>
    /// <param name="position">The vignette's place in their sequence, from 1.</param>
    public string? LanguageAt(int position) =>
        Saved.LastOrDefault(save => save.Shown is not null && study.Page(save.Page)?.Position == position)?.Language;

    /// <summary>Why an item has no value; <c>null</c> when it has one.</summary>
    /// <remarks>Who was screened out or turned away did not leave: the study did not ask.</remarks>
    public MissingReason? WhyMissing(Page page, Item item)
    {
        if (Answers.TryGetValue(item.Name, out var answer))
            return answer.Declines ? (MissingReason)(int)answer.Number!.Value : null;
        if (journey.Last(page.Name) is not { } last)
            return EndedBefore(page, item) ? MissingReason.NotShown : MissingReason.NotReached;
        if (!journey.Shows(page, item))
            return MissingReason.NotShown;
        if (!journey.WasShown(page, item))
            return MissingReason.NotReached;

        // One who left when asked once more did not leave it blank again.
        return item is not TextItem && !last.Stays && journey.WasPrompted(page, item)
            ? MissingReason.SkippedAfterPrompt
            : MissingReason.NoAnswer;
    }

    private bool EndedBefore(Page page, Item item) =>
        journey.IsScreenedOut || turnedAway is not null || (!journey.Shows(page, item) && journey.IsBehind(page));

    /// <summary>The number or code of an item; <c>null</c> when it is missing or words.</summary>
    public long? Number(string item) =>
        Answers.TryGetValue(item, out var answer) && !answer.Declines ? answer.Number : null;

    /// <summary>The words of an item; <c>null</c> when there are none.</summary>
    public string? Text(string item) => Answers.TryGetValue(item, out var answer) ? answer.Text : null;
}
