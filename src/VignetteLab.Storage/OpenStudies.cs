using System.Data.Common;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A study as respondents find it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Status">How far it has come; a draft only where it is piloted.</param>
/// <param name="OpensUtc">From when respondents may start; <c>null</c> for the launch.</param>
/// <param name="ClosesUtc">When it closes by itself; <c>null</c> where somebody has to close it.</param>
/// <param name="Version">The version that new respondents answer.</param>
/// <param name="Mode">Live, or pilot behind a pilot's link.</param>
public sealed record OpenStudy(int Id, StudyStatus Status, DateTime? OpensUtc, DateTime? ClosesUtc, KeptVersion Version, Mode Mode = Mode.Live)
{
    /// <summary>Whether it is closed, though nobody may have been awake to close it.</summary>
    public bool IsClosed(DateTime nowUtc) => Status == StudyStatus.Closed || ClosesUtc <= nowUtc;

    /// <summary>Whether it is launched and yet to open.</summary>
    public bool IsYetToOpen(DateTime nowUtc) => OpensUtc > nowUtc;
}

/// <summary>The studies that were launched, or are piloted.</summary>
public sealed class OpenStudies(Readers readers, Versions versions, Secrets secrets)
{
    private const string find = """
        select "Id", "Status", "OpensUtc", "ClosesUtc", "VersionId", "PilotVersionId", "PilotNonce" from "Studies" where "Name" = @p0
        """;

    /// <summary>A launched study by its address; <c>null</c> when there is none.</summary>
    public Task<OpenStudy?> FindAsync(string name) => readers.ReadAsync(async db =>
        await RowAsync(db, name) is { Version: { } version } study && study.Status != StudyStatus.Draft
            ? new OpenStudy(study.Id, study.Status, study.OpensUtc, study.ClosesUtc, await versions.GetAsync(db, version))
            : null);

    /// <summary>A study whose pilot is open; <c>null</c> when there is none.</summary>
    /// <param name="name">The study's address.</param>
    /// <param name="token">What its link ends in, where that has to be shown.</param>
    public async Task<OpenStudy?> PilotAsync(string name, string? token = null)
    {
        var secret = await secrets.GetAsync(Piloting.SecretName);
        return await readers.ReadAsync(async db =>
            await RowAsync(db, name) is { PilotVersion: { } version, PilotNonce: { } nonce } study && (token is null || Piloting.Holds(secret, nonce, token))
                ? new OpenStudy(study.Id, study.Status, null, null, await versions.GetAsync(db, version), Mode.Pilot)
                : null);
    }

    /// <summary>Whether a study is at an address now; its versions may name an earlier one.</summary>
    public async Task<bool> IsAtAsync(int study, string name) => await readers.ReadAsync(db => RowAsync(db, name)) is { } row && row.Id == study;

    /// <summary>Whether a study has as many as it wants, so that nobody need start.</summary>
    public Task<bool> IsFullAsync(OpenStudy study, DateTime nowUtc) => study.Version.Study.Study.Allocation.Target == 0
        ? Task.FromResult(false)
        : readers.ReadAsync(db => Filling.IsFullAsync(db, study.Version.Study, study.Id, study.Mode.Name(), nowUtc));

    private static async Task<Row?> RowAsync(LabDb db, string name)
    {
        await using var row = await db.Statement(find, name).ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(
                row.GetInt32(0), Enum.Parse<StudyStatus>(row.GetString(1)), row.GetOrNull(2, Prepared.GetUtc), row.GetOrNull(3, Prepared.GetUtc),
                Number(row, 4), Number(row, 5), row.IsDBNull(6) ? null : row.GetString(6))
            : null;
    }

    private static int? Number(DbDataReader row, int column) => row.GetOrNull(column, (row, column) => row.GetInt32(column));

    private sealed record Row(
        int Id, StudyStatus Status, DateTime? OpensUtc, DateTime? ClosesUtc, int? Version, int? PilotVersion, string? PilotNonce);
}
