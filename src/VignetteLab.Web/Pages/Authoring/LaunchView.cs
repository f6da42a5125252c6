using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A study on its way to respondents, as its page shows it.</summary>
public sealed record LaunchView
{
    public required StudyRecord Record { get; init; }

    /// <summary>What the checks find.</summary>
    public required Examination Found { get; init; }

    /// <summary>Everything that follows from the draft; <c>null</c> while something is missing in it.</summary>
    public required FrozenStudy? Frozen { get; init; }

    /// <summary>The version that respondents answer; <c>null</c> before the launch.</summary>
    public required FrozenVersion? Version { get; init; }

    /// <summary>The version that was piloted last; <c>null</c> before the first pilot.</summary>
    public required FrozenVersion? Piloted { get; init; }

    /// <summary>The number that the draft has once it is frozen; an earlier one where it says what that version said.</summary>
    public required int NextNumber { get; init; }

    /// <summary>What differs from the version that respondents answer, before the launch from the one that was piloted.</summary>
    public required IReadOnlyList<DraftChange>? Changes { get; init; }

    /// <summary>What of that is more than words.</summary>
    public required IReadOnlyList<DraftChange> Beyond { get; init; }

    /// <summary>How many started the pilot, and how many of them finished.</summary>
    public required (int Started, int Finished) Pilot { get; init; }

    /// <summary>Why the draft cannot be piloted as it is, for what the last pilot has brought; <c>null</c> where it can.</summary>
    public required RefusedException? AgainstPilot { get; init; }

    /// <summary>Pilot data that were cleared, the last first.</summary>
    public required IReadOnlyList<ClearedPilot> Cleared { get; init; }

    /// <summary>Who has comments that are not settled, and how many.</summary>
    public required IReadOnlyList<(string By, int Count)> Comments { get; init; }

    /// <summary>Language to how many of its vignettes somebody has read as they now stand, and how many there are.</summary>
    public required IReadOnlyList<(string Language, int Read, int All)> Read { get; init; }

    /// <summary>The launch that somebody asked for, and who that is.</summary>
    public required (LaunchRequest Request, string By)? Asked { get; init; }

    /// <summary>The commitment to the key of those who answer in earnest; <c>null</c> before the launch.</summary>
    public required string? Commitment { get; init; }

    /// <summary>Earlier corrections, the last first.</summary>
    public required IReadOnlyList<(int Number, Amendment Amendment)> Amendments { get; init; }

    /// <summary>The members who may launch it.</summary>
    public required IReadOnlyList<string> Owners { get; init; }

    /// <summary>Whether nothing has to be mended or accepted, but perhaps that no time of the close is chosen yet.</summary>
    public bool IsReady => Found.Errors.Count == 0 && Found.Warnings.Count == 0;

    /// <summary>Reads it.</summary>
    public static async Task<LaunchView?> ReadAsync(LabDb db, Examining examining, string study, CancellationToken stop)
    {
        var record = await db.Studies.AsNoTracking().SingleAsync(known => known.Name == study, stop);
        var isDraft = record.Status == StudyStatus.Draft;
        if (await examining.OfAsync(study, new() { IsCorrection = !isDraft }, stop) is not { } found)
            return null;
        var (version, piloted) = (await VersionAsync(db, record.VersionId, stop), await VersionAsync(db, record.PilotVersionId, stop));
        var before = isDraft ? piloted : version;
        var frozen = found.Reading.Problems.Count > 0 ? null : new FrozenStudy(found.Draft.Frozen);
        var pilots = db.Respondents.Where(one => one.StudyId == record.Id && one.Mode == Mode.Pilot);
        return new()
        {
            Record = record,
            Found = found,
            Frozen = frozen,
            Version = version,
            Piloted = piloted,
            NextNumber = await NextAsync(db, record.Id, found.Fingerprint, stop),
            Changes = before is null ? null : DraftDiff.Between(before.Json, found.Draft.Frozen),
            Beyond = isDraft || before is null ? [] : Amendable.Beyond(before.Json, found.Draft.Frozen),
            Pilot = (await pilots.CountAsync(stop), await pilots.CountAsync(one => one.FinishedUtc != null, stop)),
            AgainstPilot = isDraft && frozen is not null ? await Piloting.AgainstOpeningAsync(db, record, found.Draft.Frozen) : null,
            Cleared = await ClearedAsync(db, record, stop),
            Comments = await CommentsAsync(db, record.Id, stop),
            Read = frozen is null ? [] : await ReadAsync(db, record.Id, frozen, stop),
            Asked = await AskedAsync(db, record.Id, stop),
            Commitment = await db.Keys.Where(key => key.StudyId == record.Id && key.Mode == Mode.Live).Select(key => key.Commitment).SingleOrDefaultAsync(stop),
            Amendments = await AmendmentsAsync(db, record.Id, stop),
            Owners = await (from member in db.Memberships
                            join person in db.Users on member.ResearcherId equals person.Id
                            where member.StudyId == record.Id && member.Role == MembershipRole.Owner
                            orderby person.Email
                            select person.Email!).ToListAsync(stop),
        };
    }

    private static async Task<FrozenVersion?> VersionAsync(LabDb db, int? id, CancellationToken stop) => id is null ? null
        : await db.Versions.Where(version => version.Id == id)
            .Select(version => new FrozenVersion(version.Number, version.Fingerprint, version.Json, version.AtUtc)).SingleAsync(stop);

    private static async Task<List<ClearedPilot>> ClearedAsync(LabDb db, StudyRecord study, CancellationToken stop)
    {
        var cleared = await db.BinnedPilots.Where(one => one.StudyId == study.Id).OrderByDescending(one => one.Id)
            .Select(one => new { one.Id, one.VersionId, one.Respondents, one.By, one.AtUtc }).ToListAsync(stop);
        var pilots = new List<ClearedPilot>();
        foreach (var one in cleared)
            pilots.Add(new(one.Id, one.Respondents, one.By, one.AtUtc, await Piloting.AgainstRestoringAsync(db, study, one.VersionId)));
        return pilots;
    }

    private static async Task<int> NextAsync(LabDb db, int study, string fingerprint, CancellationToken stop)
    {
        var versions = await db.Versions.Where(version => version.StudyId == study).Select(version => new { version.Number, version.Fingerprint }).ToListAsync(stop);
        return versions.Find(version => version.Fingerprint == fingerprint)?.Number ?? versions.Count + 1;
    }

    private static async Task<List<(string, int)>> CommentsAsync(LabDb db, int study, CancellationToken stop) =>
    [
        .. (await (
            from comment in db.Comments
            join person in db.Users on comment.ResearcherId equals person.Id
            where comment.StudyId == study && comment.ResolvedUtc == null
            select person.Email!).ToListAsync(stop)).GroupBy(by => by).Select(by => (by.Key, by.Count())).OrderByDescending(by => by.Item2),
    ];

    private static async Task<List<(string, int, int)>> ReadAsync(LabDb db, int study, FrozenStudy frozen, CancellationToken stop)
    {
        var seen = (await db.SeenVignettes.Where(seen => seen.StudyId == study).Select(seen => seen.Hash).ToListAsync(stop)).ToHashSet();
        return [.. frozen.Wordings.GroupBy(wording => wording.Language).Select(language => (language.Key, language.Count(wording => seen.Contains(wording.Hash)), language.Count()))];
    }

    private static async Task<(LaunchRequest, string)?> AskedAsync(LabDb db, int study, CancellationToken stop) =>
        await db.LaunchRequests.AsNoTracking().SingleOrDefaultAsync(request => request.StudyId == study, stop) is { } request
            ? (request, await db.Users.Where(person => person.Id == request.ResearcherId).Select(person => person.Email!).SingleAsync(stop))
            : null;

    private static async Task<List<(int, Amendment)>> AmendmentsAsync(LabDb db, int study, CancellationToken stop) =>
    [
        .. (await (
            from amendment in db.Amendments
            join version in db.Versions on amendment.ToVersionId equals version.Id
            where amendment.StudyId == study
            orderby amendment.Id descending
            select new { version.Number, Amendment = amendment }).AsNoTracking().ToListAsync(stop)).Select(one => (one.Number, one.Amendment)),
    ];
}

/// <summary>A frozen version.</summary>
/// <param name="Number">Its number within the study, from 1.</param>
/// <param name="Fingerprint">SHA-256 of what it says.</param>
/// <param name="Json">What it says, canonical.</param>
/// <param name="AtUtc">When it was frozen.</param>
public sealed record FrozenVersion(int Number, string Fingerprint, string Json, DateTime AtUtc);

/// <summary>Pilot data that were cleared and can be put back, unless something speaks against it.</summary>
public sealed record ClearedPilot(int Id, int Respondents, string By, DateTime AtUtc, RefusedException? Against);
