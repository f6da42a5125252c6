using Microsoft.Extensions.Primitives;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Studies;

/// <summary>Sends made-up respondents through the same acts as real ones.</summary>
public sealed class SimulatedFieldwork(
    Publication publication, Enrolment enrolment, Answering answering, Versions versions, Secrets secrets)
{
    // So many are under way at once: they share commits, and stand in line in the same order every time.
    private const int cohort = 250;

    // A time that nobody takes for a real one, and the same in every run.
    private static readonly DateTime opening = new(2001, 1, 1, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Simulates a study; what was simulated before is erased.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="respondents">How many, at least 1.</param>
    /// <param name="seed">The same seed and key give the same data.</param>
    /// <param name="key">The allocation key; drawn when <c>null</c>.</param>
    /// <param name="progress">Is told how many are done.</param>
    /// <param name="stop">Ends it after the cohort that is under way.</param>
    /// <returns>The commitment of the key.</returns>
    /// <exception cref="RefusedException">There is no such study.</exception>
    public async Task<string> RunAsync(
        string study, int respondents, long seed, AllocationKey? key, Action<int> progress, CancellationToken stop)
    {
        var (versionId, commitment) = await publication.PrepareSimulationAsync(study, key);
        var version = await versions.GetAsync(versionId);

        // Fetched before anybody stands in line: an act that had to wait for it would lose its place.
        await secrets.GetAsync(WithdrawalCode.SecretName);
        for (var done = 0; done < respondents; done += cohort)
        {
            stop.ThrowIfCancellationRequested();
            var last = Math.Min(done + cohort, respondents);
            await RunAsync(version, seed, done + 1, last);
            progress(last);
        }

        return commitment;
    }

    private async Task RunAsync(KeptVersion version, long seed, int first, int last)
    {
        var walks = Enumerable.Range(first, last - first + 1)
            .Select(number => new Walk(version, seed, number)).ToArray();
        await Task.WhenAll(walks.Select(walk => enrolment.StartAsync(walk.Start)));

        // Page by page: acts are done in the order they arrive, so the order of places is that of the walks.
        for (var open = walks; open.Length > 0;)
        {
            var outcomes = await Task.WhenAll(open.Select(walk => answering.SaveAsync(walk.Send())));
            foreach (var (walk, outcome) in open.Zip(outcomes))
                walk.Moved(outcome);
            open = [.. open.Where(walk => walk.Page != Journey.Receipt)];
        }
    }

    private sealed class Walk(KeptVersion version, long seed, int number)
    {
        private readonly SimulatedRespondent person = new(version.Study.Study.Name, seed, number);
        private DateTime now = opening.AddMinutes(number);
        private int revision;
        private Dictionary<string, StringValues> fields = [];

        public string Page { get; private set; } = FrozenStudy.Information;

        private string Language => person.LanguageOf(version.Study.Study);

        public Start Start => new(
            version.StudyId, version.Id, Mode.Simulated, $"simulated-{seed}-{number}", person.Token, Language, now);

        public SentPage Send()
        {
            var page = version.Study.Page(Page)!;
            var seconds = person.Seconds();
            now = now.AddSeconds(seconds);

            // Asked once more for what was left out, the person goes on without it.
            if (fields.Count == 0)
                fields = person.Answer(page).ToDictionary(answer => answer.Key, answer => new StringValues(answer.Value));
            var form = new SentForm(new FormCollection(fields));
            return new(
                person.Token, Page, Op.Continue, Language, Language, revision,
                FormattableString.Invariant($"simulated-{revision}"), form.Body(page), form.Read(page).Answers, seconds, now);
        }

        public void Moved(SaveOutcome outcome)
        {
            if (outcome.Result != SaveResult.Saved)
                throw new RefusedException($"A simulated respondent was refused page “{Page}”: {outcome.Result}.");
            revision = outcome.Standing!.Saved[^1].Sequence;
            Page = outcome.Next;
            if (!outcome.Stays)
                fields = [];
        }
    }
}
