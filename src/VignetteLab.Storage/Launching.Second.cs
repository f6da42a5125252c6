using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <content>Where two must launch: one asks, another agrees.</content>
public sealed partial class Launching
{
    /// <summary>As whoever runs the server does it: where two must launch, a request that stands is agreed to.</summary>
    /// <returns>The commitment.</returns>
    /// <exception cref="RefusedException">As for <see cref="LaunchAsync"/>.</exception>
    public async Task<string> CommandAsync(LaunchOrder order) =>
        await commit.RunAsync(db => db.LaunchRequests.AnyAsync(request => db.Studies.Any(study => study.Name == order.Study && study.Id == request.StudyId) && request.Fingerprint != LaunchRequest.OneIsEnough))
            ? await AgreeAsync(order.Study, order.By, order.ResearcherId)
            : await LaunchAsync(order);

    /// <summary>Asks another owner or editor to launch the draft as it is now.</summary>
    /// <exception cref="RefusedException">As for the launch itself; or one is enough here.</exception>
    public async Task<bool> AskAsync(LaunchOrder order)
    {
        var examination = await ExamineAsync(order);
        return await commit.RunAsync(async db =>
        {
            var study = await CheckedAsync(db, order, examination);
            await OwnerAsync(db, study.Id, order.ResearcherId);
            await AskAsync(db, study, examination.Fingerprint, order.Schedule.Checked(Now), order.ResearcherId ?? throw new InvalidOperationException("Nobody asks."));
            await Auditing.AddAsync(db, Now, AuditKind.LaunchAsked, order.By, study.Id, detail: examination.Fingerprint);
            return true;
        });
    }

    /// <summary>Agrees to what another asked for, and launches exactly that.</summary>
    /// <param name="name">The study.</param>
    /// <param name="by">Who agrees.</param>
    /// <param name="researcher">Who that is; <c>null</c> for whoever runs the server.</param>
    /// <returns>The commitment.</returns>
    /// <exception cref="RefusedException">Nobody asked, or the one who agrees did; or the draft was changed since.</exception>
    public async Task<string> AgreeAsync(string name, string by, string? researcher)
    {
        var asked = await commit.RunAsync(db => AskedAsync(db, name));
        if (asked.Fingerprint == LaunchRequest.OneIsEnough)
            throw new RefusedException($"Nobody has asked to launch “{name}”.");
        var order = new LaunchOrder(name, new(asked.OpensUtc, asked.ClosesUtc, asked.GraceHours), by, researcher) { Fingerprint = asked.Fingerprint };
        var examination = await ExamineAsync(order);
        return await commit.RunAsync(async db =>
        {
            var study = await CheckedAsync(db, order, examination);
            var request = await AskedAsync(db, name);
            await AgreedAsync(db, request, researcher);
            if ((request.Fingerprint, request.OpensUtc, request.ClosesUtc, request.GraceHours) != (asked.Fingerprint, asked.OpensUtc, asked.ClosesUtc, asked.GraceHours))
                throw new RefusedException("Something else was asked for in the meantime. Look at it again.");
            db.LaunchRequests.Remove(request);
            return await Publication.OpenAsync(db, study, order.Schedule.Checked(Now), by, Now);
        });
    }

    /// <summary>Takes back what was asked for.</summary>
    /// <returns>Whether anything was.</returns>
    public Task<bool> WithdrawAsync(string name, string by) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (await db.LaunchRequests.Where(request => request.StudyId == study.Id).ExecuteDeleteAsync() == 0)
            return false;
        await Auditing.AddAsync(db, Now, AuditKind.LaunchWithdrawn, by, study.Id);
        return true;
    });

    /// <summary>Makes two launch, or asks that one be enough again, to which another has to agree; what was asked for by then falls away.</summary>
    /// <param name="name">The study.</param>
    /// <param name="isNeeded">Whether two must launch.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="researcher">Who that is; <c>null</c> for whoever runs the server, who needs nobody's word.</param>
    /// <returns>Whether anything is new.</returns>
    /// <exception cref="RefusedException">It is launched already, or who says so is no owner.</exception>
    public Task<bool> NeedSecondAsync(string name, bool isNeeded, string by, string? researcher) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (study.LaunchedUtc is not null)
            throw new RefusedException($"“{name}” is launched already.");
        await OwnerAsync(db, study.Id, researcher);
        if (study.NeedsSecond == isNeeded)
            return false;
        if (isNeeded || researcher is null)
            return await SwitchAsync(db, study, isNeeded, by);
        await AskAsync(db, study, LaunchRequest.OneIsEnough, Schedule.Now, researcher);
        await Auditing.AddAsync(db, Now, AuditKind.LaunchAsked, by, study.Id, detail: "one");
        return true;
    });

    /// <summary>Agrees that one person is enough for the launch.</summary>
    /// <exception cref="RefusedException">Nobody asked, or the one who agrees did.</exception>
    public Task<bool> AgreeToOneAsync(string name, string by, string researcher) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (study.LaunchedUtc is not null)
            throw new RefusedException($"“{name}” is launched already.");
        var request = await AskedAsync(db, name);
        if (request.Fingerprint != LaunchRequest.OneIsEnough)
            throw new RefusedException("Something else was asked for in the meantime. Look at it again.");
        await AgreedAsync(db, request, researcher);
        return await SwitchAsync(db, study, false, by);
    });

    private static async Task<LaunchRequest> AskedAsync(LabDb db, string name) =>
        await db.LaunchRequests.SingleOrDefaultAsync(request => db.Studies.Any(study => study.Name == name && study.Id == request.StudyId))
        ?? throw new RefusedException($"Nobody has asked to launch “{name}”.");

    private async Task AskAsync(LabDb db, StudyRecord study, string fingerprint, Schedule schedule, string researcher)
    {
        await db.LaunchRequests.Where(request => request.StudyId == study.Id).ExecuteDeleteAsync();
        db.LaunchRequests.Add(new()
        {
            StudyId = study.Id,
            Fingerprint = fingerprint,
            OpensUtc = schedule.OpensUtc,
            ClosesUtc = schedule.ClosesUtc,
            GraceHours = schedule.GraceHours,
            ResearcherId = researcher,
            AtUtc = Now,
        });
        await db.SaveChangesAsync();
    }

    private async Task<bool> SwitchAsync(LabDb db, StudyRecord study, bool isNeeded, string by)
    {
        study.NeedsSecond = isNeeded;
        await db.LaunchRequests.Where(request => request.StudyId == study.Id).ExecuteDeleteAsync();
        await Auditing.AddAsync(db, Now, AuditKind.SecondSwitched, by, study.Id, detail: isNeeded ? "two" : "one");
        await db.SaveChangesAsync();
        return true;
    }

    private static async Task AgreedAsync(LabDb db, LaunchRequest request, string? researcher)
    {
        if (request.ResearcherId == researcher)
            throw new RefusedException("You asked for this launch, so somebody else has to agree to it.");
        if (await RoleAsync(db, request.StudyId, request.ResearcherId) != MembershipRole.Owner)
            throw new RefusedException("Whoever asked for this is no owner of the study any more. Another owner has to ask.");
        if (researcher is not null && await RoleAsync(db, request.StudyId, researcher) is not (MembershipRole.Owner or MembershipRole.Editor))
            throw new RefusedException("Only an owner or an editor of the study can agree to this. Nothing was done.");
    }
}
