using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Closes and reopens single arms; the ledger says for each place which arms it was drawn among.</summary>
public sealed class ArmSwitch(GroupCommit commit, LabDatabase database, Versions versions, TimeProvider time)
{
    private const int mostCharacters = 32_767;

    private const string changes = """
        select "Arm", "IsOpen", "AtUtc" from "ArmChanges" where "StudyId" = @p0 and "Mode" = @p1 order by "Id"
        """;

    /// <summary>Closes an arm, or opens it again, from the next allocation on.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="arm">The arm's name.</param>
    /// <param name="open">Whether it is to be open.</param>
    /// <param name="reason">Why; kept with the change.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study or arm, nothing would change, or no arm would be open.</exception>
    public Task<bool> SetAsync(string study, Mode mode, string arm, bool open, string reason, string by) =>
        commit.RunAsync(async db =>
        {
            var record = await Life.LockedAsync(db, study);
            if (record?.VersionId is not { } versionId)
                throw new RefusedException($"“{study}” is not launched, so it allocates nobody yet.");
            var shares = (await versions.GetAsync(db, versionId)).Study.Allocation.Shares;
            if (shares.All(share => share.Arm != arm))
                throw new RefusedException($"“{study}” has no arm called “{arm}”. It has: {string.Join(", ", shares.Take(20).Select(share => share.Arm))}.");
            var why = Reasons.Checked(reason, new RefusedException("Say why; the reason is kept with the change."));
            await database.LockLedgerAsync(db, record.Id, mode.Name());
            var (now, lastUtc) = await OpenAsync(db, record.Id, mode.Name(), shares);
            if (now.Contains(arm) == open)
                throw open ? new RefusedException($"“{arm}” is open already.") : new RefusedException($"“{arm}” is closed already.");
            if (!open && now.Count == 1)
                throw new RefusedException($"“{arm}” is the only open arm. Pause or close the study instead.");
            // The names of the open arms stand in one cell of a workbook.
            if (!open && shares.Sum(share => share.Arm.Length + 1) > mostCharacters)
                throw new RefusedException($"“{study}” has so many arms that a workbook cannot hold the names of those that stay open. Pause or close the study instead.");
            var allocatedUtc = await db.Places.Where(place => place.StudyId == record.Id && place.Mode == mode)
                .MaxAsync(place => (DateTime?)place.AllocatedUtc) ?? default;
            db.ArmChanges.Add(new()
            {
                StudyId = record.Id,
                Mode = mode,
                Arm = arm,
                IsOpen = open,
                Reason = why,
                By = by,

                // Clocks of processes differ, and acts wait in line: by their times too, places stand before or after it.
                AtUtc = new[] { time.GetUtcNow().UtcDateTime, allocatedUtc, lastUtc }.Max(),
            });
            await Auditing.AddAsync(
                db, time.GetUtcNow().UtcDateTime, open ? AuditKind.ArmOpened : AuditKind.ArmClosed, by, record.Id, arm, mode.Name());
            await db.SaveChangesAsync();
            return true;
        });

    /// <summary>The names of the open arms, in the study's order, and since when they are open.</summary>
    internal static async Task<(IReadOnlyList<string> Open, DateTime SinceUtc)> OpenAsync(
        LabDb db, int study, string mode, IReadOnlyList<Share> shares)
    {
        DateTime since = default;
        var closed = new HashSet<string>();
        await using var row = await db.Statement(changes, study, mode).ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            since = row.GetUtc(2);
            _ = row.GetBoolean(1) ? closed.Remove(row.GetString(0)) : closed.Add(row.GetString(0));
        }

        return ([.. shares.Select(share => share.Arm).Where(arm => !closed.Contains(arm))], since);
    }
}
