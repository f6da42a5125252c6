using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>A researcher goes.</summary>
[Authorize(Site.Researchers)]
public sealed class SignOutModel(SignInManager<Researcher> signIn) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return Redirect("/account/sign-in");
    }
}
