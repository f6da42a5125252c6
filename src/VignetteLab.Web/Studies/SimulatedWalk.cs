using Microsoft.Extensions.Primitives;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Studies;

/// <summary>One made-up respondent's way through a study.</summary>
/// <param name="version">What they answer.</param>
/// <param name="person">Who they are.</param>
/// <param name="startKey">The key of their landing page.</param>
/// <param name="start">When they press Start.</param>
internal sealed class SimulatedWalk(KeptVersion version, SimulatedRespondent person, string startKey, DateTime start)
{
    private int revision;
    private Place? place;
    private IReadOnlyList<Item>? shown;
    private Dictionary<string, StringValues> fields = [];
    private string at = FrozenStudy.Information;
    private double seconds;

    /// <summary>When they do what they do next.</summary>
    public DateTime At { get; private set; } = start;

    /// <summary>Whether they do nothing more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>How far they came; <c>null</c> before they sent a page.</summary>
    public Standing? Standing { get; private set; }

    /// <summary>What turned them away; <c>null</c> when nothing did.</summary>
    public string? TurnedAway { get; private set; }

    private string Language => person.LanguageOf(version.Study.Study);

    /// <summary>They press Start.</summary>
    /// <param name="then">Is called when it is done.</param>
    public RehearsedAct Begin(Action then) => new RehearsedAct.Starts(
        new(version.StudyId, version.Id, Mode.Simulated, startKey, person.Token, Language, At),
        started =>
        {
            if (started.IsFull)
                (IsOver, TurnedAway) = (true, TurningAway.Target);
            else
                Come(stays: false);
            then();
        });

    /// <summary>They send the page that they are at.</summary>
    /// <param name="then">Is called when it is done.</param>
    public RehearsedAct Send(Action then)
    {
        var page = version.Study.Page(at)!;

        // Asked once more for what was left out, the person goes on without it.
        if (fields.Count == 0)
            fields = person.Answer(page with { Items = shown ?? page.Items }, place).ToDictionary(answer => answer.Key, answer => new StringValues(answer.Value));
        var form = new SentForm(new FormCollection(fields));
        var sent = new SentPage(
            person.Token, at, Op.Continue, Language, Language, revision, FormattableString.Invariant($"simulated-{revision}"),
            form.Body(page), form.Read(page).Answers, seconds, At);
        return new RehearsedAct.Sends(sent, outcome =>
        {
            if (outcome.Result != SaveResult.Saved)
                throw new RefusedException($"A simulated respondent was refused page “{at}”: {outcome.Result}.");
            Standing = outcome.Standing!;
            (revision, place, TurnedAway) = (Standing.Saved[^1].Sequence, Standing.Place, Standing.TurnedAway);
            at = outcome.Next;
            shown = version.Study.Page(at) is { } next ? Standing.Journey.Shown(next) : null;
            if (!outcome.Stays)
                fields = [];
            Come(outcome.Stays);
            then();
        });
    }

    // One who came to a page and did not leave is not asked again whether they leave it.
    private void Come(bool stays)
    {
        IsOver = version.Study.Page(at) is not { } page || !stays && person.Leaves(page, place);
        if (IsOver)
            return;
        seconds = person.Seconds();
        At = At.AddSeconds(seconds);
    }
}
