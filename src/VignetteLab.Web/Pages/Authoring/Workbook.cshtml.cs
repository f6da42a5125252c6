using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Web.Words;
using VignetteLab.Web.Workbooks;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A draft as an Excel workbook: given out, taken back, and saved when what differs has been looked at.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
[RequestSizeLimit(most)]
[RequestFormLimits(MultipartBodyLengthLimit = most, ValueLengthLimit = most)]
public sealed class WorkbookModel(DraftAccess access, StudioTexts texts) : PageModel, IDraftPage
{
    // A file of two megabytes, or a study of two with every letter of it escaped.
    private const int most = 8 * 1024 * 1024;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = new("workbook", "Workbook");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>The cells that cannot be read.</summary>
    public IReadOnlyList<BookFault> Faults { get; private set; } = [];

    /// <summary>What would be saved; <c>null</c> before a file was read.</summary>
    public string? Json { get; private set; }

    /// <summary>What would differ.</summary>
    public IReadOnlyList<DraftChange> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        return Page();
    }

    /// <summary>The file.</summary>
    public async Task<IActionResult> OnGetFileAsync(string study, CancellationToken stop) => await access.FindAsync(User, study, stop) is { } draft
        ? File(new StudyBook(texts).Write(draft.State.Json), StudyBook.Type, $"{draft.Name}.xlsx")
        : NotFound();

    /// <summary>Reads a file and shows what it would change.</summary>
    [Needs(Right.Edit)]
    public async Task<IActionResult> OnPostAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        if (Input.File is not { Length: > 0 } file)
        {
            ModelState.AddModelError("", texts["Choose a file first."]);
            return Page();
        }

        if (file.Length > BookPackage.MaxBytes)
        {
            ModelState.AddModelError("", texts["The file is larger than {0} MB.", BookPackage.MaxBytes / 1024 / 1024]);
            return Page();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, stop);
        var reading = await new StudyBook(texts).ReadAsync(content.ToArray(), stop);
        Faults = reading.Faults;
        if (reading.Json is not null)
            Show(reading.Json);
        return Page();
    }

    /// <summary>Saves what a file said, as one edit.</summary>
    [Needs(Right.Edit)]
    public async Task<IActionResult> OnPostSaveAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        try
        {
            var reading = StudyFile.ReadUpload(Encoding.UTF8.GetBytes(Input.Json ?? ""));
            if (reading.Refused.Count > 0)
                throw new RefusedException(texts["What was sent cannot be read. Choose the file once more."]);
            var saving = await access.SaveAsync(User, draft, Input.Revision, _ => reading.Study with { Name = draft.Name }, stop);
            if (saving.Conflicts.Count == 0)
                return Redirect($"/studies/{draft.Name}/checks");
            ModelState.AddModelError("", texts["Somebody else changed the same places while you looked. Nothing was saved; look at the changes once more and save again."]);
            Draft = (await access.FindAsync(User, study, stop))!;
            Show(saving.Mine);
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", texts[refused.Said]);
        }

        return Page();
    }

    // The address stays: links to the study, and to its pages here, go on working.
    private void Show(string json)
    {
        Json = CanonicalJson.Write(StudyFile.ReadDraft(json).Study with { Name = Draft.Study.Name });
        Changes = DraftDiff.Between(Draft.State.Json, Json);
    }

    /// <summary>A file, or what was read from one.</summary>
    public sealed record Form
    {
        public IFormFile? File { get; init; }
        public string? Json { get; init; }
        public int Revision { get; init; }
    }
}
