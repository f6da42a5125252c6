using System.Collections.Concurrent;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Simulation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Studies;

/// <summary>A simulation that somebody started from the studio.</summary>
/// <param name="by">Who started it.</param>
/// <param name="respondents">How many are to come.</param>
/// <param name="effects">The effects that were stated.</param>
public sealed class SimulationRun(string by, int respondents, IReadOnlyList<EffectRow> effects)
{
    private int done;

    public string By => by;
    public int Respondents => respondents;
    public IReadOnlyList<EffectRow> Effects => effects;

    /// <summary>How many have come and gone.</summary>
    public int Done => done;

    /// <summary>Whether it is over, however it ended.</summary>
    public bool IsOver => Ended is not null;

    /// <summary>How it ended; <c>null</c> while it runs.</summary>
    public SimulationEnd? Ended { get; internal set; }

    /// <summary>Why it could not be done.</summary>
    public Core.Said? Refused { get; internal set; }

    /// <summary>What came of it.</summary>
    public SimulationResult? Result { get; internal set; }

    internal CancellationTokenSource Stopping { get; } = new();

    internal Task Work { get; set; } = Task.CompletedTask;

    internal void Tell(int count) => Volatile.Write(ref done, count);
}

/// <summary>How a simulation ended.</summary>
public enum SimulationEnd
{
    /// <summary>All came and went.</summary>
    Finished,

    /// <summary>Somebody stopped it, or the server was; those who had come by then are kept.</summary>
    Stopped,

    /// <summary>It could not be done.</summary>
    Failed,
}

/// <summary>
/// Simulations in the background: one for each study, on while nobody looks, and gone with the process. What was simulated is in the
/// database and stays.
/// </summary>
public sealed class Simulations(
    Publication publication, Rehearsal rehearsal, Versions versions, LabDatabase database, ILogger<Simulations> logger) : IHostedService
{
    // Acts that share a transaction: a respondent who sends a page meanwhile waits for no more than a blink.
    private const int atOnce = 100;

    private readonly ConcurrentDictionary<int, SimulationRun> runs = [];
    private readonly Lock door = new();

    /// <summary>The last simulation of a study since the site started; <c>null</c> where there was none.</summary>
    public SimulationRun? Of(int study) => runs.GetValueOrDefault(study);

    /// <summary>Starts one; what was simulated before is erased.</summary>
    /// <param name="study">The study's key.</param>
    /// <param name="run">What is wanted.</param>
    /// <param name="options">How people come, answer and leave.</param>
    /// <param name="seed">The same seed makes the same people.</param>
    /// <returns>Whether it was started; not where one is still running.</returns>
    public bool Start(int study, SimulationRun run, FieldworkOptions options, long seed)
    {
        lock (door)
        {
            if (runs.TryGetValue(study, out var before) && !before.IsOver)
                return false;
            runs[study] = run;
            run.Work = Task.Run(() => RunAsync(study, run, options, seed));
            return true;
        }
    }

    /// <summary>Stops one after what is under way.</summary>
    public void Stop(int study) => Of(study)?.Stopping.Cancel();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The key of a simulation that is cut off is still shown.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var run in runs.Values)
            await run.Stopping.CancelAsync();
        await Task.WhenAll(runs.Values.Select(run => run.Work)).WaitAsync(cancellationToken);
    }

    private async Task RunAsync(int study, SimulationRun run, FieldworkOptions options, long seed)
    {
        var stop = run.Stopping.Token;
        try
        {
            var ended = SimulationEnd.Finished;
            try
            {
                await new SimulatedFieldwork(publication, rehearsal, versions, atOnce).RunAsync(study, run.Respondents, seed, null, options, run.Tell, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                ended = SimulationEnd.Stopped;
            }

            await using var snapshot = await Snapshot.OpenAsync(database, versions, study, Mode.Simulated, CancellationToken.None);
            run.Result = snapshot is null ? null : await SimulationResult.OfAsync(snapshot, run.Effects, CancellationToken.None);
            run.Ended = ended;
        }
        catch (RefusedException refused)
        {
            (run.Refused, run.Ended) = (refused.Said, SimulationEnd.Failed);
        }
        catch (Exception error)
        {
            // Nobody awaits it: what went wrong is in the log, and on the page that it did.
            logger.NotSimulated(study, error);
            run.Ended = SimulationEnd.Failed;
        }
    }
}
