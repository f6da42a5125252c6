using System.Collections.Concurrent;
using System.Data.Common;
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
        if (idle.TryTake(out var kept))
        {
            try
            {
                return await ReadAsync(kept, read);
            }
            catch (DbException)
            {
                // The server may have ended the connection while nobody looked; a fresh one says what is really the matter.
            }
        }

        var fresh = database.Open();
        await fresh.Database.OpenConnectionAsync();
        return await ReadAsync(fresh, read);
    }

    private async Task<T> ReadAsync<T>(LabDb db, Func<LabDb, Task<T>> read)
    {
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
