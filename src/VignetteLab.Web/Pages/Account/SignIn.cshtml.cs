using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>A researcher comes in: by password and then a second factor, or by a passkey, which is both at once.</summary>
[AllowAnonymous]
public sealed class SignInModel(
    SigningIn signingIn, SignInManager<Researcher> signIn, UserManager<Researcher> researchers, IHostEnvironment environment,
    StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where to go then.</summary>
    public string? ReturnUrl { get; private set; }

    public void OnGet(string? returnUrl) => ReturnUrl = returnUrl;

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        ReturnUrl = returnUrl;
        var (researcher, fault) = await signingIn.TryPasswordAsync(HttpContext, Input.Email, Input.Password);
        if (researcher is null)
        {
            ModelState.AddModelError("", fault);
            return Page();
        }

        if (await signingIn.HasFactorAsync(researcher))
        {
            await SigningIn.GoHalfWayAsync(HttpContext, researcher);
            return Redirect($"/account/second{Addresses.Returning(returnUrl)}");
        }

        await signingIn.FinishAsync(HttpContext, researcher, "password");
        return environment.IsDevelopment() ? Go(returnUrl) : Redirect(SessionCookie.FactorPath);
    }

    /// <summary>What a browser needs to ask for a passkey, whoever's it is.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    /// <summary>A passkey that the browser showed.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? returnUrl)
    {
        ReturnUrl = returnUrl;
        var shown = await AssertAsync();
        if (shown is not { Succeeded: true, User: { } researcher, Passkey: { } passkey } ||
            !(await researchers.AddOrUpdatePasskeyAsync(researcher, passkey)).Succeeded)
        {
            ModelState.AddModelError("", texts["That passkey opens no account here. Try another, or sign in with your password."]);
            return Page();
        }

        await signingIn.FinishAsync(HttpContext, researcher, "passkey");
        return Go(returnUrl);
    }

    private async Task<PasskeyAssertionResult<Researcher>?> AssertAsync()
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(Input.Credential ?? "");
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for one here, or too long ago.
            return null;
        }
    }

    private IActionResult Go(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : Redirect("/studies");

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? Password { get; init; }

        /// <summary>What the browser says of a passkey, as JSON.</summary>
        public string? Credential { get; init; }
    }
}
