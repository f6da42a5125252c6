using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Erases what may be erased, within a transaction that says so.</summary>
internal static class Erasing
{
    /// <summary>Everything that was simulated for a study, its key too: the next simulation starts from nothing.</summary>
    public static async Task SimulatedAsync(LabDb db, int study)
    {
        var erasure = new Erasure { Reason = "simulation" };
        db.Erasures.Add(erasure);
        await db.SaveChangesAsync();
        var respondents = db.Respondents.Where(respondent =>
            respondent.StudyId == study && respondent.Mode == Mode.Simulated);
        await db.Submissions.Where(saved => respondents.Any(one => one.Id == saved.RespondentId)).ExecuteDeleteAsync();
        await db.ResponseMarks.Where(mark => respondents.Any(one => one.Id == mark.RespondentId)).ExecuteDeleteAsync();
        await db.ArmChanges.Where(change => change.StudyId == study && change.Mode == Mode.Simulated).ExecuteDeleteAsync();
        await db.Places.Where(place => place.StudyId == study && place.Mode == Mode.Simulated).ExecuteDeleteAsync();
        await respondents.ExecuteDeleteAsync();
        await db.Counters.Where(counter => counter.StudyId == study && counter.Mode == Mode.Simulated).ExecuteDeleteAsync();
        await db.Keys.Where(key => key.StudyId == study && key.Mode == Mode.Simulated).ExecuteDeleteAsync();
        await db.Erasures.ExecuteDeleteAsync();
    }
}
