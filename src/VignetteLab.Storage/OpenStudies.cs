using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A study as respondents find it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Status">How far it has come; never a draft.</param>
/// <param name="Version">The version that new respondents answer.</param>
public sealed record OpenStudy(int Id, StudyStatus Status, KeptVersion Version);

/// <summary>The studies that were launched.</summary>
public sealed class OpenStudies(LabDatabase database, Versions versions)
{
    private static readonly Func<LabDb, string, Task<StudyRecord?>> find = EF.CompileAsyncQuery(
        (LabDb db, string name) => db.Studies.AsNoTracking().FirstOrDefault(study => study.Name == name));

    /// <summary>A launched study by its address; <c>null</c> when there is none.</summary>
    public async Task<OpenStudy?> FindAsync(string name)
    {
        await using var db = database.Open();
        return await find(db, name) is { VersionId: { } version } study && study.Status != StudyStatus.Draft
            ? new(study.Id, study.Status, await versions.GetAsync(version))
            : null;
    }
}
