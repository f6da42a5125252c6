using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>The password was right; now the second factor.</summary>
[AllowAnonymous]
public sealed class SecondModel(SigningIn signingIn, UserManager<Researcher> researchers) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string? ReturnUrl { get; private set; }

    public bool HasApp { get; private set; }

    public bool HasPasskey { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? returnUrl) =>
        await FindAsync(returnUrl) is null ? Redirect("/account/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (await FindAsync(returnUrl) is not { } researcher)
            return Redirect("/account/sign-in");
        var fault = await signingIn.TryCodeAsync(HttpContext, researcher, Input.Code);
        if (fault.Length > 0)
        {
            ModelState.AddModelError("Input.Code", fault);
            return Page();
        }

        await signingIn.FinishAsync(HttpContext, researcher, "code");
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : Redirect("/studies");
    }

    private async Task<Researcher?> FindAsync(string? returnUrl)
    {
        ReturnUrl = returnUrl;
        if (await signingIn.HalfWayAsync(HttpContext) is not { } researcher)
            return null;
        HasApp = researcher.TwoFactorEnabled;
        HasPasskey = (await researchers.GetPasskeysAsync(researcher)).Count > 0;
        return researcher;
    }

    public sealed record Form
    {
        public string? Code { get; init; }
    }
}
