using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage;

/// <summary>A page that a respondent sent.</summary>
/// <param name="Respondent">Their random name.</param>
/// <param name="Page">The page's name.</param>
/// <param name="Op">The button.</param>
/// <param name="Language">The language for the next page; the page's own unless the button changes it.</param>
/// <param name="ShownIn">The language that the page was shown in.</param>
/// <param name="Revision">The respondent's last sequence when it was shown.</param>
/// <param name="Key">The key of that showing.</param>
/// <param name="Body">A hash of all that was sent.</param>
/// <param name="Answers">What was answered, each answer within its item's codes.</param>
/// <param name="Seconds">From showing to sending; <c>null</c> when that cannot be right.</param>
/// <param name="AtUtc">When it arrived.</param>
public sealed record SentPage(
    string Respondent,
    string Page,
    Op Op,
    string Language,
    string ShownIn,
    int Revision,
    string Key,
    string Body,
    IReadOnlyDictionary<string, Answer> Answers,
    double? Seconds,
    DateTime AtUtc);

/// <summary>What became of a page that was sent.</summary>
public enum SaveResult
{
    /// <summary>It is on disk.</summary>
    Saved,

    /// <summary>It was on disk already: the same form sent twice.</summary>
    SavedBefore,

    /// <summary>Not saved: the same page was saved from a later showing with other answers. The respondent chooses.</summary>
    Conflict,

    /// <summary>Not saved: the page is not one that this respondent may save now.</summary>
    NotDue,

    /// <summary>Not saved: the study has closed.</summary>
    Closed,

    /// <summary>Not saved: there is no such respondent.</summary>
    Unknown,
}

/// <summary>What became of a page, and where the respondent stands now.</summary>
/// <param name="Result">Whether it was saved.</param>
/// <param name="Next">The page to show.</param>
/// <param name="Stays">Whether that is the same page again, for an answer that was left out.</param>
/// <param name="Standing">Where they stand; <c>null</c> for somebody unknown.</param>
public sealed record SaveOutcome(SaveResult Result, string Next, bool Stays, Standing? Standing);

/// <summary>Saves pages: each whole or not at all, each once.</summary>
public sealed class Answering(GroupCommit commit, LabDatabase database, Standings standings, Allocating allocating, Secrets secrets)
{
    private const string insert = """
        insert into "Submissions" ("RespondentId", "Sequence", "Page", "Op", "Language", "NextLanguage", "Revision",
            "Key", "Body", "Answers", "Stays", "Seconds", "Shown", "AtUtc")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13)
        """;

    private const string finish = """
        update "Respondents" set "FinishedUtc" = @p1, "WithdrawalHash" = @p2 where "Id" = @p0
        """;

    /// <summary>Saves a page and says what comes next; on the way to the first vignette the respondent is allocated.</summary>
    /// <exception cref="NotSavedException">The database cannot be written to now.</exception>
    public async Task<SaveOutcome> SaveAsync(SentPage sent)
    {
        // Fetched before the transaction: drawing it for the first time is a write of its own.
        var codes = await secrets.GetAsync(WithdrawalCode.SecretName);
        try
        {
            return await commit.RunAsync(db => SaveAsync(db, sent, codes));
        }
        catch (KeyShownException)
        {
            return new(SaveResult.Closed, Journey.Receipt, false, await standings.FindAsync(sent.Respondent));
        }
    }

    /// <summary>Likewise, in a transaction that the caller has begun.</summary>
    /// <exception cref="KeyShownException">Nobody can be allocated any more; nothing of the act may be kept.</exception>
    internal async Task<SaveOutcome> SaveAsync(LabDb db, SentPage sent, byte[] codes)
    {
        await database.LockRespondentAsync(db, sent.Respondent);
        if (await standings.FindAsync(db, sent.Respondent) is not { } standing)
            return new(SaveResult.Unknown, Journey.Receipt, false, null);

        var weighed = Weigh(standing, sent);
        if (weighed.Saved is not { } saved)
        {
            if (weighed.Outcome.Result == SaveResult.Closed && standing is { Place: null, TurnedAway: null })
                await TurningAway.WriteAsync(db, standing.Id, TurningAway.Closed);
            return weighed.Outcome;
        }

        await db.Statement(
            insert, standing.Id, saved.Sequence, saved.Page, saved.Op.ToString(), saved.Language, saved.NextLanguage,
            saved.Revision, saved.Key, saved.Body, AnswersJson.Write(saved.Answers), saved.Stays, saved.Seconds, saved.Shown,
            saved.AtUtc).ExecuteNonQueryAsync();
        var now = weighed.Outcome.Standing!;
        if (now.Journey.NeedsPlace)
            now = await allocating.AllocateAsync(db, now, now.Journey.Answers, sent.AtUtc);
        if (now.Journey.IsFinished)
            now = now with { FinishedUtc = await FinishAsync(db, now, codes, sent.AtUtc) };
        return OutcomeOf(saved, now);
    }

    /// <summary>What a page that was sent comes to, before anything is kept of it: the rules of saving, without a memory.</summary>
    /// <param name="standing">Where the respondent stands.</param>
    /// <param name="sent">What they sent.</param>
    /// <returns>What is to be saved, with where they stand then; nothing to save where the page is not taken, or was before.</returns>
    public static (SavedPage? Saved, SaveOutcome Outcome) Weigh(Standing standing, SentPage sent)
    {
        var journey = standing.Journey;
        if (Before(sent, standing) is { } again)
            return (null, new(SaveResult.SavedBefore, Next(journey, again, standing), again.Stays && !Passed(standing, again), standing));
        if (standing.FinishedUtc is not null)
            return (null, new(SaveResult.NotDue, Journey.Receipt, false, standing));
        if (!standing.MayGoOn(sent.AtUtc))
            return (null, new(SaveResult.Closed, journey.Due, false, standing));
        if (!journey.Takes(sent.Page) || standing.Version.Study.Page(sent.Page) is not { } page ||
            sent.Op == Op.Decline && standing.Place is not null)
        {
            return (null, new(SaveResult.NotDue, journey.Due, false, standing));
        }

        var answers = Kept(page, sent, journey);
        if (journey.Overwritten(sent.Page, sent.Revision, sent.Key) is { } later && !Same(later.Answers, answers))
            return (null, new(SaveResult.Conflict, sent.Page, true, standing));

        var saved = new SavedPage(
            journey.Revision + 1, sent.Page, sent.Op, sent.ShownIn, sent.Language, sent.Revision, sent.Key, sent.Body, answers,
            sent.Op == Op.Continue && journey.Stays(page, answers), sent.Seconds, Shown(standing, page, sent), sent.AtUtc);
        return (saved, OutcomeOf(saved, standing with { Saved = [.. standing.Saved, saved], Language = sent.Language }));
    }

    /// <summary>What became of a page that was saved.</summary>
    /// <param name="saved">The page.</param>
    /// <param name="now">Where the respondent stands since.</param>
    public static SaveOutcome OutcomeOf(SavedPage saved, Standing now) =>
        new(SaveResult.Saved, saved.Stays ? saved.Page : now.Journey.After(saved.Page, saved.Op), saved.Stays, now);

    // The last saving from the same showing says whether this is the same again or a correction of it.
    private static SavedPage? Before(SentPage sent, Standing standing) =>
        standing.Saved.LastOrDefault(saved => saved.Key == sent.Key) is { } last && last.Body == sent.Body ? last : null;

    private static string Next(Journey journey, SavedPage again, Standing standing) =>
        standing.FinishedUtc is not null ? Journey.Receipt
        : again.Stays && !Passed(standing, again) ? again.Page
        : journey.After(again.Page, again.Op);

    private static bool Passed(Standing standing, SavedPage again) => standing.Saved.Any(saved =>
        saved.Page == again.Page && saved.Sequence > again.Sequence && saved is { Op: Op.Continue, Stays: false });

    // An answer that is locked stays what it was, whatever a form says; what was not asked is not kept.
    private static Dictionary<string, Answer> Kept(Page page, SentPage sent, Journey journey)
    {
        var kept = new Dictionary<string, Answer>();
        foreach (var item in journey.ShownSince(page, sent.Revision))
        {
            var answers = journey.IsLocked(item.Name) ? journey.Last(page.Name)?.Answers : sent.Answers;
            if (answers is not null && answers.TryGetValue(item.Name, out var answer))
                kept[item.Name] = answer;
        }

        return kept;
    }

    private static bool Same(IReadOnlyDictionary<string, Answer> one, Dictionary<string, Answer> other) =>
        one.Count == other.Count && one.All(answer => other.TryGetValue(answer.Key, out var same) && same == answer.Value);

    private static string? Shown(Standing standing, Page page, SentPage sent) =>
        page.Vignette && standing.Place is { } place
            ? standing.Version.Study.Wording(place.Sequence.Vignettes[page.Position - 1], sent.ShownIn).Hash
            : null;

    private static async Task<DateTime> FinishAsync(LabDb db, Standing standing, byte[] codes, DateTime nowUtc)
    {
        var hash = Secrets.Hash(WithdrawalCode.Of(codes, standing.Token));
        await db.Statement(finish, standing.Id, nowUtc, hash).ExecuteNonQueryAsync();
        return nowUtc;
    }
}
