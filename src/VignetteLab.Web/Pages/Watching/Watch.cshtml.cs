using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>A study in the field: how many come, where they leave, what they answer.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class WatchModel(
    DraftAccess drafts, WatchAccess access, LabSettings settings, Unmasking unmasking, GroupCommit commit, LabDatabase database, StudioTexts texts) : PageModel, IDraftPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = Steps.All.First(step => step.Name == "watch");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>What of the study is watched.</summary>
    public WatchQuery Query { get; private set; } = null!;

    /// <summary>What is seen; <c>null</c> where there is only a draft that is not whole.</summary>
    public Watched? Watched { get; private set; }

    /// <summary>How the server is doing.</summary>
    public Metered Metered { get; private set; } = new(0, 0, null, null);

    /// <summary>How much room the database takes, in bytes.</summary>
    public long DatabaseBytes { get; private set; }

    /// <summary>Where respondents find the study.</summary>
    public string SurveyUrl => Addresses.Survey(settings, Request, Draft.Name);

    /// <summary>The modes that can be looked at.</summary>
    public IEnumerable<(Mode Mode, string Name)> Modes =>
        [(Mode.Live, texts["In the field"]), (Mode.Pilot, texts["Pilot"]), (Mode.Simulated, texts["Simulated"])];

    /// <summary>This page in another mode.</summary>
    public string Link(Mode mode) => $"/studies/{Draft.Name}/watch{new WatchQuery(mode, Core.Monitoring.Window.All)}";

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => await LoadAsync(study, stop) ?? Page();

    /// <summary>Opens results by arm before the study closes.</summary>
    [Needs(Right.SeeArms)]
    public async Task<IActionResult> OnPostUnmaskAsync(string study, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        try
        {
            await unmasking.OpenAsync(study, Input.Reason ?? "", User.Identity?.Name ?? "");
            return Redirect($"/studies/{study}/watch#effects");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", texts[refused.Said]);
            return Page();
        }
    }

    private async Task<IActionResult?> LoadAsync(string study, CancellationToken stop)
    {
        if (WatchQuery.Of(Request.Query) is not { } query || await drafts.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        (Draft, Query) = (draft, query);
        Watched = await access.FindAsync(User, study, query, stop);
        Metered = commit.Meter.Now();
        DatabaseBytes = await database.SizeAsync(stop);
        return null;
    }

    /// <summary>Why results are opened early.</summary>
    public sealed record Form
    {
        public string? Reason { get; init; }
    }
}
