using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>
/// Puts a study into the bin, and takes it out again; what is in the bin stands among the studies. A closed one, which has answers, goes
/// there only when its name is typed.
/// </summary>
[Authorize(Site.Researchers)]
[Needs(Right.Bin)]
public sealed class BinModel(LabDb db, Drafting drafting, StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Study { get; private set; } = "";

    /// <summary>How many have started it; <c>null</c> where its name need not be typed.</summary>
    public int? Started { get; private set; }

    public async Task<IActionResult> OnGetAsync(string study)
    {
        await LoadAsync(study);
        return Started is null ? Redirect("/studies#bin") : Page();
    }

    public async Task<IActionResult> OnPostPutAsync(string study)
    {
        await LoadAsync(study);
        if (Started is null || Input.Name?.Trim() == study)
            return await ActAsync(study, isIn: true);
        ModelState.AddModelError("Input.Name", texts["Type the study’s name, {0}, as it stands here. Nothing was done.", study]);
        return Page();
    }

    public Task<IActionResult> OnPostTakeOutAsync(string study) => ActAsync(study, isIn: false);

    private async Task LoadAsync(string study)
    {
        Study = study;
        var closed = db.Studies.Where(known => known.Name == study && known.Status == StudyStatus.Closed && known.BinnedUtc == null);
        if (await closed.AnyAsync())
            Started = await db.Respondents.CountAsync(one => one.Mode == Mode.Live && closed.Any(known => known.Id == one.StudyId));
    }

    private async Task<IActionResult> ActAsync(string study, bool isIn)
    {
        try
        {
            await drafting.BinAsync(study, isIn, User.Identity?.Name ?? "");
            return Redirect(isIn ? "/studies#bin" : "/studies");
        }
        catch (RefusedException refused)
        {
            Study = study;
            ModelState.AddModelError("", texts[refused.Said]);
            return Page();
        }
    }

    /// <summary>What a study's way into the bin asks for.</summary>
    public sealed record Form
    {
        /// <summary>The study's name, typed to confirm.</summary>
        public string? Name { get; init; }
    }
}
