using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>What a one-time link opens: an account for somebody new, a new password for one who is locked out.</summary>
[AllowAnonymous]
public sealed class LinkModel(
    LabDb db, Accounts accounts, UserManager<Researcher> researchers, SignInManager<Researcher> signIn) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool Works { get; private set; }

    public bool IsNew { get; private set; } = true;

    public async Task OnGetAsync(string token) => await FindAsync(token);

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (await FindAsync(token) is not { } link)
            return Page();
        ModelState.Add(new Rules(IsNew).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        await using var transaction = await db.Database.BeginTransactionAsync();
        var (researcher, result) = IsNew ? await MakeAsync() : await ResetAsync(link.ResearcherId!);
        // The address is the name too; one message about it is enough.
        foreach (var error in result.Errors.Where(error => !error.Code.Contains("UserName", StringComparison.Ordinal)))
            ModelState.AddModelError(error.Code.Contains("Email", StringComparison.Ordinal) ? "Input.Email" : "Input.Password", error.Description);
        if (!ModelState.IsValid)
            return Page();
        if (!await accounts.UseAsync(db, link, researcher.Id))
        {
            Works = false;
            return Page();
        }

        await transaction.CommitAsync();
        await signIn.SignInAsync(researcher, isPersistent: false);
        return Redirect("/studies");
    }

    private async Task<AccountLink?> FindAsync(string token)
    {
        var link = await accounts.FindAsync(db, token);
        Works = link is not null;
        IsNew = link?.ResearcherId is null;
        return link;
    }

    private async Task<(Researcher, IdentityResult)> MakeAsync()
    {
        var researcher = new Researcher { UserName = Input.Email, Email = Input.Email };
        return (researcher, await researchers.CreateAsync(researcher, Input.Password!));
    }

    private async Task<(Researcher, IdentityResult)> ResetAsync(string id)
    {
        var researcher = await researchers.FindByIdAsync(id) ?? throw new InvalidOperationException("The researcher is gone.");
        var reset = await researchers.ResetPasswordAsync(
            researcher, await researchers.GeneratePasswordResetTokenAsync(researcher), Input.Password!);
        if (reset.Succeeded)
            await researchers.SetLockoutEndDateAsync(researcher, null);
        return (researcher, reset);
    }

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? Password { get; init; }
    }

    private sealed class Rules : AbstractValidator<Form>
    {
        public Rules(bool isNew)
        {
            RuleFor(form => form.Email).NotEmpty().WithMessage("Write your e-mail address.")
                .EmailAddress().WithMessage("Write an e-mail address, as in anna@example.org.")
                .MaximumLength(200).When(_ => isNew);
            RuleFor(form => form.Password).NotEmpty().WithMessage("Choose a password of at least 12 characters.")
                .Length(12, 128).WithMessage("Choose a password of 12 to 128 characters.");
        }
    }
}
