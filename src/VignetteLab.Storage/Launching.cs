using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Who launches what.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Schedule">From when until when.</param>
/// <param name="By">Who says so: an e-mail address, or <see cref="Auditing.Server"/>.</param>
/// <param name="ResearcherId">The researcher; <c>null</c> for whoever runs the server.</param>
public sealed record LaunchOrder(string Study, Schedule Schedule, string By, string? ResearcherId = null)
{
    /// <summary>SHA-256 of the draft that was looked at; <c>null</c> for the last one, whatever it says.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Why open warnings are all right; they are accepted with it.</summary>
    public string? Accept { get; init; }

    /// <summary>Why it is launched without a time of its close; accepts that warning and no other.</summary>
    public string? NoClose { get; init; }
}

/// <summary>Launches a study once nothing stands against it, alone or with a second person's word.</summary>
public sealed class Launching(GroupCommit commit, Examining examining, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Freezes the draft and opens it to respondents.</summary>
    /// <returns>The commitment.</returns>
    /// <exception cref="RefusedException">
    /// There is no such study, errors are open or warnings neither mended nor accepted, the draft was changed since it was looked at, or two
    /// must agree.
    /// </exception>
    public async Task<string> LaunchAsync(LaunchOrder order)
    {
        var examination = await ExamineAsync(order);
        return await commit.RunAsync(async db =>
        {
            var study = await CheckedAsync(db, order, examination);
            await OwnerAsync(db, study.Id, order.ResearcherId);
            if (study.NeedsSecond)
                throw new RefusedException("Two people must launch this study. Ask for the launch under “Pilot and launch”; then another owner or editor agrees.");
            return await Publication.OpenAsync(db, study, order.Schedule.Checked(Now), order.By, Now);
        });
    }

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

    /// <summary>Moves the times of a study that is launched; one that has opened stays open.</summary>
    /// <exception cref="RefusedException">It is not open, or the times cannot be kept.</exception>
    public Task<bool> ScheduleAsync(string name, Schedule schedule, string by) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (study.Status is not (StudyStatus.Live or StudyStatus.Paused))
            throw new RefusedException($"“{name}” is not open, so its times cannot be moved.");
        var hasOpened = study.OpensUtc is null || study.OpensUtc <= Now;
        var kept = schedule with { OpensUtc = hasOpened ? study.OpensUtc : schedule.OpensUtc };
        (study.OpensUtc, study.ClosesUtc, study.GraceHours) = kept.Checked(Now);
        await Auditing.AddAsync(db, Now, AuditKind.Scheduled, by, study.Id, detail: $"{study.OpensUtc:u} – {study.ClosesUtc:u}, {study.GraceHours} h");
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>For how many hours after the close those who are allocated may go on.</summary>
    public Task<int> GraceHoursAsync(string name) => commit.RunAsync(async db => (await Life.FindAsync(db, name)).GraceHours);

    private async Task<Examination> ExamineAsync(LaunchOrder order) =>
        await examining.OfAsync(order.Study, new() { Schedule = order.Schedule }) ?? throw new RefusedException($"There is no study “{order.Study}”.");

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

    // Who was an owner when the page was shown may be none any more.
    private static async Task OwnerAsync(LabDb db, int study, string? researcher)
    {
        if (researcher is not null && await RoleAsync(db, study, researcher) != MembershipRole.Owner)
            throw new RefusedException("Only an owner of the study can do this. Nothing was done.");
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

    private static Task<MembershipRole?> RoleAsync(LabDb db, int study, string researcher) => db.Memberships
        .Where(member => member.StudyId == study && member.ResearcherId == researcher).Select(member => (MembershipRole?)member.Role).SingleOrDefaultAsync();

    // What was examined before the transaction began is asked again in it.
    private async Task<StudyRecord> CheckedAsync(LabDb db, LaunchOrder order, Examination examination)
    {
        var study = await Life.OutOfBinAsync(db, order.Study);
        if (study.LaunchedUtc is not null)
            throw new RefusedException($"“{order.Study}” is launched already.");
        if (examination.Errors is { Count: > 0 } errors)
            throw new RefusedException($"“{order.Study}” cannot be launched yet. Mend first: {Rules(errors)}. The step Checks says where and how; so does the command check.");
        var last = await Drafts.LastAsync(db, study.Id);
        if (last?.Json != examination.Draft.Json || order.Fingerprint is { } seen && seen != examination.Fingerprint)
            throw new RefusedException("The draft was changed since you looked at it. Look at it again before you launch it.");
        var open = new List<Core.Studies.Lint.Finding>();
        foreach (var finding in examination.Findings.Where(finding => finding.Severity != Core.Studies.Lint.Severity.Note))
        {
            if (!await db.Acceptances.AnyAsync(accepted => accepted.StudyId == study.Id && accepted.Finding == finding.Key))
                open.Add(finding);
        }

        if (open.FindAll(finding => Reason(order, finding) is null) is { Count: > 0 } unmet)
            throw new RefusedException($"“{order.Study}” has open warnings: {Rules(unmet)}. Mend them, or accept them with a reason: under Checks, or with --accept on the command line.");
        foreach (var finding in open)
            db.Acceptances.Add(new() { StudyId = study.Id, Finding = finding.Key, Reason = Reason(order, finding)!, ResearcherId = order.ResearcherId, AtUtc = Now });
        await db.SaveChangesAsync();
        return study;
    }

    private static string? Reason(LaunchOrder order, Core.Studies.Lint.Finding finding) =>
        (string.IsNullOrWhiteSpace(order.Accept) && finding is { Rule: "L21", Path: "" } ? order.NoClose : order.Accept) is { } reason && !string.IsNullOrWhiteSpace(reason)
            ? Reasons.Checked(reason) : null;

    internal static string Rules(IEnumerable<Core.Studies.Lint.Finding> findings) =>
        string.Join(", ", findings.GroupBy(finding => finding.Rule).Select(rule => rule.Count() == 1 ? rule.Key : $"{rule.Key} ({rule.Count()})"));
}
