using System.Data.Common;
using System.Text.Json;
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
    public Journey Journey => new(Version.Study, Saved, Place is not null);

    /// <summary>
    /// Whether they may go on: always until the study closes; then those who are allocated, for a day. Allocation ends
    /// with the close, since the key is shown.
    /// </summary>
    public bool MayGoOn(DateTime nowUtc) =>
        Mode != Mode.Live || Status != StudyStatus.Closed || FinishedUtc is not null ||
        Place is not null && nowUtc < ClosedUtc + Grace;
}

/// <summary>Reads where a respondent stands.</summary>
public sealed class Standings(Readers readers, Versions versions)
{
    // One statement, so that one state of the database is read: never a page that knows of no place.
    private const string find = """
        select r."Id", r."Mode", r."VersionId", r."Language", r."StartedUtc", r."FinishedUtc", t."Status", t."ClosedUtc",
            p."Stratum", p."Number", p."Block", p."First", p."Arm", p."Probability", p."Orders", p."AllocatedUtc",
            s."Sequence", s."Page", s."Op", s."Language", s."NextLanguage", s."Revision", s."Key", s."Body",
            s."Answers", s."Stays", s."Seconds", s."Shown", s."AtUtc"
        from "Respondents" r join "Studies" t on t."Id" = r."StudyId"
            left join "Places" p on p."RespondentId" = r."Id"
            left join "Submissions" s on s."RespondentId" = r."Id"
        where r."Token" = @p0 order by s."Sequence"
        """;

    /// <summary>Where a respondent stands; <c>null</c> when there is no such respondent.</summary>
    public Task<Standing?> FindAsync(string token) => readers.ReadAsync(db => FindAsync(db, token));

    internal async Task<Standing?> FindAsync(LabDb db, string token)
    {
        if (await RowAsync(db, token) is not { } row)
            return null;

        // On the caller's connection, now that its reader is closed: a burst that holds all of them cannot wait for more.
        var version = await versions.GetAsync(db, row.VersionId);
        return new(
            row.Id, token, row.Mode, row.Pages.Count > 0 ? row.Pages[^1].NextLanguage : row.Language, version, row.Status,
            row.ClosedUtc, row.StartedUtc, row.FinishedUtc, row.Place is null ? null : row.Place with { Version = version.Number },
            row.Pages);
    }

    private static async Task<Row?> RowAsync(LabDb db, string token)
    {
        await using var row = await db.Statement(find, token).ExecuteReaderAsync();
        if (!await row.ReadAsync())
            return null;
        var mode = Enum.Parse<Mode>(row.GetString(1), ignoreCase: true);
        var place = row.IsDBNull(8) ? null : new Place(
            mode, 0, row.GetString(8), new(row.GetInt64(9), row.GetInt64(10), row.GetInt64(11)),
            row.GetString(12), row.GetDouble(13), Orders(row.GetString(14)), token, row.GetUtc(15));
        var pages = new List<SavedPage>();
        var found = new Row(
            row.GetInt64(0), mode, row.GetInt32(2), row.GetString(3), row.GetUtc(4), row.GetOrNull(5, Prepared.GetUtc),
            Enum.Parse<StudyStatus>(row.GetString(6)), row.GetOrNull(7, Prepared.GetUtc), place, pages);
        for (var more = !row.IsDBNull(16); more; more = await row.ReadAsync())
            pages.Add(Page(row));
        return found;
    }

    private static SavedPage Page(DbDataReader row) => new(
        row.GetInt32(16), row.GetString(17), Enum.Parse<Op>(row.GetString(18)), row.GetString(19), row.GetString(20),
        row.GetInt32(21), row.GetString(22), row.GetString(23), AnswersJson.Read(row.GetString(24)), row.GetBoolean(25),
        row.GetOrNull(26, (row, column) => row.GetDouble(column)), row.IsDBNull(27) ? null : row.GetString(27),
        row.GetUtc(28));

    internal static SavedPage Read(Submission saved) => new(
        saved.Sequence, saved.Page, saved.Op, saved.Language, saved.NextLanguage, saved.Revision, saved.Key, saved.Body,
        AnswersJson.Read(saved.Answers), saved.Stays, saved.Seconds, saved.Shown, saved.AtUtc);

    internal static Place? Read(PlaceRecord? place, string respondent, int version) => place is null ? null : new(
        place.Mode, version, place.Stratum, new(place.Number, place.Block, place.First), place.Arm, place.Probability,
        Orders(place.Orders), respondent, place.AllocatedUtc);

    private static Dictionary<string, IReadOnlyList<string>> Orders(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json) ?? [];

    private sealed record Row(
        long Id, Mode Mode, int VersionId, string Language, DateTime StartedUtc, DateTime? FinishedUtc,
        StudyStatus Status, DateTime? ClosedUtc, Place? Place, IReadOnlyList<SavedPage> Pages);
}
