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

/// <summary>Makes respondents.</summary>
public sealed class Enrolment(GroupCommit commit)
{
    private const string known = """
        select "Token" from "Respondents" where "StudyId" = @p0 and "Mode" = @p1 and "StartKey" = @p2
        """;

    private const string open = """select 1 from "Studies" where "Id" = @p0 and "Status" = 'Live'""";

    private const string insert = """
        insert into "Respondents" ("Token", "StudyId", "VersionId", "Mode", "StartKey", "Language", "StartedUtc")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    /// <summary>Makes a respondent; the same start key gives the same one.</summary>
    /// <returns>The respondent's random name; <c>null</c> when the study takes nobody now.</returns>
    public Task<string?> StartAsync(Start start) => commit.RunAsync<string?>(async db =>
    {
        var mode = start.Mode.Name();
        if (await db.Statement(known, start.StudyId, mode, start.StartKey).ExecuteScalarAsync() is string before)
            return before;
        if (start.Mode == Mode.Live && await db.Statement(open, start.StudyId).ExecuteScalarAsync() is null)
            return null;
        await db.Statement(
            insert, start.Token, start.StudyId, start.VersionId, mode, start.StartKey, start.Language, start.AtUtc)
            .ExecuteNonQueryAsync();
        return start.Token;
    });
}
