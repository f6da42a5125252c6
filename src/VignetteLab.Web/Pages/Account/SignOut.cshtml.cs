using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>A researcher goes; their session ends on the server too.</summary>
[Authorize(Site.Arriving)]
public sealed class SignOutModel(SignInManager<Researcher> signIn, Auditing auditing) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        var name = User.Identity?.Name ?? "";
        await signIn.SignOutAsync();
        await auditing.NoteAsync(AuditKind.SignedOut, name);
        return Redirect("/account/sign-in");
    }
}
