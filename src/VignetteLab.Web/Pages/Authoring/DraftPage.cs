using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A step: a form that is filled from the draft and saved into it.</summary>
/// <remarks>
/// Without a script the form is sent by its buttons; with one it is also sent while it is being filled in, and answered by a few
/// words of JSON. Nobody writes over what somebody else saved in between: then both texts are shown.
/// </remarks>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
[RequestFormLimits(ValueCountLimit = 20_000)]
public abstract class DraftPage<TForm>(DraftAccess access) : PageModel, IDraftPage
    where TForm : DraftForm, new()
{
    private bool isRefused;

    [BindProperty]
    public TForm Input { get; set; } = new();

    public DraftView Draft
    {
        get;
        private set
        {
            field = value;
            ViewData[StructureTagHelper.Key] = value.IsCorrecting;
        }
    } = null!;

    /// <summary>The step that this page is.</summary>
    public abstract Step Step { get; }

    /// <inheritdoc/>
    public bool IsForm => true;

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        return await ShowAsync(draft, stop);
    }

    /// <inheritdoc/>
    public int Revision => isRefused ? Input.Revision : Draft.State.Number;

    [Needs(Right.Edit)]
    public async Task<IActionResult> OnPostAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();

        // A letter where a number goes: nothing is saved, and what was written stays in the form.
        if (!ModelState.IsValid)
        {
            ModelState.Say(written => Texts["“{0}” is not a whole number. Nothing was saved.", written]);
            return await RefuseAsync(draft, stop);
        }

        if (Request.Form["op"].ToString() is { Length: > 0 } op)
            Input.Do(op);
        try
        {
            var made = draft.Study;
            Input.Kept = await access.KeptAsync(draft, stop);

            // Names come back to fields by their place in the form. Where parts come to stand elsewhere it is sent again, as from a browser
            // without a script, and filled anew.
            if (IsScript && Input.IsMoving)
                return Answer(StatusCodes.Status409Conflict, draft);
            var saving = await access.SaveAsync(User, draft, Input.Revision, before => made = Input.Into(before), stop);
            if (saving.Conflicts.Count > 0)
                return IsScript ? Answer(StatusCodes.Status409Conflict, draft) : await ShowConflictAsync(draft, saving, stop);
            if (IsScript)
            {
                // What somebody else saved in between is not in this form, and would be undone by its next save: it is sent again, as from a
                // browser without a script, and filled anew.
                var isMerged = draft.State.Number != Input.Revision || saving.Draft.Number > Input.Revision + 1;
                return Answer(isMerged ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, (await access.FindAsync(User, NameOf(saving), stop))!, made);
            }

            return Redirect($"/studies/{NameOf(saving)}/{Step.Name}{(Input.GoOn is null ? "" : $"#{Input.GoOn}")}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", Texts[refused.Said]);
            return await RefuseAsync(draft, stop);
        }
    }

    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostUndoAsync(string study, CancellationToken stop) => StepAsync(study, isBack: true, stop);

    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostRedoAsync(string study, CancellationToken stop) => StepAsync(study, isBack: false, stop);

    /// <summary>What a step shows besides its form.</summary>
    protected virtual Task LoadAsync(CancellationToken stop) => Task.CompletedTask;

    // Nothing of what others saved meanwhile is in the form that comes back, so it is no younger than it was.
    private async Task<IActionResult> RefuseAsync(DraftView draft, CancellationToken stop)
    {
        isRefused = true;
        Draft = draft;
        await LoadAsync(stop);
        return IsScript ? Answer(StatusCodes.Status422UnprocessableEntity, draft) : Page();
    }

    // What parts are called now, for the fields of their names and those that say what they were called when the form was filled.
    private Dictionary<string, string> NamesOf(Study? made)
    {
        var form = new TForm { Kept = Input.Kept };
        if (made is not null)
            form.Fill(made);
        return NameFields.Of(form).ToDictionary(field => $"{nameof(Input)}.{field.Name}", field => field.Value);
    }

    private StudioTexts Texts => HttpContext.RequestServices.GetRequiredService<StudioTexts>();

    private bool IsScript => Request.Headers["X-Autosave"] == "1";

    private static string NameOf(DraftSaving saving) => StudyFile.ReadDraft(saving.Draft.Json).Study.Name;

    private async Task<IActionResult> StepAsync(string study, bool isBack, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        try
        {
            var state = await access.StepAsync(User, study, isBack);
            return Redirect($"/studies/{StudyFile.ReadDraft(state.Json).Study.Name}/{Step.Name}");
        }
        catch (RefusedException refused)
        {
            var shown = await ShowAsync(draft, stop);
            ModelState.AddModelError("", Texts[refused.Said]);
            return shown;
        }
    }

    private async Task<IActionResult> ShowAsync(DraftView draft, CancellationToken stop)
    {
        Draft = draft;
        Input = new TForm { Revision = draft.State.Number, Kept = await access.KeptAsync(draft, stop) };
        Input.Fill(draft.Study);
        ModelState.Clear();
        await LoadAsync(stop);
        return Page();
    }

    private Task<IActionResult> ShowConflictAsync(DraftView draft, DraftSaving saving, CancellationToken stop)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return ShowAsync(
            draft with { State = saving.Draft, Study = StudyFile.ReadDraft(saving.Mine).Study, Conflicts = saving.Conflicts }, stop);
    }

    private JsonResult Answer(int status, DraftView draft, Study? made = null) => new(new
    {
        names = NamesOf(made),
        revision = draft.State.Number,
        saved = draft.SavedUtc,
        problems = draft.At(Step).Count(),
        canUndo = draft.CanUndo,
        canRedo = draft.CanRedo,
        address = $"/studies/{draft.Name}/{Step.Name}",
        message = string.Join(' ', ModelState.Values.SelectMany(value => value.Errors).Select(error => error.ErrorMessage)),
        wrong = ModelState.Where(field => field.Key.Length > 0 && field.Value?.Errors.Count > 0)
            .ToDictionary(field => field.Key, field => field.Value!.Errors[0].ErrorMessage),
    })
    { StatusCode = status };
}

/// <summary>What the frame around a step needs to know of it.</summary>
public interface IDraftPage
{
    DraftView Draft { get; }
    Step Step { get; }

    /// <summary>Whether the step is a form that is saved; otherwise it is looked at.</summary>
    bool IsForm { get; }

    /// <summary>The edit that the form was filled from: what was saved since is not in it.</summary>
    int Revision => Draft.State.Number;
}
