using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage;

/// <summary>A few connections to read with that stay open, so that what is prepared on them stays prepared.</summary>
public sealed class Readers(LabDatabase database) : IDisposable
{
    private readonly ConcurrentBag<LabDb> idle = [];

    public void Dispose()
    {
        while (idle.TryTake(out var db))
            db.Dispose();
    }

    /// <summary>Reads with a context that nobody else uses meanwhile.</summary>
    internal async Task<T> ReadAsync<T>(Func<LabDb, Task<T>> read)
    {
        if (!idle.TryTake(out var db))
        {
            db = database.Open();
            await db.Database.OpenConnectionAsync();
        }

        try
        {
            var result = await read(db);

            // A burst must not keep every connection that the server has.
            if (idle.Count < Environment.ProcessorCount)
                idle.Add(db);
            else
                await db.DisposeAsync();
            return result;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
