using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Writes the audit log, in which no line can be changed, taken out or put in between without a trace.</summary>
public sealed class Auditing(GroupCommit commit, TimeProvider time)
{
    /// <summary>Who acts from the command line, as the log calls them.</summary>
    public const string Server = "server";

    // Any number will do, so long as every process takes the same.
    private const string chaining = "select pg_advisory_xact_lock(7867766577)";

    /// <summary>What the first line's hash holds in place of one before.</summary>
    public static IReadOnlyList<byte> Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>Writes a line in the transaction of the act that it tells of: both are kept or neither.</summary>
    /// <param name="db">The act's database.</param>
    /// <param name="nowUtc">What time it is.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="by">Who did it: an e-mail address, or <see cref="Server"/>.</param>
    /// <param name="study">The study's key, where it is about one.</param>
    /// <param name="about">Who or what it was done to.</param>
    /// <param name="detail">What else there is to say; never an answer or a token.</param>
    public static async Task AddAsync(
        LabDb db, DateTime nowUtc, AuditKind kind, string by, int? study = null, string? about = null, string? detail = null)
    {
        // Two processes that wrote at once would give two lines the same number, and one act would be done again for it.
        if (!db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync(chaining);
        var last = await db.AuditEvents.AsNoTracking().OrderByDescending(line => line.Id)
            .Select(line => new { line.Id, line.Hash }).FirstOrDefaultAsync();
        var next = new AuditEvent
        {
            Id = (last?.Id ?? 0) + 1,
            AtUtc = new(nowUtc.Ticks - nowUtc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc),
            Kind = kind,
            By = by,
            StudyId = study,
            About = about,
            Detail = detail,
            Hash = [],
        };
        db.AuditEvents.Add(new()
        {
            Id = next.Id,
            AtUtc = next.AtUtc,
            Kind = kind,
            By = by,
            StudyId = study,
            About = about,
            Detail = detail,
            Hash = Hash(last?.Hash ?? [.. Start], next),
        });
        await db.SaveChangesAsync();
    }

    /// <summary>Writes a line about something that changes nothing else, such as a download.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="study">The study's name, where it is about one.</param>
    /// <param name="about">Who or what it was done to.</param>
    /// <param name="detail">What else there is to say; never an answer or a token.</param>
    public Task<bool> NoteAsync(AuditKind kind, string by, string? study = null, string? about = null, string? detail = null) =>
        commit.RunAsync(async db =>
        {
            var id = study is null ? null : await db.Studies.Where(known => known.Name == study)
                .Select(known => (int?)known.Id).SingleOrDefaultAsync();
            await AddAsync(db, time.GetUtcNow().UtcDateTime, kind, by, id, about, detail);
            return true;
        });

    /// <summary>The hash that a line must have after the one before it.</summary>
    public static byte[] Hash(IReadOnlyList<byte> before, AuditEvent line)
    {
        // An array, so that no two lines read alike wherever one field ends and the next begins.
        var content = JsonSerializer.Serialize(new object?[]
        {
            line.Id, line.AtUtc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), line.Kind.ToString(), line.By,
            line.StudyId, line.About, line.Detail,
        });
        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(content)]);
    }
}
