using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

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
    /// <summary>Makes a respondent; the same start key gives the same one.</summary>
    /// <returns>The respondent's random name; <c>null</c> when the study takes nobody now.</returns>
    public Task<string?> StartAsync(Start start) => commit.RunAsync(async db =>
    {
        var known = await db.Respondents.AsNoTracking().Where(respondent =>
                respondent.StudyId == start.StudyId && respondent.Mode == start.Mode &&
                respondent.StartKey == start.StartKey)
            .Select(respondent => respondent.Token).SingleOrDefaultAsync();
        if (known is not null)
            return known;
        if (start.Mode == Mode.Live && !await db.Studies.AnyAsync(study =>
            study.Id == start.StudyId && study.Status == StudyStatus.Live))
        {
            return null;
        }

        db.Respondents.Add(new()
        {
            Token = start.Token,
            StudyId = start.StudyId,
            VersionId = start.VersionId,
            Mode = start.Mode,
            StartKey = start.StartKey,
            Language = start.Language,
            StartedUtc = start.AtUtc,
        });
        await db.SaveChangesAsync();
        return start.Token;
    });
}
