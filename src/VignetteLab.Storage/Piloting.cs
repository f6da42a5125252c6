using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Pilots: real people, a real link, and nothing that is shared with those who come after the launch.</summary>
public sealed class Piloting(GroupCommit commit, LabDatabase database, Secrets secrets, TimeProvider time)
{
    /// <summary>The name of the secret that links are made with.</summary>
    public const string SecretName = "pilots";

    /// <summary>How long what was cleared can be put back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Opens a pilot of the draft as it is now: freezes it, and draws a key the first time. An open pilot goes on with it.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>The token of its link, which an open pilot keeps.</returns>
    /// <exception cref="RefusedException">
    /// There is no such study, it is launched, its draft is not finished, or there are answers to a pilot of another structure.
    /// </exception>
    public async Task<string> OpenAsync(string name, string by = Auditing.Server)
    {
        var nonce = await commit.RunAsync(db => OpenAsync(db, name, by));
        return Token(await secrets.GetAsync(SecretName), nonce);
    }

    /// <summary>Lets nobody start the pilot any more; those under way go on, and a new pilot has another link.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study, or no open pilot.</exception>
    public Task<bool> CloseAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (study.PilotNonce is null)
            throw new RefusedException($"“{name}” has no open pilot.");
        await CloseAsync(db, study, by, Now);
        return true;
    });

    /// <summary>Takes everything that pilots have brought out of the study, into a bin that keeps it for <see cref="Kept"/>.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>How many respondents went into the bin.</returns>
    /// <exception cref="RefusedException">There is no such study, or nobody has answered a pilot of it.</exception>
    public Task<int> ClearAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        await database.LockRespondentsAsync(db, study.Id, Mode.Pilot.Name());
        await database.LockLedgerAsync(db, study.Id, Mode.Pilot.Name());
        var rows = await PilotRows.ReadAsync(db, study.Id);
        if (rows.Respondents.Count == 0)
            throw new RefusedException($"Nobody has answered a pilot of “{name}”, so there is nothing to clear.");
        db.BinnedPilots.Add(new()
        {
            StudyId = study.Id,
            VersionId = rows.Respondents.Max(one => one.VersionId),
            Respondents = rows.Respondents.Count,
            Content = rows.Packed(),
            By = by,
            AtUtc = Now,
        });
        await db.SaveChangesAsync();
        await Erasing.ModeAsync(db, study.Id, Mode.Pilot);
        if (study.PilotNonce is not null)
            await Life.KeyAsync(db, study.Id, Mode.Pilot, Now);
        await Auditing.AddAsync(db, Now, AuditKind.PilotCleared, by, study.Id, detail: $"{rows.Respondents.Count}");
        return rows.Respondents.Count;
    });

    /// <summary>Puts back what was cleared, row by row as it was.</summary>
    /// <param name="name">The study.</param>
    /// <param name="binned">Which of what is in the bin; <c>null</c> for the last.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>How many respondents are back.</returns>
    /// <exception cref="RefusedException">There is nothing to put back, or people have answered a pilot since.</exception>
    public Task<int> RestoreAsync(string name, int? binned = null, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        var found = await db.BinnedPilots.AsNoTracking().Where(one => one.StudyId == study.Id && (binned == null || one.Id == binned))
            .OrderByDescending(one => one.Id).FirstOrDefaultAsync()
            ?? throw new RefusedException($"No pilot data of “{name}” are in the bin. They are kept there for {(int)Kept.TotalDays} days.");
        await database.LockLedgerAsync(db, study.Id, Mode.Pilot.Name());
        if (await AgainstRestoringAsync(db, study, found.VersionId) is { } why)
            throw why;
        await Erasing.ModeAsync(db, study.Id, Mode.Pilot);
        await PilotRows.Unpacked(found.Content).WriteAsync(db);
        if (study.LaunchedUtc is not null)
            await RevealAsync(db, study.Id, Now);
        await Erasing.DeclaredAsync(db, "pilot", () => db.BinnedPilots.Where(one => one.Id == found.Id).ExecuteDeleteAsync());
        await Auditing.AddAsync(db, Now, AuditKind.PilotRestored, by, study.Id, detail: $"{found.Respondents}");
        return found.Respondents;
    });

    /// <summary>Erases for good what has been in the bin for longer than <see cref="Kept"/>; nothing is written where nothing has.</summary>
    /// <returns>How many pilots' data are gone.</returns>
    public async Task<int> PurgeAsync()
    {
        await using var db = database.Open();
        var before = Now - Kept;
        return await db.BinnedPilots.AnyAsync(one => one.AtUtc < before) ? await commit.RunAsync(db => PurgeAsync(db, before)) : 0;
    }

    /// <summary>Why a pilot of what would be frozen cannot be opened for what people have answered; <c>null</c> where it can.</summary>
    public static async Task<RefusedException?> AgainstOpeningAsync(LabDb db, StudyRecord study, string draft)
    {
        var last = await db.Respondents.Where(one => one.StudyId == study.Id && one.Mode == Mode.Pilot).MaxAsync(one => (int?)one.VersionId);
        if (last is null || !await BeyondAsync(db, last, draft))
            return null;
        return new RefusedException("Since people answered the pilot, more than words has changed, so that old and new answers cannot stand in one table. Download the pilot’s data, clear them, and open the pilot again.");
    }

    /// <summary>Why cleared data that answer a version cannot be put back; <c>null</c> where they can.</summary>
    public static async Task<RefusedException?> AgainstRestoringAsync(LabDb db, StudyRecord study, int version)
    {
        if (await db.Respondents.AnyAsync(one => one.StudyId == study.Id && one.Mode == Mode.Pilot))
            return new RefusedException("People have answered the pilot since it was cleared, and two pilots cannot be told apart. Clear the new data first; then put these back.");
        if (study is not { LaunchedUtc: null, PilotVersionId: { } current } || !await BeyondAsync(db, version, await JsonAsync(db, current)))
            return null;
        return new RefusedException("Since these data were cleared, more than words has changed in the pilot, so that old and new answers cannot stand in one table. Pilot the draft as it was then; then put them back.");
    }

    /// <summary>The token of an open pilot's link; <c>null</c> where none is open.</summary>
    public async Task<string?> TokenAsync(StudyRecord study) =>
        study.PilotNonce is { } nonce ? Token(await secrets.GetAsync(SecretName), nonce) : null;

    /// <summary>Whether somebody holds the link, however they typed it.</summary>
    internal static bool Holds(byte[] secret, string nonce, string token) =>
        Crockford.Read(token) is { } read && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(read), Encoding.ASCII.GetBytes(Token(secret, nonce)));

    /// <summary>Ends pilots for good, with the launch: nobody is allocated by their key any more, so it is shown.</summary>
    internal static async Task EndAsync(LabDb db, StudyRecord study, DateTime now)
    {
        study.PilotNonce = null;
        await RevealAsync(db, study.Id, now);
    }

    private static async Task RevealAsync(LabDb db, int study, DateTime now)
    {
        if (await db.Keys.FindAsync(study, Mode.Pilot) is { RevealedUtc: null } key)
            key.RevealedUtc = now;
        await db.SaveChangesAsync();
    }

    /// <summary>Closes a pilot where one is open.</summary>
    internal static async Task CloseAsync(LabDb db, StudyRecord study, string by, DateTime now)
    {
        if (study.PilotNonce is null)
            return;
        study.PilotNonce = null;
        await Auditing.AddAsync(db, now, AuditKind.PilotClosed, by, study.Id);
        await db.SaveChangesAsync();
    }

    // Whether answers to the one cannot stand in a table with answers to the other.
    private static async Task<bool> BeyondAsync(LabDb db, int? before, string after) => Amendable.Beyond(await JsonAsync(db, before), after).Count > 0;

    private static Task<string> JsonAsync(LabDb db, int? version) =>
        db.Versions.Where(known => known.Id == version).Select(known => known.Json).SingleAsync();

    private async Task<string> OpenAsync(LabDb db, string name, string by)
    {
        var study = await Life.OutOfBinAsync(db, name);
        if (study.Status != StudyStatus.Draft)
            throw new RefusedException($"“{name}” is launched; a pilot comes before. Copy it as a new study to pilot something else.");
        var version = await Life.FreezeAsync(db, study, Now);
        if (await AgainstOpeningAsync(db, study, version.Json) is { } why)
            throw why;
        var isNew = study.PilotNonce is null || study.PilotVersionId != version.Id;
        study.PilotVersionId = version.Id;
        study.PilotNonce ??= Secrets.Token();
        await Life.KeyAsync(db, study.Id, Mode.Pilot, Now);
        if (isNew)
            await Auditing.AddAsync(db, Now, AuditKind.PilotOpened, by, study.Id, detail: version.Fingerprint);
        await db.SaveChangesAsync();
        return study.PilotNonce;
    }

    private async Task<int> PurgeAsync(LabDb db, DateTime before)
    {
        var old = await db.BinnedPilots.AsNoTracking().Where(one => one.AtUtc < before).Select(one => new { one.Id, one.StudyId, one.Respondents }).ToListAsync();
        await Erasing.DeclaredAsync(db, "pilot", () => db.BinnedPilots.Where(one => one.AtUtc < before).ExecuteDeleteAsync());
        foreach (var one in old)
            await Auditing.AddAsync(db, Now, AuditKind.PilotPurged, Auditing.Server, one.StudyId, detail: $"{one.Respondents}");
        return old.Count;
    }

    // 130 bits; it follows from what is kept and a secret, so that the link can be shown again though it is kept nowhere.
    private static string Token(byte[] secret, string nonce) => string.Concat(
        HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"pilot {nonce}")).Take(Inviting.Length).Select(octet => Crockford.Alphabet[octet & 31]));
}
