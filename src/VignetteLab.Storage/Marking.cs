using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Says whether a response counts. It is flagged and never removed, and its place is never given again.</summary>
public sealed class Marking(GroupCommit commit, TimeProvider time)
{
    /// <summary>Marks a response as counted or not.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="respondent">The respondent's random name.</param>
    /// <param name="counts">Whether it is to count.</param>
    /// <param name="reason">Why; kept and exported.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study or respondent, or no reason.</exception>
    public Task<bool> MarkAsync(string study, Mode mode, string respondent, bool counts, string reason, string by) =>
        commit.RunAsync(async db =>
        {
            var record = await (
                from one in db.Respondents
                join known in db.Studies on one.StudyId equals known.Id
                where known.Name == study && one.Mode == mode && one.Token == respondent
                select one).SingleOrDefaultAsync()
                ?? throw new RefusedException($"“{study}” has no {mode.Name()} respondent “{respondent}”. The column respondent of the data has their names.");
            var why = Reasons.Checked(reason, new RefusedException("Say why; the reason is kept and exported."));
            record.NotCounted = counts ? null : why;
            db.ResponseMarks.Add(new()
            {
                RespondentId = record.Id,
                Counts = counts,
                Reason = why,
                By = by,
                AtUtc = time.GetUtcNow().UtcDateTime,
            });
            await Auditing.AddAsync(
                db, time.GetUtcNow().UtcDateTime, AuditKind.Marked, by, record.StudyId, respondent, $"{mode.Name()}: {(counts ? "counted" : "not counted")}");
            await db.SaveChangesAsync();
            return true;
        });
}
