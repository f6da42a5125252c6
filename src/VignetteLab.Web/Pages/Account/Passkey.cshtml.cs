using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>Adds a passkey.</summary>
[Authorize(Site.Arriving)]
[Recent]
public sealed class PasskeyModel(
    SignInManager<Researcher> signIn, UserManager<Researcher> researchers, Factors factors, StudioTexts texts) : PageModel
{
    private const int mostName = 60;

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What a browser needs to make a passkey for this account.</summary>
    public async Task<IActionResult> OnPostOptionsAsync()
    {
        if (await researchers.GetUserAsync(User) is not { } researcher)
            return NotFound();
        var name = researcher.Email ?? "";
        return Content(
            await signIn.MakePasskeyCreationOptionsAsync(new() { Id = researcher.Id, Name = name, DisplayName = name }), "application/json");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await researchers.GetUserAsync(User) is not { } researcher)
            return NotFound();
        if (await AttestAsync() is not { Succeeded: true, Passkey: { } passkey, UserEntity: { } whose } || whose.Id != researcher.Id)
            return Refused();
        var name = Input.Name?.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, mostName)] : texts["passkey"];
        passkey.Name = name;
        if (!(await researchers.AddOrUpdatePasskeyAsync(researcher, passkey)).Succeeded)
            return Refused();
        await factors.PasskeyAddedAsync(researcher.Id, HttpContext.Features.Get<CheckedSession>()?.Id);
        return Redirect("/account");
    }

    private async Task<PasskeyAttestationResult?> AttestAsync()
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(Input.Credential ?? "");
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for one here, or too long ago.
            return null;
        }
    }

    private PageResult Refused()
    {
        ModelState.AddModelError("", texts["No passkey was made. Try again, or set up an authenticator app."]);
        return Page();
    }

    public sealed record Form
    {
        public string? Name { get; init; }

        /// <summary>What the browser says of the new passkey, as JSON.</summary>
        public string? Credential { get; init; }
    }
}
