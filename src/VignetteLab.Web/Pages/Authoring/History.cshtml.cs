using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Who changed what in a draft, and when; any state of it can be brought back.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class HistoryModel(DraftAccess access, LabDb db, Drafting drafting, StudioTexts texts) : PageModel, IDraftPage
{
    private const int most = 25;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = new("history", "History");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>Who sat at it, newest first.</summary>
    public IReadOnlyList<Sitting> Sittings { get; private set; } = [];

    /// <summary>The sitting whose changes are shown; <c>null</c> for none.</summary>
    public Sitting? Shown { get; private set; }

    /// <summary>What it changed.</summary>
    public IReadOnlyList<DraftChange> Changes { get; private set; } = [];

    /// <summary>Where older ones begin; <c>null</c> where there are none.</summary>
    public int? Older => Sittings.Count > 0 && Sittings[^1].First > 1 ? Sittings[^1].First : null;

    /// <summary>The number that the page begins below, as the address has it; <c>null</c> for the newest.</summary>
    public int? Before { get; private set; }

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => await LoadAsync(study, stop) ?? Page();

    [Needs(Right.Edit)]
    public async Task<IActionResult> OnPostAsync(string study, CancellationToken stop)
    {
        try
        {
            var state = await drafting.RestoreAsync(study, Input.Edit, DraftAccess.Id(User));
            return Redirect($"/studies/{Core.Studies.StudyFile.ReadDraft(state.Json).Study.Name}/history");
        }
        catch (RefusedException refused)
        {
            if (await LoadAsync(study, stop) is { } gone)
                return gone;
            ModelState.AddModelError("", texts[refused.Said]);
            return Page();
        }
    }

    private async Task<IActionResult?> LoadAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        Before = int.TryParse(Request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null;
        var id = draft.State.StudyId;
        Sittings = await DraftHistory.ReadAsync(db, id, Before, most, stop);
        if (int.TryParse(Request.Query["show"], NumberStyles.None, CultureInfo.InvariantCulture, out var shown) &&
            Sittings.FirstOrDefault(sitting => sitting.Last == shown) is { First: > 1 } sitting &&
            await Drafts.AtAsync(db, id, sitting.First - 1, stop) is { } was && await Drafts.AtAsync(db, id, sitting.Last, stop) is { } became)
        {
            Shown = sitting;
            Changes = DraftDiff.Between(was.Json, became.Json);
        }

        return null;
    }

    /// <summary>The edit to bring back.</summary>
    public sealed record Form
    {
        public int Edit { get; init; }
    }
}
