using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A study as one file, with a line for each thing that it says, in an order that is always the same: fit for a diff.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class DownloadModel(DraftAccess access) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop) =>
        await access.FindAsync(User, study, stop) is { } draft
            ? File(Encoding.UTF8.GetBytes(CanonicalJson.Indented(draft.State.Json)), "application/json", $"{draft.Name}.json")
            : NotFound();
}
