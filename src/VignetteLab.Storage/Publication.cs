using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>An act cannot be done as things stand; the message says why and what to do.</summary>
public sealed class RefusedException(string message) : Exception(message);

/// <summary>The life of a study: taken in, launched, paused, closed.</summary>
public sealed class Publication(GroupCommit commit, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Takes a study in as a draft; a draft that says something else gets a new edit. What is launched stays, and so does what
    /// a researcher has edited.
    /// </summary>
    /// <returns>Whether anything was new.</returns>
    public Task<bool> TakeInAsync(Study study) => commit.RunAsync(async db =>
    {
        var json = CanonicalJson.Write(study);
        var record = await db.Studies.SingleOrDefaultAsync(known => known.Name == study.Name);
        if (record is null)
        {
            record = new() { Name = study.Name, Status = StudyStatus.Draft, CreatedUtc = Now };
            db.Studies.Add(record);
            await db.SaveChangesAsync();
            await GiveToFirstAsync(db, record.Id);
        }

        var last = await Drafts.LastAsync(db, record.Id);
        if (record.Status != StudyStatus.Draft || last?.Json == json ||
            await db.DraftEdits.AnyAsync(edit => edit.StudyId == record.Id && edit.ResearcherId != null))
        {
            return false;
        }

        await Drafts.AppendAsync(db, record.Id, last, json, restores: null, researcher: null, Now);
        return true;
    });

    /// <summary>Opens a study: freezes its draft and draws its key the first time, opens it again after a pause.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study, or it is closed.</exception>
    public Task<string> LaunchAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await FindAsync(db, name);
        if (study.Status == StudyStatus.Closed)
            throw new RefusedException($"“{name}” is closed and its key is shown; nobody can be allocated any more. Launch a copy under another name.");
        study.VersionId ??= (await FreezeAsync(db, study)).Id;
        study.LaunchedUtc ??= Now;
        study.Status = StudyStatus.Live;
        var key = await KeyAsync(db, study.Id, Mode.Live, null);
        await Auditing.AddAsync(db, Now, AuditKind.Launched, by, study.Id, detail: key.Commitment);
        await db.SaveChangesAsync();
        return key.Commitment;
    });

    /// <summary>Lets nobody start any more until the study is launched again; those under way go on.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study, or it is not open.</exception>
    public Task<bool> PauseAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await FindAsync(db, name);
        if (study.Status is not (StudyStatus.Live or StudyStatus.Paused))
            throw new RefusedException($"“{name}” is not open, so it cannot be paused.");
        study.Status = StudyStatus.Paused;
        await Auditing.AddAsync(db, Now, AuditKind.Paused, by, study.Id);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Ends allocation for good and shows the key. Those who are allocated may finish for a day.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study, or it was never launched.</exception>
    public Task<AllocationKey> CloseAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await FindAsync(db, name);
        if (study.Status == StudyStatus.Draft)
            throw new RefusedException($"“{name}” was never launched, so there is nothing to close.");
        study.Status = StudyStatus.Closed;
        study.ClosedUtc ??= Now;
        var key = await db.Keys.SingleAsync(key => key.StudyId == study.Id && key.Mode == Mode.Live);
        key.RevealedUtc ??= Now;
        await Auditing.AddAsync(db, Now, AuditKind.Closed, by, study.Id);
        await db.SaveChangesAsync();
        return new AllocationKey(key.Key);
    });

    /// <summary>Makes ready to simulate: what was simulated before is erased, a key is drawn or set.</summary>
    /// <param name="name">The study.</param>
    /// <param name="key">The key; <c>null</c> to draw one.</param>
    /// <returns>The version to simulate.</returns>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<(int VersionId, string Commitment)> PrepareSimulationAsync(string name, AllocationKey? key) =>
        commit.RunAsync(async db =>
        {
            var study = await FindAsync(db, name);
            var version = study.VersionId ?? (await FreezeAsync(db, study)).Id;
            await Erasing.SimulatedAsync(db, study.Id);
            return (version, (await KeyAsync(db, study.Id, Mode.Simulated, key)).Commitment);
        });

    /// <summary>The version that a simulation would go through; freezes the draft where nothing was launched.</summary>
    /// <param name="name">The study.</param>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<int> VersionToSimulateAsync(string name) => commit.RunAsync(async db =>
    {
        var study = await FindAsync(db, name);
        return study.VersionId ?? (await FreezeAsync(db, study)).Id;
    });

    /// <summary>Ends a simulation: its key is shown, so that anyone can recompute the ledger. The next one has another key.</summary>
    /// <param name="name">The study.</param>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public Task<bool> EndSimulationAsync(string name) => commit.RunAsync(async db =>
    {
        var study = await FindAsync(db, name);
        if (await db.Keys.FindAsync(study.Id, Mode.Simulated) is not { RevealedUtc: null } key)
            return false;
        key.RevealedUtc = Now;
        await db.SaveChangesAsync();
        return true;
    });

    private static async Task<StudyRecord> FindAsync(LabDb db, string name)
    {
        if (await db.Studies.SingleOrDefaultAsync(study => study.Name == name) is { } study)
            return study;
        var known = await db.Studies.OrderBy(study => study.Name).Select(study => study.Name).ToListAsync();
        throw new RefusedException($"There is no study “{name}”. There {(known.Count == 0 ? "is none yet; start the site once to take in the studies of vignettes/." : $"are: {string.Join(", ", known)}.")}");
    }

    // A study that comes when there are researchers belongs to the first of them; else to the first there will be.
    private static async Task GiveToFirstAsync(LabDb db, int study)
    {
        if (await db.AccountLinks.Where(link => link.UsedUtc != null).OrderBy(link => link.UsedUtc)
            .Select(link => link.ResearcherId).FirstOrDefaultAsync() is { } first)
        {
            db.Memberships.Add(new() { ResearcherId = first, StudyId = study, Role = MembershipRole.Owner });
        }
    }

    private async Task<VersionRecord> FreezeAsync(LabDb db, StudyRecord study)
    {
        var draft = await Drafts.LastAsync(db, study.Id) ?? throw new InvalidOperationException($"“{study.Name}” has no draft.");
        var fingerprint = CanonicalJson.Fingerprint(draft.Json);
        var versions = await db.Versions.Where(version => version.StudyId == study.Id).ToListAsync();
        if (versions.Find(version => version.Fingerprint == fingerprint) is { } known)
            return known;
        var version = new VersionRecord
        {
            StudyId = study.Id,
            Number = versions.Count + 1,
            Fingerprint = fingerprint,
            Json = Drafts.Whole(study.Name, draft.Json),
            AtUtc = Now,
        };
        db.Versions.Add(version);
        await db.SaveChangesAsync();
        return version;
    }

    private async Task<KeyRecord> KeyAsync(LabDb db, int study, Mode mode, AllocationKey? given)
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
            DrawnUtc = Now,
        };
        db.Keys.Add(record);
        await db.SaveChangesAsync();
        return record;
    }
}
