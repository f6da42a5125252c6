using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Bundles;

/// <summary>Finds what bundles are made of.</summary>
public sealed class BundleSource(LabDb db)
{
    /// <summary>The files of a version, with its checks as they are for whoever reads them now.</summary>
    /// <param name="study">The study's key.</param>
    /// <param name="version">The version.</param>
    /// <param name="day">The day of the checks: the state's own, so that the same state makes the same files.</param>
    /// <param name="stop">Stops reading.</param>
    internal async Task<VersionFiles> FilesAsync(int study, FrozenStudy version, DateTime day, CancellationToken stop)
    {
        var key = await db.Keys.AsNoTracking().SingleOrDefaultAsync(key => key.StudyId == study && key.Mode == Mode.Live, stop);
        var seen = await db.SeenVignettes.Where(one => one.StudyId == study).Select(one => one.Hash).ToListAsync(stop);
        var findings = Lint.Of(new(version.Study, [])
        {
            Seen = seen.ToHashSet(),
            Today = DateOnly.FromDateTime(day),
        });
        var accepted = await db.Acceptances.AsNoTracking().Where(one => one.StudyId == study).ToListAsync(stop);
        return new(version, key?.Commitment, findings, accepted.ToDictionary(one => one.Finding));
    }

    /// <summary>Every version that was launched or piloted, the first one first.</summary>
    public async Task<IReadOnlyList<VersionRecord>> VersionsAsync(int study, CancellationToken stop) =>
        await db.Versions.AsNoTracking().Where(version => version.StudyId == study).OrderBy(version => version.Number).ToListAsync(stop);

    /// <summary>The audit log of a study, the first line first.</summary>
    public IAsyncEnumerable<AuditEvent> AuditAsync(int study) =>
        db.AuditEvents.AsNoTracking().Where(line => line.StudyId == study).OrderBy(line => line.Id).AsAsyncEnumerable();
}
