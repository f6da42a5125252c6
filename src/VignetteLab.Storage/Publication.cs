using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>The life of a study: taken in, opened by <see cref="Launching"/>, paused, closed.</summary>
public sealed partial class Publication(GroupCommit commit, LabDatabase database, TimeProvider time)
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
        var record = await Life.LockedAsync(db, study.Name);
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

    /// <summary>Opens a draft that <see cref="Launching"/> has nothing against: freezes it and draws its key.</summary>
    /// <param name="db">The transaction, which the caller has begun.</param>
    /// <param name="study">The study, as a draft.</param>
    /// <param name="schedule">From when until when.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="now">When.</param>
    /// <returns>The commitment.</returns>
    internal static async Task<string> OpenAsync(LabDb db, StudyRecord study, Schedule schedule, string by, DateTime now)
    {
        study.VersionId = (await Life.FreezeAsync(db, study, now)).Id;
        (study.OpensUtc, study.ClosesUtc, study.GraceHours) = (schedule.OpensUtc, schedule.ClosesUtc, schedule.GraceHours);
        await Piloting.EndAsync(db, study, now);
        (study.LaunchedUtc, study.Status) = (now, StudyStatus.Live);
        var key = await Life.KeyAsync(db, study.Id, Mode.Live, now);
        await Auditing.AddAsync(db, now, AuditKind.Launched, by, study.Id, detail: key.Commitment);
        await db.SaveChangesAsync();
        return key.Commitment;
    }

    /// <summary>Lets nobody start any more until the study is resumed; those under way go on.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study, or it is not open.</exception>
    public Task<bool> PauseAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (study.Status is not (StudyStatus.Live or StudyStatus.Paused))
            throw new RefusedException($"“{name}” is not open, so it cannot be paused.");
        study.Status = StudyStatus.Paused;
        await Auditing.AddAsync(db, Now, AuditKind.Paused, by, study.Id);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Lets people start again after a pause.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>The commitment.</returns>
    /// <exception cref="RefusedException">There is no such study, or it is not paused.</exception>
    public Task<string> ResumeAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        if (await Life.FindAsync(db, name) is not { Status: StudyStatus.Paused } study)
            throw new RefusedException($"“{name}” is not paused.");
        study.Status = StudyStatus.Live;
        var key = await Life.KeyAsync(db, study.Id, Mode.Live, Now);
        await Auditing.AddAsync(db, Now, AuditKind.Resumed, by, study.Id, detail: key.Commitment);
        await db.SaveChangesAsync();
        return key.Commitment;
    });

    /// <summary>Ends allocation for good and shows the key. Those who are allocated may finish while the grace lasts.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who says so.</param>
    /// <exception cref="RefusedException">There is no such study, or it was never launched.</exception>
    public Task<AllocationKey> CloseAsync(string name, string by = Auditing.Server) => commit.RunAsync(async db =>
        await CloseAsync(db, await Life.FindAsync(db, name), by, Now));

    /// <summary>Until when answers can still come to a study that is closed; <c>null</c> where none can any more.</summary>
    /// <param name="db">The database.</param>
    /// <param name="study">The study.</param>
    /// <param name="now">What time it is.</param>
    public static async Task<DateTime?> AnswersUntilAsync(LabDb db, StudyRecord study, DateTime now) =>
        study.ClosedUtc?.AddHours(study.GraceHours) is { } until && until > now && await db.Respondents.AnyAsync(one =>
            one.StudyId == study.Id && one.Mode == Mode.Live && one.FinishedUtc == null && db.Places.Any(place => place.RespondentId == one.Id))
                ? until : null;

    /// <summary>The studies whose time to close has come.</summary>
    /// <returns>Their names.</returns>
    public async Task<IReadOnlyList<string>> DueAsync()
    {
        await using var db = database.Open();
        return await db.Studies.Where(study => study.ClosesUtc <= Now && (study.Status == StudyStatus.Live || study.Status == StudyStatus.Paused))
            .Select(study => study.Name).ToListAsync();
    }

    /// <summary>Closes a study whose time has come.</summary>
    /// <returns>Whether it was this that closed it.</returns>
    public Task<bool> CloseDueAsync(string name) => commit.RunAsync(db => CloseDueAsync(db, name));

    // Another process may have been faster, or somebody has moved the day.
    private async Task<bool> CloseDueAsync(LabDb db, string name)
    {
        var study = await Life.FindAsync(db, name);
        if (study.Status is not (StudyStatus.Live or StudyStatus.Paused) || study.ClosesUtc is not { } when || when > Now)
            return false;
        await CloseAsync(db, study, Auditing.Server, when);
        return true;
    }

    private async Task<AllocationKey> CloseAsync(LabDb db, StudyRecord study, string by, DateTime closedUtc)
    {
        if (study.Status == StudyStatus.Draft)
            throw new RefusedException($"“{study.Name}” was never launched, so there is nothing to close.");
        if (study.CorrectingUtc is not null)
            await Amending.DropAsync(db, study, by, Now);
        study.Status = StudyStatus.Closed;
        study.ClosedUtc ??= closedUtc;
        var key = await db.Keys.SingleAsync(key => key.StudyId == study.Id && key.Mode == Mode.Live);
        key.RevealedUtc ??= Now;
        await Auditing.AddAsync(db, Now, AuditKind.Closed, by, study.Id);
        await db.SaveChangesAsync();
        return new AllocationKey(key.Key);
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
}
