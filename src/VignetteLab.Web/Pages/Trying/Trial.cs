using System.Buffers.Binary;
using System.Security.Cryptography;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Trying;

/// <summary>Somebody's way through a draft that they try: the rules are those of a respondent's way, the memory is the form's.</summary>
public sealed class Trial(TriedDraft draft, TryTicket ticket, DateTime nowUtc)
{
    private readonly FrozenStudy study = draft.Version.Study;

    /// <summary>The languages' one that the ticket asks for.</summary>
    public string Language => study.Study.Languages[Math.Min(ticket.Language, study.Study.Languages.Count - 1)];

    /// <summary>Nobody has started yet.</summary>
    public TriedState Start => new(false, false, Language, "", []);

    /// <summary>Where somebody stands.</summary>
    public Standing Standing(TriedState state)
    {
        var standing = new Standing(
            0, "", Mode.Simulated, state.Language, draft.Version, StudyStatus.Draft, null, TimeSpan.Zero, nowUtc, null, null,
            state.HasPlace ? Place() : null, state.SavedOf(study, nowUtc));
        return standing.Journey.IsFinished ? standing with { FinishedUtc = nowUtc } : standing;
    }

    /// <summary>What becomes of a page that is sent: as if it were saved, and on the way to the vignette with the place of the ticket.</summary>
    public (TriedState State, SaveOutcome Outcome) Send(TriedState state, SentPage sent)
    {
        var (saved, outcome) = Answering.Weigh(Standing(state), sent);
        if (saved is null)
            return (state, outcome);
        state = state with
        {
            HasPlace = state.HasPlace || outcome.Standing!.Journey.NeedsPlace,
            Language = sent.Language,
            Saved = [.. state.Saved, TriedPage.Of(saved)],
        };
        return (state, Answering.OutcomeOf(saved, Standing(state)));
    }

    /// <summary>
    /// To a page, past those before it that were not gone through: nothing is answered there but what has to be, by the first answer
    /// that does not end the survey.
    /// </summary>
    /// <returns>Where one comes: the page, or the one before it where what was answered does not lead there.</returns>
    public TriedState Jump(TriedState state, string page)
    {
        state = state with { IsStarted = true };
        if (Standing(state).Journey.HasEnded)
            state = state with { Saved = [] };
        for (var last = -1; ;)
        {
            var journey = Standing(state).Journey;
            var due = study.IndexOf(journey.Due);
            if (due < 0 || due <= last || page != Journey.Receipt && study.IndexOf(page) <= due)
                return state with { Page = journey.Show(page) };
            last = due;
            var passed = study.Pages[due];
            var kept = journey.Last(passed.Name)?.Answers;
            var answers = passed.Items.Where(item => item.Required || kept?.ContainsKey(item.Name) == true)
                .ToDictionary(item => item.Name, item => kept?.TryGetValue(item.Name, out var given) == true ? given.Posted : Any(item));
            state = state with { Saved = [.. state.Saved, new(passed.Name, Op.Continue, state.Language, state.Language, false, answers)] };
            state = state with { HasPlace = state.HasPlace || Standing(state).Journey.NeedsPlace };
        }
    }

    private static string Any(Item item) => item switch
    {
        ChoiceItem choice => $"{choice.Options.OrderBy(option => option.ScreenOut).First().Code}",
        RatingItem rating => $"{rating.First}",
        NumberItem number => $"{number.Min}",
        _ => "…",
    };

    private Place Place()
    {
        var arm = study.Arms[Math.Clamp(ticket.Arm, 0, study.Arms.Count - 1)];
        var nonce = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(nonce, ticket.Nonce);
        var sequence = ticket.IsDrawn
            ? study.Sequence(new(SHA256.HashData(nonce)), Mode.Simulated, arm.Name, "all", 1, null)
            : new([.. arm.Vignettes.Select(vignette => vignette.Name)], new Dictionary<string, IReadOnlyList<string>>(), false);
        if (ticket.First >= 0 && ticket.First < arm.Vignettes.Count)
        {
            var first = arm.Vignettes[ticket.First].Name;
            sequence = sequence with { Vignettes = [first, .. sequence.Vignettes.Where(name => name != first)] };
        }

        return new(
            Mode.Simulated, 0, "all", new(1, 0, 1), arm.Name, 1, [], AllocationState.None, null,
            sequence with { IsReversed = ticket.IsReversed }, [], "", nowUtc);
    }
}
