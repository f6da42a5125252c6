using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>A researcher takes another password; every other session ends, and this one begins anew.</summary>
[Authorize(Site.Researchers)]
public sealed class PasswordModel(
    UserManager<Researcher> researchers, SigningIn signingIn, Sessions sessions, Auditing auditing, SignInManager<Researcher> signIn,
    StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await researchers.GetUserAsync(User) is not { } researcher)
            return NotFound();
        ModelState.Add(new Rules(texts, researcher.Email).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();
        var (known, fault) = await signingIn.TryPasswordAsync(HttpContext, researcher.Email, Input.Old);
        if (known is null)
        {
            ModelState.AddModelError("Input.Old", fault);
            return Page();
        }

        var changed = await researchers.ChangePasswordAsync(known, Input.Old!, Input.Password!);
        foreach (var error in changed.Errors)
            ModelState.AddModelError("Input.Password", error.Description);
        if (!ModelState.IsValid)
            return Page();
        await auditing.NoteAsync(AuditKind.PasswordChanged, known.Email ?? "");
        await sessions.EndAsync(known.Id, known.Email ?? "", only: null, except: HttpContext.Features.Get<CheckedSession>()?.Id);
        await signIn.SignInAsync(known, isPersistent: false);
        return Redirect("/account");
    }

    public sealed record Form
    {
        public string? Old { get; init; }
        public string? Password { get; init; }
    }

    private sealed class Rules : AbstractValidator<Form>
    {
        public Rules(StudioTexts texts, string? email)
        {
            RuleFor(form => form.Old).NotEmpty().WithMessage(texts["Write the password that you have now."]);
            RuleFor(form => form.Password).NewPassword(texts, _ => email);
        }
    }
}
