using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Who is a member of a study; owners invite, change, remove and hand over.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class MembersModel(
    Membering members, Accounts accounts, UserManager<Researcher> researchers, LabSettings settings, StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Study { get; private set; } = "";

    public IReadOnlyList<Member> Members { get; private set; } = [];

    public IReadOnlyList<OpenInvitation> Invitations { get; private set; } = [];

    /// <summary>Whether the one who looks may change anything here.</summary>
    public bool MayManage => Rights.May(Here.Role, Right.Manage);

    /// <summary>The key of the one who looks.</summary>
    public string Self => researchers.GetUserId(User) ?? "";

    /// <summary>A link that was just made, to be copied now; it is shown nowhere else.</summary>
    public string? Link { get; private set; }

    /// <summary>Whose link it is.</summary>
    public string? LinkFor { get; private set; }

    /// <summary>For how long it works.</summary>
    public string? LinkLife { get; private set; }

    public string? Fault { get; private set; }

    private StudyMember Here => HttpContext.Features.GetRequiredFeature<StudyMember>();

    public Task OnGetAsync(string study, CancellationToken stop) => ShowAsync(study, stop);

    [Needs(Right.Manage)]
    public Task<IActionResult> OnPostInviteAsync(string study, CancellationToken stop) => ActAsync(study, async () =>
    {
        ModelState.Add(new InviteRules(texts).Validate(Input.Invite), "Input.Invite");
        if (!ModelState.IsValid)
            return false;
        var token = await members.InviteAsync(Here.StudyId, Input.Invite.Email!, Input.Invite.Role!.Value, Self);
        return Show(token, Input.Invite.Email!.Trim(), texts["7 days"]);
    }, stop);

    [Needs(Right.Manage)]
    public Task<IActionResult> OnPostWithdrawAsync(string study, CancellationToken stop) =>
        ActAsync(study, () => members.WithdrawAsync(Here.StudyId, Input.Invitation ?? 0, Self), stop);

    [Needs(Right.Manage)]
    public Task<IActionResult> OnPostRoleAsync(string study, CancellationToken stop) => ActAsync(study, async () =>
    {
        if (Input.Role is not { } role || !Enum.IsDefined(role))
            return false;
        await members.ChangeAsync(Here.StudyId, Input.Researcher ?? "", role, Self);
        return true;
    }, stop);

    [Needs(Right.Manage)]
    public Task<IActionResult> OnPostRemoveAsync(string study, CancellationToken stop) =>
        ActAsync(study, () => members.RemoveAsync(Here.StudyId, Input.Researcher ?? "", Self), stop);

    [Needs(Right.Manage)]
    public Task<IActionResult> OnPostHandOverAsync(string study, CancellationToken stop) => ActAsync(study, () =>
    {
        if (Input.Typed?.Trim() != study)
        {
            ModelState.AddModelError("Input.Typed", texts["Type the study’s name as it stands above, so that nobody hands it over by mistake."]);
            return Task.FromResult(false);
        }

        return members.HandOverAsync(Here.StudyId, Input.Researcher ?? "", Self);
    }, stop);

    [Needs(Right.Manage)]
    public Task<IActionResult> OnPostLinkAsync(string study, CancellationToken stop) => ActAsync(study, async () =>
    {
        if (Input.Purpose is not (LinkPurpose.Password or LinkPurpose.Factor))
            return false;
        var token = await members.ResetLinkAsync(Here.StudyId, Input.Researcher ?? "", Input.Purpose.Value, accounts, Self);
        var (all, _) = await members.ListAsync(Here.StudyId, stop);
        return Show(token, all.First(member => member.ResearcherId == Input.Researcher).Email, texts["15 minutes"]);
    }, stop);

    private bool Show(string token, string email, string life)
    {
        (Link, LinkFor, LinkLife) = (Addresses.Link(settings, Request, token), email, life);
        return false;
    }

    // An act that leaves something to look at stays on its page; any other leads back to it.
    private async Task<IActionResult> ActAsync(string study, Func<Task<bool>> act, CancellationToken stop)
    {
        try
        {
            if (await act())
                return Redirect($"/studies/{study}/members");
        }
        catch (RefusedException refused)
        {
            Fault = texts[refused.Said];
        }

        await ShowAsync(study, stop);
        return Page();
    }

    private async Task ShowAsync(string study, CancellationToken stop)
    {
        Study = study;
        (Members, Invitations) = await members.ListAsync(Here.StudyId, stop);
    }

    /// <summary>One of the things to do; the button says which.</summary>
    public sealed record Form
    {
        public InviteForm Invite { get; init; } = new();

        /// <summary>The member's account.</summary>
        public string? Researcher { get; init; }

        public MembershipRole? Role { get; init; }
        public LinkPurpose? Purpose { get; init; }
        public int? Invitation { get; init; }

        /// <summary>The study's name, typed.</summary>
        public string? Typed { get; init; }
    }

    /// <summary>A colleague to invite.</summary>
    public sealed record InviteForm
    {
        public string? Email { get; init; }
        public MembershipRole? Role { get; init; }
    }

    private sealed class InviteRules : AbstractValidator<InviteForm>
    {
        public InviteRules(StudioTexts texts)
        {
            RuleFor(form => form.Email).NotEmpty().WithMessage(texts["Write your colleague’s e-mail address."])
                .EmailAddress().WithMessage(texts["Write an e-mail address, as in anna@example.org."])
                .MaximumLength(200).WithMessage(texts["Write an e-mail address, as in anna@example.org."]);
            RuleFor(form => form.Role).NotNull().WithMessage(texts["Choose a role."]).IsInEnum().WithMessage(texts["Choose a role."]);
        }
    }
}
