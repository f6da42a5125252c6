using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Where a respondent stands, read in one go.</summary>
/// <param name="Id">Their key in the database.</param>
/// <param name="Token">Their random name.</param>
/// <param name="Mode">Live, pilot or simulated.</param>
/// <param name="Language">The language of the next page.</param>
/// <param name="Version">The version that they answer.</param>
/// <param name="Status">How far the study has come.</param>
/// <param name="ClosedUtc">When the study closed.</param>
/// <param name="StartedUtc">When they started.</param>
/// <param name="FinishedUtc">When they passed the last page.</param>
/// <param name="Place">Their line of the ledger; <c>null</c> before allocation.</param>
/// <param name="Saved">What they saved, in sequence.</param>
public sealed record Standing(
    long Id,
    string Token,
    Mode Mode,
    string Language,
    KeptVersion Version,
    StudyStatus Status,
    DateTime? ClosedUtc,
    DateTime StartedUtc,
    DateTime? FinishedUtc,
    Place? Place,
    IReadOnlyList<SavedPage> Saved)
{
    /// <summary>How long those who are under way may go on after a study closes.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(24);

    /// <summary>Where they should be.</summary>
    public Journey Journey { get; } = new(Version.Study, Saved, Place is not null);

    /// <summary>
    /// Whether they may go on: always until the study closes; then those who are allocated, for a day. Allocation ends
    /// with the close, since the key is shown.
    /// </summary>
    public bool MayGoOn(DateTime nowUtc) =>
        Status != StudyStatus.Closed || FinishedUtc is not null || Place is not null && nowUtc < ClosedUtc + Grace;
}

/// <summary>Reads where a respondent stands.</summary>
public sealed class Standings(LabDatabase database, Versions versions)
{
    private static readonly Func<LabDb, string, Task<Row?>> find = EF.CompileAsyncQuery((LabDb db, string token) =>
        (from respondent in db.Respondents
         join study in db.Studies on respondent.StudyId equals study.Id
         join place in db.Places on respondent.Id equals place.RespondentId into places
         from place in places.DefaultIfEmpty()
         where respondent.Token == token
         select new Row
         {
             Id = respondent.Id,
             Mode = respondent.Mode,
             VersionId = respondent.VersionId,
             Language = respondent.Language,
             Status = study.Status,
             ClosedUtc = study.ClosedUtc,
             StartedUtc = respondent.StartedUtc,
             FinishedUtc = respondent.FinishedUtc,
             Place = place,
         }).AsNoTracking().FirstOrDefault());

    private static readonly Func<LabDb, long, IAsyncEnumerable<Submission>> saved = EF.CompileAsyncQuery(
        (LabDb db, long respondent) => db.Submissions
            .Where(saved => saved.RespondentId == respondent).OrderBy(saved => saved.Sequence).AsNoTracking());

    /// <summary>Where a respondent stands; <c>null</c> when there is no such respondent.</summary>
    public async Task<Standing?> FindAsync(string token)
    {
        await using var db = database.Open();
        return await FindAsync(db, token);
    }

    internal async Task<Standing?> FindAsync(LabDb db, string token)
    {
        if (await find(db, token) is not { } row)
            return null;
        var version = await versions.GetAsync(row.VersionId);
        var pages = new List<SavedPage>();
        await foreach (var page in saved(db, row.Id))
            pages.Add(Read(page));
        return new(
            row.Id, token, row.Mode, pages.Count > 0 ? pages[^1].NextLanguage : row.Language, version, row.Status,
            row.ClosedUtc, row.StartedUtc, row.FinishedUtc, Read(row.Place, token, version.Number), pages);
    }

    internal static SavedPage Read(Submission saved) => new(
        saved.Sequence, saved.Page, saved.Op, saved.Language, saved.NextLanguage, saved.Revision, saved.Key, saved.Body,
        AnswersJson.Read(saved.Answers), saved.Stays, saved.Seconds, saved.Shown, saved.AtUtc);

    internal static Place? Read(PlaceRecord? place, string respondent, int version) => place is null ? null : new(
        place.Mode, version, place.Stratum, new(place.Number, place.Block, place.First), place.Arm, place.Probability,
        Orders(place.Orders), respondent, place.AllocatedUtc);

    private static Dictionary<string, IReadOnlyList<string>> Orders(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json) ?? [];

    private sealed class Row
    {
        public required long Id { get; init; }
        public required Mode Mode { get; init; }
        public required int VersionId { get; init; }
        public required string Language { get; init; }
        public required StudyStatus Status { get; init; }
        public required DateTime? ClosedUtc { get; init; }
        public required DateTime StartedUtc { get; init; }
        public required DateTime? FinishedUtc { get; init; }
        public required PlaceRecord? Place { get; init; }
    }
}
