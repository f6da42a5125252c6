using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Items;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A researcher said whether a response counts.</summary>
/// <param name="Respondent">The respondent's random name.</param>
/// <param name="Mark">What was said.</param>
public sealed record MarkedResponse(string Respondent, ResponseMark Mark);

/// <summary>Whom a study turned away, and what its researchers did about who comes and counts.</summary>
public sealed partial class Snapshot
{
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
