using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace VignetteLab.Storage;

/// <summary>Nothing of an act was kept: the database could not take it. The act may be tried again.</summary>
public sealed class NotSavedException(string message, Exception cause) : Exception(message, cause);

/// <summary>
/// The one writer of a process: takes the acts that have arrived, does them in one transaction, commits that durably,
/// and only then answers each.
/// </summary>
/// <remarks>
/// One flush to disk serves everyone who arrived while the last one was under way, so that saving stays durable and
/// fast. When an act fails, the batch is rolled back and each act of it is done by itself: none takes another with it,
/// and nobody pays for savepoints that are hardly ever needed.
/// </remarks>
public sealed class GroupCommit : IAsyncDisposable
{
    private const int most = 512;
    private const int mostTries = 4;

    // What is erased is overwritten; the log is moved into the file every 16 MB instead of every 4.
    private const string settings = """
        pragma synchronous = full; pragma secure_delete = on; pragma wal_autocheckpoint = 4000; pragma cache_size = -32768
        """;

    private readonly LabDatabase database;
    private readonly Channel<Act> acts = Channel.CreateBounded<Act>(
        new BoundedChannelOptions(65_536) { SingleReader = true });

    private readonly Task writer;
    private LabDb? db;

    public GroupCommit(LabDatabase database)
    {
        this.database = database;
        writer = Task.Run(WriteAsync);
    }

    /// <summary>How it has done since it started.</summary>
    public CommitMeter Meter { get; } = new();

    /// <summary>Does an act and commits it durably before it returns.</summary>
    /// <param name="act">
    /// Reads and changes the database it is given; may be run more than once, so it touches nothing else. What it throws
    /// is thrown to the caller, and nothing of it is kept.
    /// </param>
    /// <exception cref="NotSavedException">The database cannot be written to now.</exception>
    public async Task<T> RunAsync<T>(Func<LabDb, Task<T>> act)
    {
        var waiting = new Act<T>(act);
        var asked = Stopwatch.GetTimestamp();
        try
        {
            await acts.Writer.WriteAsync(waiting);
            var result = await waiting.Outcome;
            Meter.Keep(Stopwatch.GetElapsedTime(asked));
            return result;
        }
        catch (ChannelClosedException error)
        {
            Meter.Refuse();
            throw new NotSavedException("The program is stopping.", error);
        }
        catch (NotSavedException)
        {
            Meter.Refuse();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        acts.Writer.TryComplete();
        await writer;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Act>(most);
        while (await acts.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < most && acts.Reader.TryRead(out var act))
                batch.Add(act);
            await WriteAsync(batch);
        }

        await ForgetAsync();
    }

    private async Task WriteAsync(List<Act> batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await CommitAsync(batch);
                batch.ForEach(act => act.Answer());
                return;
            }
            catch (Exception error) when (tries < mostTries && IsCollision(error))
            {
                // Another process was faster or waited for us: all of it is done again on what is there now.
                await ForgetAsync();
            }
            catch (Exception error) when (batch.Count > 1 && (IsCollision(error) || !IsFatal(error)))
            {
                // One of them cannot be done: each by itself, so that it takes nobody with it.
                await ForgetAsync();
                foreach (var act in batch)
                    await WriteAsync([act]);
                return;
            }
            catch (Exception error)
            {
                await ForgetAsync();
                var why = IsFatal(error) ? new NotSavedException("The database could not keep this now.", error) : error;
                batch.ForEach(act => act.Fail(why));
                return;
            }
        }
    }

    private async Task CommitAsync(List<Act> batch)
    {
        db ??= await FreshAsync();

        // On SQLite “serializable” is BEGIN IMMEDIATE: a reader that turns writer half-way can be refused.
        await using var transaction = await db.Database.BeginTransactionAsync(
            db.Database.IsSqlite() ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted);
        foreach (var act in batch)
        {
            await act.RunAsync(db);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync();
    }

    // The connection stays open, so that what is prepared on it stays prepared.
    private async Task<LabDb> FreshAsync()
    {
        var fresh = database.Open();
        fresh.Database.AutoSavepointsEnabled = false;
        await fresh.Database.OpenConnectionAsync();
        if (fresh.Database.IsSqlite())
            await fresh.Database.ExecuteSqlRawAsync(settings);
        return fresh;
    }

    private async Task ForgetAsync()
    {
        if (db is not null)
            await db.DisposeAsync();
        db = null;
    }

    // The database itself, not the act, is at fault: the transaction is gone or must go.
    private static bool IsFatal(Exception error) => IsCollision(error) || Causes(error).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is not 1 and not 19, // SQL logic (triggers), constraint
        // Connection, transaction, resources, operator, system: what the server could not do, not what the act asked for.
        PostgresException postgres => postgres.SqlState[..2] is "08" or "25" or "40" or "53" or "55" or "57" or "58" or "F0" or "XX",
        DbException => true,
        _ => false,
    });

    private static bool IsCollision(Exception error) => Causes(error).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555, // a row with this key is there now
        PostgresException postgres => postgres.SqlState is "40001" or "40P01" or PostgresErrorCodes.UniqueViolation,
        _ => false,
    });

    private static IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }

    private abstract class Act
    {
        public abstract Task RunAsync(LabDb db);

        /// <summary>The commit is on disk.</summary>
        public abstract void Answer();

        /// <summary>Nothing of the act is kept.</summary>
        public abstract void Fail(Exception error);
    }

    private sealed class Act<T>(Func<LabDb, Task<T>> act) : Act
    {
        private readonly TaskCompletionSource<T> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;

        public Task<T> Outcome => outcome.Task;

        public override async Task RunAsync(LabDb db) => result = await act(db);

        public override void Answer() => outcome.TrySetResult(result!);

        public override void Fail(Exception error) => outcome.TrySetException(error);
    }
}
