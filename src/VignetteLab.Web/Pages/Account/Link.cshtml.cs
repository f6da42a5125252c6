using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>What a one-time link opens: a new account, a new password, a way in without the lost phone, or a study.</summary>
[AllowAnonymous]
public sealed class LinkModel(
    LabDb db, Accounts accounts, Factors factors, SigningIn signingIn, UserManager<Researcher> researchers,
    IHostEnvironment environment, StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The link, if it works.</summary>
    public AccountLink? Link { get; private set; }

    /// <summary>The address of the study that it invites to.</summary>
    public string? Study { get; private set; }

    /// <summary>What that study is called.</summary>
    public string? Title { get; private set; }

    /// <summary>Whether the one who is invited has an account already.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether it is they who are signed in.</summary>
    public bool IsHere { get; private set; }

    /// <summary>Whether it makes a new account.</summary>
    public bool IsNew => Link is { Purpose: LinkPurpose.Account } or { Purpose: LinkPurpose.Invitation } && !IsKnown;

    public Task OnGetAsync(string token) => FindAsync(token);

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (await FindAsync(token) is not { } link)
            return Page();
        return link.Purpose switch
        {
            LinkPurpose.Factor => await RemoveFactorsAsync(link),
            LinkPurpose.Invitation when IsKnown => await JoinAsync(link),
            _ => await SetPasswordAsync(link),
        };
    }

    private async Task<IActionResult> SetPasswordAsync(AccountLink link)
    {
        var email = (link.Purpose == LinkPurpose.Invitation ? link.Email : Input.Email)?.Trim();
        ModelState.Add(new Rules(texts, link.Purpose == LinkPurpose.Account, email).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        await using var transaction = await db.Database.BeginTransactionAsync();
        var (researcher, result) = IsNew ? await MakeAsync(email!) : await ResetAsync(link.ResearcherId!);
        foreach (var error in result.Errors)
            Say(error);
        if (!ModelState.IsValid)
            return Page();
        if (!await accounts.UseAsync(db, link, researcher.Id))
            return Gone();
        await accounts.NoteAsync(db, IsNew ? AuditKind.AccountMade : AuditKind.PasswordChanged, researcher.Email ?? "");
        if (!IsNew)
            await Factors.EndOthersAsync(db, researcher.Id, null);
        await transaction.CommitAsync();

        // A link in somebody's mail is one thing that they have; the second factor is asked for like at any other time.
        if (await signingIn.HasFactorAsync(researcher))
            return Redirect("/account/sign-in");
        return await FinishAsync(researcher);
    }

    // Both the link and the password: a link alone would be all that is left between a stranger and the account.
    private async Task<IActionResult> RemoveFactorsAsync(AccountLink link)
    {
        var owner = await FindOwnerAsync(link);
        var (researcher, fault) = await signingIn.TryPasswordAsync(HttpContext, owner.Email, Input.Password);
        if (researcher is null)
        {
            ModelState.AddModelError("Input.Password", fault);
            return Page();
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await accounts.UseAsync(db, link, researcher.Id))
            return Gone();
        await factors.RemoveAllAsync(db, researcher.Id);
        await transaction.CommitAsync();
        db.ChangeTracker.Clear();
        return await FinishAsync(await FindOwnerAsync(link));
    }

    private async Task<IActionResult> JoinAsync(AccountLink link)
    {
        if (!IsHere || await researchers.GetUserAsync(User) is not { } researcher)
            return Page();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await accounts.UseAsync(db, link, researcher.Id))
            return Gone();
        await transaction.CommitAsync();
        return Redirect($"/studies/{Study}");
    }

    private async Task<IActionResult> FinishAsync(Researcher researcher)
    {
        await signingIn.FinishAsync(HttpContext, researcher, "link");
        return Redirect(environment.IsDevelopment() ? "/studies" : SessionCookie.FactorPath);
    }

    private async Task<AccountLink?> FindAsync(string token)
    {
        Link = await accounts.FindAsync(db, token);
        if (Link is not { Purpose: LinkPurpose.Invitation })
            return Link;
        Study = await db.Studies.Where(study => study.Id == Link.StudyId).Select(study => study.Name).SingleOrDefaultAsync();
        if (Study is not null && await Drafts.LastAsync(db, Link.StudyId.GetValueOrDefault()) is { } draft)
            Title = TitleWords.Of(StudyFile.ReadDraft(draft.Json).Study, texts.Language, Study);
        IsKnown = await researchers.FindByEmailAsync(Link.Email ?? "") is { } invited;
        IsHere = IsKnown && User.HasClaim(claim => claim.Type == SessionCookie.Factor) &&
            string.Equals(User.Identity?.Name, Link.Email, StringComparison.OrdinalIgnoreCase);
        return Link;
    }

    private async Task<Researcher> FindOwnerAsync(AccountLink link) =>
        await researchers.FindByIdAsync(link.ResearcherId ?? "") ?? throw new InvalidOperationException("The researcher is gone.");

    private async Task<(Researcher, IdentityResult)> MakeAsync(string email)
    {
        var researcher = new Researcher { UserName = email, Email = email, Language = texts.Language };
        return (researcher, await researchers.CreateAsync(researcher, Input.Password!));
    }

    private async Task<(Researcher, IdentityResult)> ResetAsync(string id)
    {
        var researcher = await researchers.FindByIdAsync(id) ?? throw new InvalidOperationException("The researcher is gone.");
        return (researcher, await researchers.ResetPasswordAsync(
            researcher, await researchers.GeneratePasswordResetTokenAsync(researcher), Input.Password!));
    }

    // The address is the name too; one message about it is enough.
    private void Say(IdentityError error)
    {
        if (error.Code == nameof(IdentityErrorDescriber.DuplicateEmail))
            ModelState.AddModelError("Input.Email", texts["This address is already taken. Sign in, or ask for a link to a new password."]);
        else if (error.Code.Contains("Email", StringComparison.Ordinal))
            ModelState.AddModelError("Input.Email", texts["Write an e-mail address, as in anna@example.org."]);
        else if (!error.Code.Contains("UserName", StringComparison.Ordinal))
            ModelState.AddModelError("Input.Password", error.Description);
    }

    private PageResult Gone()
    {
        Link = null;
        return Page();
    }

    public sealed record Form
    {
        public string? Email { get; init; }
        public string? Password { get; init; }
    }

    private sealed class Rules : AbstractValidator<Form>
    {
        public Rules(StudioTexts texts, bool asksEmail, string? email)
        {
            RuleFor(form => form.Email).NotEmpty().WithMessage(texts["Write your e-mail address."])
                .EmailAddress().WithMessage(texts["Write an e-mail address, as in anna@example.org."])
                .MaximumLength(200).When(_ => asksEmail);
            RuleFor(form => form.Password).NewPassword(texts, _ => email);
        }
    }
}
