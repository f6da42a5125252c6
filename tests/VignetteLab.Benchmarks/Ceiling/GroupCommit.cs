using System.Collections.Concurrent;
using System.Threading.Channels;

namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>One writer that commits whatever has arrived together, then tells each so.</summary>
internal sealed class GroupCommit : IDisposable
{
    private const int mostTogether = 512;
    private const int spins = 20;

    private readonly string file;
    private readonly ConcurrentBag<CeilingDatabase> readers = [];
    private readonly Channel<(SavedPage Page, TaskCompletionSource Saved)> arrivals =
        Channel.CreateUnbounded<(SavedPage, TaskCompletionSource)>(new() { SingleReader = true });

    private readonly Thread writer;

    public GroupCommit(string file)
    {
        this.file = file;
        var database = new CeilingDatabase(file);
        writer = new Thread(() => Write(database)) { Name = "writer", IsBackground = true };
        writer.Start();
    }

    public async Task SaveAsync(SavedPage page)
    {
        // The writer must not be held up by what a request does next.
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await arrivals.Writer.WriteAsync((page, saved));
        await saved.Task;
    }

    public int? Arm(string respondent)
    {
        if (!readers.TryTake(out var reader))
            reader = new CeilingDatabase(file);
        try
        {
            return reader.Arm(respondent);
        }
        finally
        {
            readers.Add(reader);
        }
    }

    public void Dispose()
    {
        arrivals.Writer.TryComplete();
        writer.Join();
        foreach (var reader in readers)
            reader.Dispose();
    }

    private void Write(CeilingDatabase database)
    {
        using var _ = database;
        var batch = new List<(SavedPage Page, TaskCompletionSource Saved)>(mostTogether);
        while (HasArrivals())
        {
            while (batch.Count < mostTogether && arrivals.Reader.TryRead(out var arrival))
                batch.Add(arrival);
            Commit(database, batch);
            batch.Clear();
        }
    }

    // A few microseconds of looking out spare the thread a sleep that costs more.
    private bool HasArrivals()
    {
        var spin = new SpinWait();
        while (spin.Count < spins)
        {
            if (arrivals.Reader.TryPeek(out _))
                return true;
            spin.SpinOnce(sleep1Threshold: -1);
        }

        return arrivals.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();
    }

    private static void Commit(
        CeilingDatabase database, List<(SavedPage Page, TaskCompletionSource Saved)> batch)
    {
        try
        {
            database.Begin();
            foreach (var (page, _) in batch)
                database.Save(page);
            database.Commit();
        }
        catch (Exception problem)
        {
            foreach (var (_, saved) in batch)
                saved.SetException(problem);
            database.Rollback();
            return;
        }

        foreach (var (_, saved) in batch)
            saved.SetResult();
    }
}
