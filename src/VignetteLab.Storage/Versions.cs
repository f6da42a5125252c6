using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage;

/// <summary>A frozen version of a study as it is kept.</summary>
/// <param name="Id">Its key in the database.</param>
/// <param name="StudyId">Its study's key.</param>
/// <param name="Number">Its number within the study, from 1.</param>
/// <param name="Study">What it says.</param>
public sealed record KeptVersion(int Id, int StudyId, int Number, FrozenStudy Study);

/// <summary>The versions that were read, worked out once: they never change, so they are kept in memory for good.</summary>
public sealed class Versions(LabDatabase database)
{
    private readonly ConcurrentDictionary<int, KeptVersion> known = [];

    /// <summary>A version by its key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public async ValueTask<KeptVersion> GetAsync(int id)
    {
        if (known.TryGetValue(id, out var version))
            return version;
        await using var db = database.Open();
        return await GetAsync(db, id);
    }

    /// <summary>Likewise, read on the caller's connection: one who holds a connection must not wait for a second.</summary>
    internal async ValueTask<KeptVersion> GetAsync(LabDb db, int id)
    {
        if (known.TryGetValue(id, out var version))
            return version;
        var record = await db.Versions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == id)
            ?? throw new KeyNotFoundException($"There is no version {id}.");
        return known.GetOrAdd(id, new KeptVersion(id, record.StudyId, record.Number, new FrozenStudy(record.Json)));
    }
}
