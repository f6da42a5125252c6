using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>Sets up an authenticator app, in place of one that was there; the recovery codes are shown once.</summary>
[Authorize(Site.Arriving)]
[Recent]
public sealed class AppModel(
    SigningIn signingIn, UserManager<Researcher> researchers, Factors factors, Throttle throttle, StudioTexts texts) : PageModel
{
    private byte[] key = [];

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>The key as it is typed, and as it waits in the form: nothing is kept before a code was right.</summary>
    public string Key => Totp.Typed(key);

    public string Sealed => signingIn.Seal(key);

    public string Address => Totp.Address(key, User.Identity?.Name ?? "");

    public string Image => Totp.Image(Address);

    public void OnGet() => key = Totp.Key();

    public async Task<IActionResult> OnPostAsync()
    {
        if (signingIn.Unseal(Input.Sealed) is not { Length: 20 } given || await researchers.GetUserAsync(User) is not { } researcher)
            return Redirect("/account/app");
        key = given;
        var wait = await throttle.TakeAsync("new app", researcher.Id, "");
        if (wait > TimeSpan.Zero || signingIn.FindStep(Input.Sealed, Input.Code ?? "") is not { } step)
        {
            // The tag helper would show the form's own values, not the page's.
            ModelState.SetModelValue("Input.Code", ValueProviderResult.None);
            ModelState.AddModelError("Input.Code", wait > TimeSpan.Zero
                ? texts["There were too many wrong tries. Wait a little."]
                : texts["The code is not right. Look whether the phone’s clock is, and write the newest code."]);
            return Page();
        }

        await throttle.ForgetAsync("new app", researcher.Id, "");
        Codes = await factors.AddAppAsync(researcher.Id, Input.Sealed!, step, HttpContext.Features.Get<CheckedSession>()?.Id);
        return Page();
    }

    public sealed record Form
    {
        public string? Code { get; init; }

        /// <summary>The key, sealed.</summary>
        public string? Sealed { get; init; }
    }
}
