using System.Data.Common;
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
/// <param name="EndsUtc">When the study closed, or will close by itself; <c>null</c> where nothing says so.</param>
/// <param name="Grace">How long those who are allocated may go on after that.</param>
/// <param name="StartedUtc">When they started.</param>
/// <param name="FinishedUtc">When they passed the last page.</param>
/// <param name="TurnedAway">The quota or target that was full; <c>null</c> otherwise.</param>
/// <param name="Place">Their line of the ledger; <c>null</c> before allocation.</param>
/// <param name="Saved">What they saved, in sequence.</param>
public sealed record Standing(
    long Id,
    string Token,
    Mode Mode,
    string Language,
    KeptVersion Version,
    StudyStatus Status,
    DateTime? EndsUtc,
    TimeSpan Grace,
    DateTime StartedUtc,
    DateTime? FinishedUtc,
    string? TurnedAway,
    Place? Place,
    IReadOnlyList<SavedPage> Saved)
{
    /// <summary>Where they should be.</summary>
    public Journey Journey => new(Version.Study, Saved, Place, TurnedAway is not null);

    /// <summary>
    /// Whether they may go on: always until the study closes, by somebody's hand or by the clock; then those who are allocated,
    /// while the grace lasts. Allocation ends with the close, since the key is shown.
    /// </summary>
    public bool MayGoOn(DateTime nowUtc) =>
        Mode != Mode.Live || Status != StudyStatus.Closed && !(EndsUtc <= nowUtc) || FinishedUtc is not null ||
        Place is not null && nowUtc < EndsUtc + Grace;
}

/// <summary>Reads where a respondent stands.</summary>
public sealed class Standings(Readers readers, Versions versions)
{
    // One statement, so that one state of the database is read: never a page that knows of no place.
    private const string find = """
        select r."Id", r."Mode", r."VersionId", r."Language", r."StartedUtc", r."FinishedUtc", t."Status", coalesce(t."ClosedUtc", t."ClosesUtc"),
            r."TurnedAway", p."Stratum", p."Number", p."Block", p."First", p."Arm", p."Probability", p."Candidates", p."State",
            p."Cluster", p."Seat", p."Vignettes", p."Orders", p."IsReversed", p."Quotas", p."AllocatedUtc",
            s."Sequence", s."Page", s."Op", s."Language", s."NextLanguage", s."Revision", s."Key", s."Body",
            s."Answers", s."Stays", s."Seconds", s."Shown", s."AtUtc", t."GraceHours"
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
            row.EndsUtc, row.Grace, row.StartedUtc, row.FinishedUtc, row.TurnedAway, row.Place is null ? null : row.Place with { Version = version.Number },
            row.Pages);
    }

    private static async Task<Row?> RowAsync(LabDb db, string token)
    {
        await using var row = await db.Statement(find, token).ExecuteReaderAsync();
        if (!await row.ReadAsync())
            return null;
        var mode = Enum.Parse<Mode>(row.GetString(1), ignoreCase: true);
        var place = row.IsDBNull(firstOfPlace) ? null : Place(row, mode, token);
        var pages = new List<SavedPage>();
        var found = new Row(
            row.GetInt64(0), mode, row.GetInt32(2), row.GetString(3), row.GetUtc(4), row.GetOrNull(5, Prepared.GetUtc),
            Enum.Parse<StudyStatus>(row.GetString(6)), row.GetOrNull(7, Prepared.GetUtc),
            TimeSpan.FromHours(row.GetInt32(37)), Text(row, 8), place, pages);
        for (var more = !row.IsDBNull(firstOfPage); more; more = await row.ReadAsync())
            pages.Add(Page(row));
        return found;
    }

    private const int firstOfPlace = 9;
    private const int firstOfPage = 24;

    private static Place Place(DbDataReader row, Mode mode, string token) => Read(
        new()
        {
            StudyId = 0,
            VersionId = 0,
            RespondentId = 0,
            Mode = mode,
            Stratum = row.GetString(9),
            Number = row.GetInt64(10),
            Block = row.GetInt64(11),
            First = row.GetInt64(12),
            Arm = row.GetString(13),
            Probability = row.GetDouble(14),
            Candidates = row.GetString(15),
            State = Text(row, 16),
            Cluster = Text(row, 17),
            Seat = row.GetInt32(18),
            Vignettes = row.GetString(19),
            Orders = row.GetString(20),
            IsReversed = row.GetBoolean(21),
            Quotas = row.GetString(22),
            AllocatedUtc = row.GetUtc(23),
        },
        token, 0);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static SavedPage Page(DbDataReader row) => new(
        row.GetInt32(24), row.GetString(25), Enum.Parse<Op>(row.GetString(26)), row.GetString(27), row.GetString(28),
        row.GetInt32(29), row.GetString(30), row.GetString(31), AnswersJson.Read(row.GetString(32)), row.GetBoolean(33),
        row.GetOrNull(34, (row, column) => row.GetDouble(column)), Text(row, 35), row.GetUtc(36));

    internal static SavedPage Read(Submission saved) => new(
        saved.Sequence, saved.Page, saved.Op, saved.Language, saved.NextLanguage, saved.Revision, saved.Key, saved.Body,
        AnswersJson.Read(saved.Answers), saved.Stays, saved.Seconds, saved.Shown, saved.AtUtc);

    internal static Place Read(PlaceRecord place, string respondent, int version) => new(
        place.Mode, version, place.Stratum, new(place.Number, place.Block, place.First), place.Arm, place.Probability,
        PlaceText.Names(place.Candidates), PlaceText.State(place.State),
        place.Cluster is { } cluster ? new(cluster, place.Seat) : null,
        new(place.Vignettes.Length == 0 ? [place.Arm] : PlaceText.Names(place.Vignettes), PlaceText.Orders(place.Orders), place.IsReversed),
        PlaceText.Names(place.Quotas), respondent, place.AllocatedUtc);

    private sealed record Row(
        long Id, Mode Mode, int VersionId, string Language, DateTime StartedUtc, DateTime? FinishedUtc,
        StudyStatus Status, DateTime? EndsUtc, TimeSpan Grace, string? TurnedAway, Place? Place, IReadOnlyList<SavedPage> Pages);
}
