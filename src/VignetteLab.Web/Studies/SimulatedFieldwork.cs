using System.Security.Cryptography;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Simulation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Studies;

/// <summary>Sends made-up respondents through the same acts as real ones, in the order of their made-up times.</summary>
/// <param name="publication">Makes the study ready.</param>
/// <param name="rehearsal">Does the acts.</param>
/// <param name="versions">Knows what is answered.</param>
/// <param name="atOnce">How many acts share a transaction: where a site is open, real people wait for so many.</param>
public sealed class SimulatedFieldwork(Publication publication, Rehearsal rehearsal, Versions versions, int atOnce = Rehearsal.Most)
{
    // A time that nobody takes for a real one, and the same in every run.
    private static readonly DateTime opening = new(2001, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Simulates a study; what was simulated before is erased. However it ends, the key is shown.</summary>
    /// <param name="study">The study's key: it may be renamed meanwhile.</param>
    /// <param name="respondents">How many, at least 1.</param>
    /// <param name="seed">The same seed, key and options give the same data.</param>
    /// <param name="key">The allocation key; drawn when <c>null</c>.</param>
    /// <param name="options">How they come, answer and leave.</param>
    /// <param name="progress">Is told how many are done.</param>
    /// <param name="stop">Ends it after the acts that are under way.</param>
    /// <returns>The key, and what became of whom.</returns>
    /// <exception cref="RefusedException">The study was erased, or something in its draft is missing.</exception>
    /// <exception cref="FieldworkException">The options do not fit the study; nothing was erased.</exception>
    public async Task<Simulated> RunAsync(
        int study, int respondents, long seed, AllocationKey? key, FieldworkOptions options, Action<int> progress,
        CancellationToken stop)
    {
        var version = await versions.GetAsync(await publication.VersionToSimulateAsync(study));
        var plan = FieldworkPlan.Read(version.Study, options);
        key ??= new(RandomNumberGenerator.GetBytes(AllocationKey.Length));
        var (_, commitment) = await publication.PrepareSimulationAsync(study, key);
        var attendance = new Attendance();
        try
        {
            var field = new Field(respondents, attendance, progress, number => new(
                version, new(version.Study.Study.Name, seed, number, plan), FormattableString.Invariant($"simulated-{seed}-{number}"),
                opening + plan.Arrivals.Start(number, respondents)));
            await rehearsal.RunAsync(field.Next, stop, atOnce);
        }
        finally
        {
            await publication.EndSimulationAsync(study);
        }

        return new(key.Hex, commitment, attendance);
    }

    /// <summary>Who is under way, and what happens next.</summary>
    private sealed class Field(
        int respondents, Attendance attendance, Action<int> progress, Func<int, SimulatedWalk> walkOf)
    {
        private readonly int step = Math.Clamp(respondents / 40, 1, 250);

        private readonly PriorityQueue<SimulatedWalk, (DateTime At, int Number)> underWay = new();
        private SimulatedWalk? coming = walkOf(1);
        private int started;

        /// <summary>What happens next of all that anybody does; of two things in the same moment, what the one who came first does.</summary>
        public RehearsedAct? Next()
        {
            if (coming is { } newcomer &&
                (!underWay.TryPeek(out _, out var first) || (newcomer.At, started + 1).CompareTo(first) < 0))
            {
                var number = ++started;
                coming = started < respondents ? walkOf(started + 1) : null;
                return newcomer.Begin(() => GoOn(newcomer, number));
            }

            return underWay.TryDequeue(out var walk, out var when) ? walk.Send(() => GoOn(walk, when.Number)) : null;
        }

        private void GoOn(SimulatedWalk walk, int number)
        {
            if (!walk.IsOver)
            {
                underWay.Enqueue(walk, (walk.At, number));
                return;
            }

            attendance.Count(walk);
            if (attendance.Came % step == 0 || attendance.Came == respondents)
                progress(attendance.Came);
        }
    }
}
