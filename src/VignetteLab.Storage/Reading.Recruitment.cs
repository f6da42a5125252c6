using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Lines of the ledger that are alike, and how far their respondents are.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="Stratum">The stratum's name.</param>
/// <param name="Quotas">The quotas in which they count, a soft one that was full with an exclamation mark.</param>
/// <param name="Candidates">The arms that they were drawn among; empty for all.</param>
/// <param name="Drawn">Whether they were drawn; not so where they share the place of the first of their cluster.</param>
/// <param name="Allocated">How many there are.</param>
/// <param name="Finished">How many of them finished.</param>
/// <param name="UnderWay">How many have not finished and were allocated a short while ago.</param>
/// <param name="NotCounted">How many the researchers do not count.</param>
/// <param name="Filled">How many fill a target or a quota: counted, and finished or under way.</param>
public sealed record LedgerLines(
    string Arm, string Stratum, IReadOnlyList<string> Quotas, IReadOnlyList<string> Candidates, bool Drawn,
    int Allocated, int Finished, int UnderWay, int NotCounted, int Filled);

/// <summary>A researcher said whether a response counts.</summary>
/// <param name="Respondent">The respondent's random name.</param>
/// <param name="Mark">What was said.</param>
public sealed record MarkedResponse(string Respondent, ResponseMark Mark);

/// <summary>How a study fills up, and what its researchers did about it.</summary>
public sealed partial class Snapshot
{
    /// <summary>The ledger, counted.</summary>
    /// <param name="version">The version whose plan says for how long one is under way.</param>
    /// <param name="nowUtc">What time it is for the respondents of this mode.</param>
    public async Task<IReadOnlyList<LedgerLines>> CountLinesAsync(FrozenStudy version, DateTime nowUtc, CancellationToken stop)
    {
        var since = nowUtc - version.Allocation.UnderWay;
        var lines = await (
            from place in db.Places
            join one in db.Respondents on place.RespondentId equals one.Id
            where place.StudyId == Study.Id && place.Mode == Mode
            group new { one.FinishedUtc, one.NotCounted, place.AllocatedUtc }
                by new { place.Arm, place.Stratum, place.Quotas, place.Candidates, Drawn = place.Seat <= 1 } into alike
            select new
            {
                alike.Key,
                Allocated = alike.Count(),
                Finished = alike.Count(one => one.FinishedUtc != null),
                UnderWay = alike.Count(one => one.FinishedUtc == null && one.AllocatedUtc > since),
                NotCounted = alike.Count(one => one.NotCounted != null),
                Filled = alike.Count(one => one.NotCounted == null && (one.FinishedUtc != null || one.AllocatedUtc > since)),
            }).ToListAsync(stop);
        return
        [
            .. lines.Select(line => new LedgerLines(
                line.Key.Arm, line.Key.Stratum, PlaceText.Names(line.Key.Quotas), PlaceText.Names(line.Key.Candidates),
                line.Key.Drawn, line.Allocated, line.Finished, line.UnderWay, line.NotCounted, line.Filled)),
        ];
    }

    private async Task<IReadOnlyDictionary<string, int>> TurnedAwayAsync(CancellationToken stop) => new SortedDictionary<string, int>(
        await db.Respondents.Where(one => one.StudyId == Study.Id && one.Mode == Mode && one.TurnedAway != null)
            .GroupBy(one => one.TurnedAway!).ToDictionaryAsync(why => why.Key, why => why.Count(), stop), StringComparer.Ordinal);

    // An answer says it, not a column: of those who ended before the vignette, each is looked at as their journey is.
    private async Task<int> ScreenedOutAsync(CancellationToken stop)
    {
        var before = db.Respondents.Where(one => one.StudyId == Study.Id && one.Mode == Mode && one.TurnedAway == null &&
            !db.Places.Any(place => place.RespondentId == one.Id));
        var screening = new Dictionary<int, bool>();
        foreach (var id in await before.Select(one => one.VersionId).Distinct().ToListAsync(stop))
            screening[id] = (await versions.GetAsync(id)).Study.Study.Items.OfType<ChoiceItem>().Any(item => item.Options.Any(option => option.ScreenOut));
        int[] asking = [.. screening.Where(version => version.Value).Select(version => version.Key)];
        if (asking.Length == 0)
            return 0;

        var count = 0;
        for (long after = 0; ;)
        {
            var some = await before.AsNoTracking().Where(one => one.Id > after && asking.Contains(one.VersionId))
                .OrderBy(one => one.Id).Take(chunk).ToListAsync(stop);
            if (some.Count == 0)
                return count;
            var ids = some.Select(one => one.Id).ToArray();
            await foreach (var response in ResponsesAsync(
                some, db.Places.Where(place => ids.Contains(place.RespondentId)),
                db.Submissions.Where(saved => ids.Contains(saved.RespondentId)), null, stop))
            {
                count += response.Journey.IsScreenedOut ? 1 : 0;
            }

            after = some[^1].Id;
        }
    }

    /// <summary>Every closing and reopening of an arm, in the order they were made; the last one of an arm holds.</summary>
    public async Task<IReadOnlyList<ArmChange>> ArmChangesAsync(CancellationToken stop) => await db.ArmChanges.AsNoTracking()
        .Where(change => change.StudyId == Study.Id && change.Mode == Mode).OrderBy(change => change.Id).ToListAsync(stop);

    /// <summary>What was said of responses, the latest first.</summary>
    /// <param name="most">No more than so many.</param>
    public async Task<IReadOnlyList<MarkedResponse>> MarksAsync(int most, CancellationToken stop) => (await (
        from mark in db.ResponseMarks
        join one in db.Respondents on mark.RespondentId equals one.Id
        where one.StudyId == Study.Id && one.Mode == Mode
        orderby mark.Id descending
        select new { one.Token, mark }).AsNoTracking().Take(most).ToListAsync(stop))
        .ConvertAll(line => new MarkedResponse(line.Token, line.mark));
}
