using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage;

/// <summary>Somebody pressed Start.</summary>
/// <param name="StudyId">The study's key.</param>
/// <param name="VersionId">The version they will answer.</param>
/// <param name="Mode">Live, pilot or simulated.</param>
/// <param name="StartKey">The random key of the page they pressed it on.</param>
/// <param name="Token">The random name that they get if they are new.</param>
/// <param name="Language">The language of that page.</param>
/// <param name="AtUtc">When.</param>
public sealed record Start(
    int StudyId, int VersionId, Mode Mode, string StartKey, string Token, string Language, DateTime AtUtc);

/// <summary>What came of pressing Start.</summary>
/// <param name="Respondent">The respondent's random name; <c>null</c> when the study takes nobody now.</param>
/// <param name="IsFull">Whether there were enough already: they are written as turned away, and asked nothing.</param>
public readonly record struct Started(string? Respondent, bool IsFull);

/// <summary>Makes respondents.</summary>
public sealed class Enrolment(GroupCommit commit, Versions versions)
{
    private const string known = """
        select "Token", "TurnedAway" is not null and not exists (select 1 from "Submissions" s where s."RespondentId" = r."Id")
        from "Respondents" r where "StudyId" = @p0 and "Mode" = @p1 and "StartKey" = @p2
        """;

    // By the clock too: a study is not open before its time nor after it, though nobody may have been awake to close it.
    private const string open = """
        select 1 from "Studies" where "Id" = @p0 and "Status" = 'Live' and ("OpensUtc" is null or "OpensUtc" <= @p1) and
            ("ClosesUtc" is null or "ClosesUtc" > @p1)
        """;

    private const string piloted = """select 1 from "Studies" where "Id" = @p0 and "PilotNonce" is not null""";

    private const string insert = """
        insert into "Respondents" ("Token", "StudyId", "VersionId", "Mode", "StartKey", "Language", "StartedUtc", "TurnedAway")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        """;

    /// <summary>Makes a respondent; the same start key gives the same one.</summary>
    public async Task<Started> StartAsync(Start start)
    {
        // Read before standing in line: making a design of thousands of vignettes must not hold up the one writer.
        var version = await versions.GetAsync(start.VersionId);
        return await commit.RunAsync(db => StartAsync(db, start, version));
    }

    /// <summary>Likewise, in a transaction that the caller has begun.</summary>
    internal async Task<Started> StartAsync(LabDb db, Start start) =>
        await StartAsync(db, start, await versions.GetAsync(db, start.VersionId));

    private static async Task<Started> StartAsync(LabDb db, Start start, KeptVersion version)
    {
        var mode = start.Mode.Name();
        if (await KnownAsync(db, start, mode) is { } before)
            return before;
        if (!await IsOpenAsync(db, start))
            return new(null, false);
        var isFull = await Filling.IsFullAsync(db, version.Study, start.StudyId, mode, start.AtUtc);
        await db.Statement(
            insert, start.Token, start.StudyId, start.VersionId, mode, start.StartKey, start.Language, start.AtUtc,
            isFull ? TurningAway.Target : null).ExecuteNonQueryAsync();
        return new(start.Token, isFull);
    }

    private static async Task<bool> IsOpenAsync(LabDb db, Start start) => start.Mode switch
    {
        Mode.Live => await db.Statement(open, start.StudyId, start.AtUtc).ExecuteScalarAsync() is not null,
        Mode.Pilot => await db.Statement(piloted, start.StudyId).ExecuteScalarAsync() is not null,
        _ => true,
    };

    private static async Task<Started?> KnownAsync(LabDb db, Start start, string mode)
    {
        await using var row = await db.Statement(known, start.StudyId, mode, start.StartKey).ExecuteReaderAsync();
        return await row.ReadAsync() ? new(row.GetString(0), row.GetBoolean(1)) : null;
    }
}
