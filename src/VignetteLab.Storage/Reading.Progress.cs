using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Items;

namespace VignetteLab.Storage;

/// <summary>How many are how far, in one mode of a study.</summary>
/// <param name="Started">Pressed Start.</param>
/// <param name="Arms">Arm to how many were allocated and how many of them finished; arms nobody has are not in it.</param>
/// <param name="LastUtc">When anything was last saved; <c>null</c> when nothing was.</param>
/// <param name="TurnedAway">What was full, see <see cref="TurningAway"/>, to how many it turned away; by name.</param>
/// <param name="ScreenedOut">How many answered that the study is not about them.</param>
public sealed record Progress(
    int Started, IReadOnlyDictionary<string, (int Allocated, int Finished)> Arms, DateTime? LastUtc,
    IReadOnlyDictionary<string, int> TurnedAway, int ScreenedOut);

/// <content>How far it has come, and whether that has changed.</content>
public sealed partial class Snapshot
{
    /// <summary>How many are how far.</summary>
    public async Task<Progress> ProgressAsync(CancellationToken stop)
    {
        var respondents = db.Respondents.Where(one => one.StudyId == Study.Id && one.Mode == Mode);
        var arms = await (
            from place in db.Places
            join respondent in respondents on place.RespondentId equals respondent.Id
            group respondent by place.Arm into arm
            select new { arm.Key, Allocated = arm.Count(), Finished = arm.Count(one => one.FinishedUtc != null) })
            .ToListAsync(stop);
        return new(
            await respondents.CountAsync(stop),
            arms.ToDictionary(arm => arm.Key, arm => (arm.Allocated, arm.Finished)),
            await LastUtcAsync(stop),
            await TurnedAwayAsync(stop), await ScreenedOutAsync(stop));
    }

    /// <summary>
    /// What changes with an act of the researchers on what is counted: they say who counts, close the study, or begin or end
    /// respondents of this mode.
    /// </summary>
    public async Task<string> ActsAsync(CancellationToken stop) => string.Join(
        '.',
        await db.ResponseMarks.MaxAsync(mark => (long?)mark.Id, stop) ?? 0,
        await KeyAsync(stop) is { } key ? $"{key.Commitment}.{key.RevealedUtc?.Ticks}" : "");

    /// <summary>What changes whenever a respondent saves or is erased.</summary>
    public async Task<string> SavingsAsync(CancellationToken stop) => string.Join(
        '.',
        await db.Submissions.MaxAsync(saved => (long?)saved.Id, stop) ?? 0,
        await db.Respondents.MaxAsync(one => (long?)one.Id, stop) ?? 0,
        await db.Respondents.CountAsync(one => one.StudyId == Study.Id && one.Mode == Mode, stop));

    /// <summary>When anything was last saved; <c>null</c> when nothing was.</summary>
    public async Task<DateTime?> LastUtcAsync(CancellationToken stop)
    {
        var respondents = db.Respondents.Where(one => one.StudyId == Study.Id && one.Mode == Mode);
        return await (
            from saved in db.Submissions
            join respondent in respondents on saved.RespondentId equals respondent.Id
            select (DateTime?)saved.AtUtc).MaxAsync(stop) ?? await respondents.MaxAsync(one => (DateTime?)one.StartedUtc, stop);
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
}
