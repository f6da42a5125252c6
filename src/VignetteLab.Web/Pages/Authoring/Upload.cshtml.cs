using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Puts a file in the place of a draft, once it is seen what that changes.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
[Largest(UploadedStudy.MostBytes)]
[RequestFormLimits(ValueLengthLimit = UploadedStudy.MostBytes, MultipartBodyLengthLimit = UploadedStudy.MostBytes)]
public sealed class UploadModel(DraftAccess access, StudioTexts texts) : PageModel, IDraftPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = new("upload", "Upload a file");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<Problem> Refused { get; private set; } = [];

    /// <summary>What it would change; <c>null</c> where no file is looked at.</summary>
    public IReadOnlyList<DraftChange>? Changes { get; private set; }

    /// <summary>What would have to be mended before launch.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>What the file says, canonical, to be sent back when it is to be saved.</summary>
    public string Json { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => await FindAsync(study, stop) ?? Page();

    [Needs(Right.Edit)]
    public async Task<IActionResult> OnPostAsync(string study, IFormFile? file, CancellationToken stop)
    {
        if (await FindAsync(study, stop) is { } gone)
            return gone;
        if (file is null || file.Length == 0)
            ModelState.AddModelError("", texts["Choose a file first."]);
        else
            Compare(await UploadedStudy.ReadAsync(file, stop));
        return Page();
    }

    [Needs(Right.Edit)]
    public async Task<IActionResult> OnPostSaveAsync(string study, CancellationToken stop)
    {
        if (await FindAsync(study, stop) is { } gone)
            return gone;

        // It was at the researcher's, so it is read as strictly as a file.
        var reading = StudyFile.ReadUpload(Encoding.UTF8.GetBytes(Input.Json ?? ""));
        if (reading.Refused.Count > 0)
        {
            Compare(reading);
            return Page();
        }

        try
        {
            var saving = await access.SaveAsync(User, Draft, Input.Revision, _ => reading.Study with { Name = Draft.Name }, stop);
            if (saving.Conflicts.Count == 0)
                return Redirect($"/studies/{study}/study");
            Compare(reading);
            ModelState.AddModelError("", texts["Somebody else changed the study in between, so nothing was saved. This is how the file differs from it now."]);
        }
        catch (RefusedException refused)
        {
            Compare(reading);
            ModelState.AddModelError("", texts[refused.Said]);
        }

        return Page();
    }

    private void Compare(DraftReading reading)
    {
        ModelState.Clear();
        Refused = reading.Refused;
        if (Refused.Count > 0)
        {
            ModelState.AddModelError("", texts["Nothing was saved. The file cannot be taken as it is:"]);
            return;
        }

        // The study keeps its address: a file of another study may be put in its place.
        Json = CanonicalJson.Write(reading.Study with { Name = Draft.Name });
        Changes = DraftDiff.Between(Draft.State.Json, Json);
        Problems = reading.Problems;
    }

    private async Task<IActionResult?> FindAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        return null;
    }

    /// <summary>A file that was looked at and is to be saved.</summary>
    public sealed record Form
    {
        /// <summary>The edit that it was compared with.</summary>
        public int Revision { get; init; }

        public string? Json { get; init; }
    }
}
