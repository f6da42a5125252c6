using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Results by arm were opened before the study closed.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Reason">Why.</param>
public sealed record Unmasked(DateTime AtUtc, string Reason);

/// <summary>Opens results by arm before the close: once, for good, with a reason that goes into every export.</summary>
public sealed class Unmasking(GroupCommit commit, TimeProvider time)
{
    /// <summary>Opens the results of a study that is in the field.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="reason">Why; kept, and exported.</param>
    /// <param name="by">The owner who says so.</param>
    /// <exception cref="RefusedException">There is nothing to open, or no reason was given.</exception>
    public Task<bool> OpenAsync(string study, string reason, string by) => commit.RunAsync(async db =>
    {
        var record = await Life.LockedAsync(db, study);
        if (record is null || record.Status == StudyStatus.Draft)
            throw new RefusedException($"“{study}” is not launched, so there are no results to open.");
        if (record.Status == StudyStatus.Closed)
            throw new RefusedException($"“{study}” is closed: its results are open already.");
        if (record.UnmaskedUtc is not null)
            throw new RefusedException($"The results of “{study}” were opened before.");
        var why = Reasons.Checked(reason, new("Say why; the reason is kept and exported."));
        record.UnmaskedUtc = time.GetUtcNow().UtcDateTime;
        await Auditing.AddAsync(db, record.UnmaskedUtc.Value, AuditKind.Unmasked, by, record.Id, about: null, why);
        await db.SaveChangesAsync();
        return true;
    });
}
