using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Reads the audit log.</summary>
public sealed class AuditLog(LabDatabase database)
{
    /// <summary>The lines about a study, the newest first.</summary>
    /// <param name="study">The study's key.</param>
    /// <param name="before">Only lines with a lower number; <c>null</c> for the newest.</param>
    /// <param name="most">No more than so many.</param>
    public Task<IReadOnlyList<AuditEvent>> OfStudyAsync(int study, long? before, int most, CancellationToken stop) =>
        ReadAsync(lines => lines.Where(line => line.StudyId == study), before, most, stop);

    /// <summary>The lines about an account: what it did, and what was done to it.</summary>
    /// <param name="email">The account's address.</param>
    /// <param name="before">Only lines with a lower number; <c>null</c> for the newest.</param>
    /// <param name="most">No more than so many.</param>
    public Task<IReadOnlyList<AuditEvent>> OfAccountAsync(string email, long? before, int most, CancellationToken stop) =>
        ReadAsync(lines => lines.Where(line => line.By == email || line.About == email), before, most, stop);

    /// <summary>The first line whose hash does not follow from the line before it; <c>null</c> when none is broken.</summary>
    /// <returns>How many lines there are, and what is broken.</returns>
    internal static async Task<(long Lines, string? Broken)> CheckAsync(LabDb db, CancellationToken stop)
    {
        var (lines, before) = (0L, (IReadOnlyList<byte>)Auditing.Start);
        await foreach (var line in db.AuditEvents.AsNoTracking().OrderBy(line => line.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            lines++;
            if (line.Id != lines)
                return (lines, $"line {lines} of the audit log is gone");
            if (!line.Hash.AsSpan().SequenceEqual(Auditing.Hash(before, line)))
                return (lines, $"line {lines} of the audit log");
            before = line.Hash;
        }

        return (lines, null);
    }

    private async Task<IReadOnlyList<AuditEvent>> ReadAsync(
        Func<IQueryable<AuditEvent>, IQueryable<AuditEvent>> which, long? before, int most, CancellationToken stop)
    {
        await using var db = database.Open();
        return await which(db.AuditEvents.AsNoTracking()).Where(line => before == null || line.Id < before)
            .OrderByDescending(line => line.Id).Take(most).ToListAsync(stop);
    }
}
