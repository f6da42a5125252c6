using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage;

/// <summary>Erases what may be erased, within a transaction that says so.</summary>
internal static class Erasing
{
    /// <summary>Everything of a study in one mode, its key too: what comes next starts from nothing.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="study">The study's key.</param>
    /// <param name="mode">Pilot or simulated; what is live is never erased whole.</param>
    public static Task ModeAsync(LabDb db, int study, Mode mode)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(mode, Mode.Live);
        return DeclaredAsync(db, mode.Name(), () => EraseAsync(db, study, mode));
    }

    /// <summary>Erases within a declaration that the guards let through.</summary>
    public static async Task DeclaredAsync(LabDb db, string reason, Func<Task> eraseAsync)
    {
        db.Erasures.Add(new() { Reason = reason });
        await db.SaveChangesAsync();
        await eraseAsync();
        await db.Erasures.ExecuteDeleteAsync();
    }

    /// <summary>A study that nobody answered, with all that was written for it; only the audit log goes on telling of it.</summary>
    public static async Task StudyAsync(LabDb db, int study)
    {
        await ModeAsync(db, study, Mode.Simulated);
        await DeclaredAsync(db, "bin", async () =>
        {
            foreach (var table in Binning.Tables(db))
            {
                // Names of tables and columns are the model's, so nothing of them comes from outside.
                var column = Binning.OfStudy(table)!.GetColumnName();
#pragma warning disable EF1002
                var act = Binning.OfStudy(table)!.IsNullable ? $"update \"{table.GetTableName()}\" set \"{column}\" = null" : $"delete from \"{table.GetTableName()}\"";
                await db.Database.ExecuteSqlRawAsync($"{act} where \"{column}\" = {{0}}", study);
#pragma warning restore EF1002
            }

            await db.Studies.Where(known => known.Id == study).ExecuteDeleteAsync();
        });
    }

    private static async Task EraseAsync(LabDb db, int study, Mode mode)
    {
        var respondents = db.Respondents.Where(respondent =>
            respondent.StudyId == study && respondent.Mode == mode);
        await db.Submissions.Where(saved => respondents.Any(one => one.Id == saved.RespondentId)).ExecuteDeleteAsync();
        await db.ResponseMarks.Where(mark => respondents.Any(one => one.Id == mark.RespondentId)).ExecuteDeleteAsync();
        await db.ArmChanges.Where(change => change.StudyId == study && change.Mode == mode).ExecuteDeleteAsync();
        await db.Places.Where(place => place.StudyId == study && place.Mode == mode).ExecuteDeleteAsync();
        await respondents.ExecuteDeleteAsync();
        await db.Counters.Where(counter => counter.StudyId == study && counter.Mode == mode).ExecuteDeleteAsync();
        await db.Keys.Where(key => key.StudyId == study && key.Mode == mode).ExecuteDeleteAsync();
    }
}
