using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Watching;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Sends made-up respondents through a study, in the background, and shows what came of them beside what was stated.</summary>
/// <remarks>They do the acts of respondents, in the order of their made-up times, without HTTP between: a thousand of them take seconds.</remarks>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class SimulateModel(
    DraftAccess access, Simulations simulations, WatchCounts counts, LabDatabase database, Versions versions, StudioTexts texts) : PageModel, IDraftPage
{
    /// <summary>The fewest and the most who can be simulated from the studio.</summary>
    public const int Fewest = 100, Most = 10_000;

    private const int lines = 3;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = Steps.All.First(step => step.Name == "try");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>What would be simulated; <c>null</c> where the draft is not finished.</summary>
    public FrozenStudy? Study { get; private set; }

    /// <summary>The last simulation since the site started.</summary>
    public SimulationRun? Run { get; private set; }

    /// <summary>What is in the database of simulated people; <c>null</c> where there are none.</summary>
    public SimulationResult? Result { get; private set; }

    /// <summary>Whether arms are shown by name.</summary>
    public bool SeesArms { get; private set; }

    /// <summary>Whether whoever looks may simulate.</summary>
    public bool MaySimulate { get; private set; }

    /// <summary>What an effect can be stated on: scales, and items on points or numbers, asked after allocation.</summary>
    public IReadOnlyList<(string Name, string Label)> Outcomes => Study is null ? [] :
    [
        .. Study.Study.Scales.Select(scale => (scale.Name, scale.Label.In(Words))),
        .. Study.Study.Pages.SkipWhile(page => !page.Vignette).SelectMany(page => page.Items).Where(item => item is RatingItem or NumberItem)
            .Select(item => (item.Name, item.Prompt.In(Words))),
    ];

    /// <summary>The choices whose mix can be stated.</summary>
    public IEnumerable<ChoiceItem> Choices => Study?.Study.Items.OfType<ChoiceItem>().Where(item => item.Check is null) ?? [];

    /// <summary>The language of the study that its names are shown in.</summary>
    public string Words => Study is null || Study.Study.Languages.Contains(texts.Language) ? texts.Language : Study.Study.Languages[0];

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        Input = new() { DropOut = [.. Enumerable.Range(0, lines).Select(_ => new LeavingRow())], Effects = [.. Enumerable.Range(0, lines).Select(_ => new EffectRow())] };
        return Page();
    }

    /// <summary>How far it is, for the page's script.</summary>
    public async Task<IActionResult> OnGetProgressAsync(string study, CancellationToken stop) =>
        await access.FindAsync(User, study, stop) is not { } draft ? NotFound()
        : new JsonResult(simulations.Of(draft.State.StudyId) is { } run ? new { done = run.Done, of = run.Respondents, isOver = run.IsOver } : null);

    [Needs(Right.Pilot)]
    public async Task<IActionResult> OnPostAsync(string study, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        if (Problem() is { } problem)
        {
            ModelState.Say(written => texts["“{0}” is not a whole number.", written]);
            ModelState.AddModelError("", problem);
            return Page();
        }

        var effects = Input.Effects.Where(row => !string.IsNullOrEmpty(row.Outcome) && !string.IsNullOrWhiteSpace(row.By)).ToArray();
        var options = Options(effects);
        try
        {
            FieldworkPlan.Read(Study!, options);
        }
        catch (FieldworkException wrong)
        {
            foreach (var fault in wrong.Faults)
                ModelState.AddModelError("", texts[fault]);
            return Page();
        }

        var run = new SimulationRun(User.Identity?.Name ?? "", Input.Respondents, effects);
        if (!simulations.Start(Draft.State.StudyId, run, options, Input.Seed ?? RandomNumberGenerator.GetInt32(1, int.MaxValue)))
        {
            ModelState.AddModelError("", texts["{0} is simulating this study right now. Wait until it is done, or stop it.", simulations.Of(Draft.State.StudyId)!.By]);
            return Page();
        }

        return Redirect($"/studies/{Draft.Name}/simulate");
    }

    [Needs(Right.Pilot)]
    public async Task<IActionResult> OnPostStopAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        simulations.Stop(draft.State.StudyId);
        return Redirect($"/studies/{draft.Name}/simulate");
    }

    private string? Problem() =>
        Draft.Status == StudyStatus.Closed ? texts["This study is closed, and its data are what they are. Simulate a copy of it."]
        : Study is null ? texts["The draft is not finished. The checks say what is missing."]
        : !ModelState.IsValid || Input.Respondents is < Fewest or > Most ? texts["Say how many respondents: a whole number from {0} to {1}.", Fewest, Most]
        : Input.DropOut.Select(row => row.Percent).Append(Input.NonResponse).Any(text => !string.IsNullOrWhiteSpace(text) && Decimals.Read(text) is not (>= 0 and <= 100))
            ? texts["A percentage is a number from 0 to 100."]
        : Input.Effects.Select(row => row.By).Append(Input.PeopleSd).Any(text => !string.IsNullOrWhiteSpace(text) && Decimals.Read(text) is null)
            ? texts["Points are a number, as in 0.5."]
        : null;

    private FieldworkOptions Options(IEnumerable<EffectRow> effects) => new()
    {
        Arrivals = Input.Arrivals,
        DropOut = [.. Input.DropOut.Where(row => !string.IsNullOrEmpty(row.Page) && !string.IsNullOrWhiteSpace(row.Percent)).Select(row =>
            $"{row.Page}{(string.IsNullOrEmpty(row.Arm) ? "" : $"@{row.Arm}")}={Decimals.Plain(row.Percent)}")],
        NonResponse = string.IsNullOrWhiteSpace(Input.NonResponse) ? null : Decimals.Plain(Input.NonResponse),
        PeopleSd = string.IsNullOrWhiteSpace(Input.PeopleSd) ? null : Decimals.Plain(Input.PeopleSd),
        Effects = [.. effects.Select(row => $"{row.Outcome}:{row.Factor}={row.Level}:{Decimals.Plain(row.By)}")],
        Mix = [.. Input.Mix.Where(item => item.Value.Values.Any(weight => weight is not null)).Select(item =>
            $"{item.Key}={string.Join(',', item.Value.Where(option => option.Value is not null).Select(option => string.Create(CultureInfo.InvariantCulture, $"{option.Key}:{option.Value}")))}")],
    };

    private async Task<IActionResult?> LoadAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        await using var snapshot = await Snapshot.OpenAsync(database, versions, draft.Name, Mode.Simulated, stop);
        if (snapshot is null)
            return NotFound();
        var role = HttpContext.Features.Get<StudyMember>()!.Role;
        MaySimulate = Rights.May(role, Right.Pilot);

        // Of a draft nothing is drawn yet that a simulated arm could tell of.
        SeesArms = draft.Status == StudyStatus.Draft || Rights.In(snapshot, role).SeesArms;
        Study = snapshot.Study.VersionId is { } id ? (await versions.GetAsync(id)).Study
            : draft.Problems.Count == 0 ? new(SpokenWords.Of(draft.State.Json)) : null;
        Run = simulations.Of(draft.State.StudyId);
        if (Run is not { IsOver: false })
        {
            Result = Run?.Result ?? await ReadAsync(snapshot, stop);
        }

        return null;
    }

    // Simulated before the site started, or by the command: the effects that were stated are not known.
    private async Task<SimulationResult?> ReadAsync(Snapshot snapshot, CancellationToken stop)
    {
        if (await snapshot.LastUtcAsync(stop) is null)
            return null;
        var (study, tallied, _) = await counts.ReadAsync(snapshot, Window.All, stop);
        return new(study, tallied, []);
    }

    /// <summary>How people come, answer and leave.</summary>
    public sealed record Form
    {
        public int Respondents { get; init; } = 400;
        public Arrivals Arrivals { get; init; }
        public string? NonResponse { get; init; }
        public string? PeopleSd { get; init; }
        public long? Seed { get; init; }
        public List<LeavingRow> DropOut { get; init; } = [];
        public List<EffectRow> Effects { get; init; } = [];

        /// <summary>Choice to option to how often it is chosen, relative to the others.</summary>
        public Dictionary<string, Dictionary<string, int?>> Mix { get; init; } = [];
    }
}
