using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>What the acts of a study's life have in common.</summary>
internal static class Life
{
    /// <summary>A study that is about to change: another process that would change it too waits until this transaction ends.</summary>
    /// <returns>The study; <c>null</c> where there is none of this name.</returns>
    public static async Task<StudyRecord?> LockedAsync(LabDb db, string name)
    {
        if (!db.Database.IsSqlite())
            await db.Database.ExecuteSqlAsync($"""select 1 from "Studies" where "Name" = {name} for update""");
        return await db.Studies.SingleOrDefaultAsync(study => study.Name == name);
    }

    /// <summary>Likewise, one that must be there.</summary>
    /// <exception cref="RefusedException">There is none of this name.</exception>
    public static async Task<StudyRecord> FindAsync(LabDb db, string name)
    {
        if (await LockedAsync(db, name) is { } study)
            return study;
        var known = await db.Studies.OrderBy(study => study.Name).Select(study => study.Name).ToListAsync();
        throw known.Count == 0
            ? new RefusedException($"There is no study “{name}”. There is none yet; start the site once to take in the studies of vignettes/.")
            : new RefusedException($"There is no study “{name}”. There are: {string.Join(", ", known)}.");
    }

    /// <summary>Likewise, by its key, whatever it is called by now.</summary>
    /// <exception cref="RefusedException">It was erased.</exception>
    public static async Task<StudyRecord> FindAsync(LabDb db, int study)
    {
        if (!db.Database.IsSqlite())
            await db.Database.ExecuteSqlAsync($"""select 1 from "Studies" where "Id" = {study} for update""");
        return await db.Studies.FindAsync(study) ?? throw new RefusedException("The study is not there any more.");
    }

    /// <summary>Likewise, one that is about to meet people.</summary>
    /// <exception cref="RefusedException">There is none of this name, or it is in the bin.</exception>
    public static async Task<StudyRecord> OutOfBinAsync(LabDb db, string name) => await FindAsync(db, name) is { BinnedUtc: null } study
        ? study
        : throw new RefusedException($"“{name}” is in the bin. Take it out first.");

    /// <summary>The last draft as a version; one that said the same before is the same version.</summary>
    /// <exception cref="RefusedException">Something in the draft is still missing.</exception>
    public static async Task<VersionRecord> FreezeAsync(LabDb db, StudyRecord study, DateTime now)
    {
        var draft = await Drafts.LastAsync(db, study.Id) ?? throw new InvalidOperationException($"“{study.Name}” has no draft.");
        var fingerprint = draft.Fingerprint;
        var versions = await db.Versions.Where(version => version.StudyId == study.Id).ToListAsync();
        if (versions.Find(version => version.Fingerprint == fingerprint) is { } known)
            return known;
        var version = new VersionRecord
        {
            StudyId = study.Id,
            Number = versions.Count + 1,
            Fingerprint = fingerprint,
            Json = Drafts.Whole(study.Name, draft.Frozen),
            AtUtc = now,
        };
        db.Versions.Add(version);
        await db.SaveChangesAsync();
        return version;
    }

    /// <summary>The key of a mode; drawn, or set to the one given, where there is none yet.</summary>
    public static async Task<KeyRecord> KeyAsync(LabDb db, int study, Mode mode, DateTime now, AllocationKey? given = null)
    {
        if (await db.Keys.FindAsync(study, mode) is { } known)
            return known;
        var key = given ?? new(RandomNumberGenerator.GetBytes(AllocationKey.Length));
        var record = new KeyRecord
        {
            StudyId = study,
            Mode = mode,
            Key = key.Bytes.ToArray(),
            Commitment = key.Commitment,
            DrawnUtc = now,
        };
        db.Keys.Add(record);
        await db.SaveChangesAsync();
        return record;
    }
}
