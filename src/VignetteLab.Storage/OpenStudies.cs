using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A study as respondents find it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Status">How far it has come; never a draft.</param>
/// <param name="Version">The version that new respondents answer.</param>
public sealed record OpenStudy(int Id, StudyStatus Status, KeptVersion Version);

/// <summary>The studies that were launched.</summary>
public sealed class OpenStudies(Readers readers, Versions versions)
{
    private const string find = """select "Id", "Status", "VersionId" from "Studies" where "Name" = @p0""";

    /// <summary>A launched study by its address; <c>null</c> when there is none.</summary>
    public Task<OpenStudy?> FindAsync(string name) => readers.ReadAsync(async db =>
        await RowAsync(db, name) is { Version: { } version } study && study.Status != StudyStatus.Draft
            ? new OpenStudy(study.Id, study.Status, await versions.GetAsync(db, version))
            : null);

    /// <summary>Whether a study has as many as it wants, so that nobody need start.</summary>
    public Task<bool> IsFullAsync(OpenStudy study, DateTime nowUtc) => study.Version.Study.Study.Allocation.Target == 0
        ? Task.FromResult(false)
        : readers.ReadAsync(db => Filling.IsFullAsync(db, study.Version.Study, study.Id, Mode.Live.Name(), nowUtc));

    private static async Task<(int Id, StudyStatus Status, int? Version)> RowAsync(LabDb db, string name)
    {
        await using var row = await db.Statement(find, name).ExecuteReaderAsync();
        return await row.ReadAsync()
            ? (row.GetInt32(0), Enum.Parse<StudyStatus>(row.GetString(1)), row.GetOrNull(2, (row, column) => row.GetInt32(column)))
            : default;
    }
}
