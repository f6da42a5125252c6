using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>A researcher comes in.</summary>
[AllowAnonymous]
public sealed class SignInModel(
    SignInManager<Researcher> signIn, UserManager<Researcher> researchers, IPasswordHasher<Researcher> hasher) : PageModel
{
    // Somebody nobody knows takes as long to refuse as somebody known with a wrong password.
    private static string? nobody;

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        var password = Input.Password ?? "";
        if (await researchers.FindByEmailAsync(Input.Email ?? "") is { } researcher)
        {
            var result = await signIn.PasswordSignInAsync(researcher, password, isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded)
                return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : Redirect("/studies");
        }
        else
        {
            nobody ??= hasher.HashPassword(new(), Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(new(), nobody, password);
        }

        ModelState.AddModelError("", "The address or the password is not right, or there were too many tries. Wait five minutes after ten wrong ones.");
        return Page();
    }

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? Password { get; init; }
    }
}
