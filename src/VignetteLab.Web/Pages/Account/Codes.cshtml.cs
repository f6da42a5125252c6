using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>Makes new recovery codes, which are shown once.</summary>
[Authorize(Site.Researchers)]
[Recent]
public sealed class CodesModel(Factors factors, UserManager<Researcher> researchers) : PageModel
{
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public int Left { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) =>
        Left = await factors.CodesLeftAsync(researchers.GetUserId(User) ?? "", stop);

    public async Task<IActionResult> OnPostAsync()
    {
        // Codes stand in for the app; who has none has nothing that they could stand in for.
        if (await researchers.GetUserAsync(User) is not { TwoFactorEnabled: true } researcher)
            return Redirect("/account");
        Codes = await factors.MakeCodesAsync(researcher.Id);
        return Page();
    }
}
