using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Storage.Records;
using Found = VignetteLab.Core.Studies.Lint.Finding;

namespace VignetteLab.Storage;

/// <summary>What an examination takes into account.</summary>
public sealed record ExaminingOptions
{
    /// <summary>How often fieldwork is drawn to see how small arms can get; 0 where nobody can wait for that.</summary>
    public int Replications { get; init; }

    /// <summary>When it is to run; <c>null</c> where that is not decided yet.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Whether words are corrected under way: then what was piloted is of no matter any more.</summary>
    public bool IsCorrection { get; init; }
}

/// <summary>A draft, what the checks find in it, and what of that was accepted.</summary>
/// <param name="Study">The study.</param>
/// <param name="Draft">The draft that was looked at.</param>
/// <param name="Reading">What it says, and what is missing.</param>
/// <param name="Findings">Everything that was found, errors first.</param>
/// <param name="Accepted">Finding to why it was accepted; only what was found.</param>
public sealed record Examination(
    StudyRecord Study, DraftState Draft, DraftReading Reading, IReadOnlyList<Found> Findings, IReadOnlyDictionary<string, Acceptance> Accepted)
{
    /// <summary>SHA-256 of what would be frozen of the draft.</summary>
    public string Fingerprint => Draft.Fingerprint;

    /// <summary>What has to be mended, or accepted where that can be done.</summary>
    public IReadOnlyList<Found> Errors => [.. Open(Severity.Error)];

    /// <summary>What has to be mended or accepted.</summary>
    public IReadOnlyList<Found> Warnings => [.. Open(Severity.Warning)];

    /// <summary>What nobody has accepted.</summary>
    public IEnumerable<Found> Open(Severity severity) =>
        Findings.Where(finding => finding.Severity == severity && !Accepted.ContainsKey(finding.Key));
}

/// <summary>Looks for all that goes wrong in a draft, with what the lab knows of its past.</summary>
public sealed class Examining(LabDatabase database, TimeProvider time)
{
    /// <summary>Examines a draft as it is now; <c>null</c> where there is no such study.</summary>
    public async Task<Examination?> OfAsync(string study, ExaminingOptions options, CancellationToken stop = default)
    {
        await using var db = database.Open();
        if (await db.Studies.AsNoTracking().SingleOrDefaultAsync(known => known.Name == study, stop) is not { } record ||
            await Drafts.LastAsync(db, record.Id, stop) is not { } draft)
        {
            return null;
        }

        var reading = StudyFile.ReadDraft(draft.Json);
        var subject = new LintSubject(reading.Study, reading.Problems)
        {
            Replications = options.Replications,
            Seen = (await db.SeenVignettes.Where(seen => seen.StudyId == record.Id).Select(seen => seen.Hash).ToListAsync(stop)).ToHashSet(),
            Today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            Launch = options.Schedule is { } schedule ? new(schedule.ClosesUtc is { } closes ? DateOnly.FromDateTime(closes) : null) : null,
        };
        var findings = Lint.Of(options.IsCorrection ? subject : await TriedAsync(db, subject, record, draft.Fingerprint, stop));
        var keys = findings.Select(finding => finding.Key).ToHashSet();
        var accepted = (await db.Acceptances.AsNoTracking().Where(accepted => accepted.StudyId == record.Id).ToListAsync(stop))
            .Where(accepted => keys.Contains(accepted.Finding)).ToDictionary(accepted => accepted.Finding);
        return new(record, draft, reading, findings, accepted);
    }

    // A version was tried when somebody went through it, also where their answers were cleared away afterwards.
    private static async Task<LintSubject> TriedAsync(LabDb db, LintSubject subject, StudyRecord study, string fingerprint, CancellationToken stop)
    {
        var answered = db.Respondents.Where(one => one.StudyId == study.Id && db.Submissions.Any(saved => saved.RespondentId == one.Id));
        var last = await answered.Where(one => one.Mode == Mode.Pilot).MaxAsync(one => (int?)one.VersionId, stop);
        var pilot = last ?? study.PilotVersionId;
        return subject with
        {
            LastPilot = pilot is null ? null : StudyFile.ReadDraft(
                await db.Versions.Where(version => version.Id == pilot).Select(version => version.Json).SingleAsync(stop)).Study,
            PilotHasData = last is not null,
            WasPiloted = await db.Versions.AnyAsync(version => version.StudyId == study.Id && version.Fingerprint == fingerprint &&
                (answered.Any(one => one.Mode == Mode.Pilot && one.VersionId == version.Id) || db.BinnedPilots.Any(binned => binned.VersionId == version.Id)), stop),
            WasSimulated = await db.Versions.AnyAsync(version => version.StudyId == study.Id && version.Fingerprint == fingerprint &&
                answered.Any(one => one.Mode == Mode.Simulated && one.VersionId == version.Id), stop),
        };
    }
}
