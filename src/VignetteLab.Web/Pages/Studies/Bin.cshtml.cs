using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Puts a study into the bin, and takes it out again; what is in the bin stands among the studies.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.Bin)]
public sealed class BinModel(Drafting drafting, StudioTexts texts) : PageModel
{
    public string Study { get; private set; } = "";

    public IActionResult OnGet() => Redirect("/studies#bin");

    public Task<IActionResult> OnPostPutAsync(string study) => ActAsync(study, isIn: true);

    public Task<IActionResult> OnPostTakeOutAsync(string study) => ActAsync(study, isIn: false);

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
}
