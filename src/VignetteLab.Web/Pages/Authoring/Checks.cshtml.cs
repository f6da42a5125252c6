using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;
using Finding = VignetteLab.Core.Studies.Lint.Finding;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What is wrong with a draft, what may be, and what is good to know.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class ChecksModel(DraftAccess access, Examining examining, Reviewing reviewing, StudioTexts texts) : PageModel, IDraftPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = Steps.All.First(step => step.Name == "checks");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>Whether fieldwork was drawn, which takes some seconds, to see how small arms can get.</summary>
    public bool IsThorough { get; private set; }

    /// <summary>Everything that was found, errors first.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Finding to why it was accepted.</summary>
    public IReadOnlyDictionary<string, Acceptance> Accepted { get; private set; } = new Dictionary<string, Acceptance>();

    /// <summary>What still has to be mended or accepted.</summary>
    public IEnumerable<Finding> Open(Severity severity) =>
        Findings.Where(finding => finding.Severity == severity && !Accepted.ContainsKey(finding.Key));

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => await LoadAsync(study, stop) ?? Page();

    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostAcceptAsync(string study, CancellationToken stop) => ActAsync(study, async () =>
    {
        if (!Findings.Any(finding => finding.Key == Input.Finding && finding.CanBeAccepted))
            throw new RefusedException(texts["This was changed in the meantime. Look at the list again."]);
        if (string.IsNullOrWhiteSpace(Input.Reason))
            throw new RefusedException(texts["Say why it is all right; the reason is kept."]);
        await reviewing.AcceptAsync(Draft.State.StudyId, Input.Finding!, Input.Reason, DraftAccess.Id(User));
    }, stop);

    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostTakeBackAsync(string study, CancellationToken stop) => ActAsync(study, () =>
        reviewing.TakeBackAsync(Draft.State.StudyId, Input.Finding ?? ""), stop);

    /// <summary>Where a finding is mended; <c>null</c> where that is not done in the studio.</summary>
    public string? AddressOf(Finding finding) => Mending.Of(finding) is { } place ? $"/studies/{Draft.Name}/{place}" : null;

    private async Task<IActionResult> ActAsync(string study, Func<Task> act, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        try
        {
            await act();
            return Redirect($"/studies/{study}/checks{(IsThorough ? "?thorough=1" : "")}#step");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", texts[refused.Said]);
            return Page();
        }
    }

    private async Task<IActionResult?> LoadAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        IsThorough = Request.Query["thorough"] == "1";
        if (await examining.OfAsync(study, new() { Replications = IsThorough ? CellCounts.Usually : 0, IsCorrection = draft.Status != StudyStatus.Draft }, stop) is not { } found)
            return NotFound();
        (Findings, Accepted) = (found.Findings, found.Accepted);
        return null;
    }

    /// <summary>A finding to accept, or to accept no longer.</summary>
    public sealed record Form
    {
        public string? Finding { get; init; }
        public string? Reason { get; init; }
    }
}
