using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Empties the bin: what has been there for long enough, and nobody ever answered, is erased.</summary>
public sealed class Binning(GroupCommit commit, TimeProvider time)
{
    /// <summary>For how long a study stays in the bin.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromDays(30);

    /// <summary>Whether a study goes when its time in the bin is over; one with answers of real people stays.</summary>
    public static IQueryable<StudyRecord> Erasable(LabDb db) => db.Studies.Where(study =>
        study.BinnedUtc != null && study.LaunchedUtc == null && study.PilotVersionId == null && study.Status == StudyStatus.Draft &&
        !db.Keys.Any(key => key.StudyId == study.Id && key.Mode != Mode.Simulated) &&
        !db.Respondents.Any(one => one.StudyId == study.Id && one.Mode != Mode.Simulated));

    /// <summary>Erases them.</summary>
    /// <returns>The names of the studies that are gone.</returns>
    public Task<IReadOnlyList<string>> EmptyAsync() => commit.RunAsync<IReadOnlyList<string>>(async db =>
    {
        var until = time.GetUtcNow().UtcDateTime - Life;
        var over = await Erasable(db).Where(study => study.BinnedUtc <= until).ToListAsync();
        foreach (var study in over)
        {
            await Erasing.StudyAsync(db, study.Id);
            await Auditing.AddAsync(db, time.GetUtcNow().UtcDateTime, AuditKind.Purged, Auditing.Server, study.Id, study.Name);
        }

        return [.. over.Select(study => study.Name)];
    });

    /// <summary>The tables whose lines belong to a study, those that others point to last.</summary>
    internal static IEnumerable<IEntityType> Tables(LabDb db)
    {
        var types = db.Model.GetEntityTypes().Where(type => OfStudy(type) is not null).ToList();
        while (types.Count > 0)
        {
            var free = types.Find(type => !types.Exists(other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type)))
                ?? types[0];
            types.Remove(free);
            yield return free;
        }
    }

    /// <summary>The member that says of which study a line is; <c>null</c> where lines are of none.</summary>
    internal static IProperty? OfStudy(IEntityType type) =>
        type.GetForeignKeys().FirstOrDefault(key => key.PrincipalEntityType.ClrType == typeof(StudyRecord))?.Properties[0]
            ?? (type.ClrType == typeof(KeyRecord) || type.ClrType == typeof(Counter) ? type.FindProperty(nameof(KeyRecord.StudyId)) : null);
}
