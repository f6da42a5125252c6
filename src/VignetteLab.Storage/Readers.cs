using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage;

/// <summary>A few connections to read with that stay open, so that what is prepared on them stays prepared.</summary>
public sealed class Readers(LabDatabase database) : IDisposable
{
    private readonly ConcurrentBag<LabDb> idle = [];
    private int kept;

    public void Dispose()
    {
        while (idle.TryTake(out var db))
            db.Dispose();
    }

    /// <summary>Reads with a context that nobody else uses meanwhile.</summary>
    internal async Task<T> ReadAsync<T>(Func<LabDb, Task<T>> read)
    {
        if (idle.TryTake(out var waiting))
        {
            Interlocked.Decrement(ref kept);
            try
            {
                return await ReadAsync(waiting, read);
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
            await KeepAsync(db);
            return result;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    // Counted apart: the bag's own count stops everybody who takes from it.
    private async Task KeepAsync(LabDb db)
    {
        if (Interlocked.Increment(ref kept) <= database.KeptReaders)
        {
            idle.Add(db);
            return;
        }

        Interlocked.Decrement(ref kept);
        await db.DisposeAsync();
    }
}
