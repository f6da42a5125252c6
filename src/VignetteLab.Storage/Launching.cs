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
public sealed partial class Launching(GroupCommit commit, Examining examining, TimeProvider time)
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

    private async Task<Examination> ExamineAsync(LaunchOrder order)
    {
        // Says which studies there are, where there is none of this name.
        await commit.RunAsync(db => Life.FindAsync(db, order.Study));
        return await examining.OfAsync(order.Study, new() { Schedule = order.Schedule }) ?? throw new InvalidOperationException($"“{order.Study}” has no draft.");
    }

    // Who was an owner when the page was shown may be none any more.
    private static async Task OwnerAsync(LabDb db, int study, string? researcher)
    {
        if (researcher is not null && await RoleAsync(db, study, researcher) != MembershipRole.Owner)
            throw new RefusedException("Only an owner of the study can do this. Nothing was done.");
    }

    private static Task<MembershipRole?> RoleAsync(LabDb db, int study, string researcher) => db.Memberships
        .Where(member => member.StudyId == study && member.ResearcherId == researcher).Select(member => (MembershipRole?)member.Role).SingleOrDefaultAsync();

    // What was examined before the transaction began is asked again in it.
    private async Task<StudyRecord> CheckedAsync(LabDb db, LaunchOrder order, Examination examination)
    {
        var study = await Life.OutOfBinAsync(db, order.Study);
        if (study.Status == StudyStatus.Closed)
            throw new RefusedException($"“{order.Study}” is closed and its key is shown; nobody can be allocated any more. Launch a copy under another name.");
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
