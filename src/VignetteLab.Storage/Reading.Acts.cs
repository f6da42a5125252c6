using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A researcher said whether a response counts.</summary>
/// <param name="Respondent">The respondent's random name.</param>
/// <param name="Mark">What was said.</param>
public sealed record MarkedResponse(string Respondent, ResponseMark Mark);

/// <content>What researchers did about who comes and who counts.</content>
public sealed partial class Snapshot
{
    /// <summary>Every closing and reopening of an arm, in the order they were made; the last one of an arm holds.</summary>
    public async Task<IReadOnlyList<ArmChange>> ArmChangesAsync(CancellationToken stop) => await db.ArmChanges.AsNoTracking()
        .Where(change => change.StudyId == Study.Id && change.Mode == Mode).OrderBy(change => change.Id).ToListAsync(stop);

    /// <summary>What was said of responses, the latest first.</summary>
    /// <param name="most">No more than so many.</param>
    public async Task<IReadOnlyList<MarkedResponse>> MarksAsync(int most, CancellationToken stop) => (await (
        from mark in db.ResponseMarks
        join one in db.Respondents on mark.RespondentId equals one.Id
        where one.StudyId == Study.Id && one.Mode == Mode
        orderby mark.Id descending
        select new { one.Token, mark }).AsNoTracking().Take(most).ToListAsync(stop))
        .ConvertAll(line => new MarkedResponse(line.Token, line.mark));
}
