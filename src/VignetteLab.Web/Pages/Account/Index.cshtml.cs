using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>A researcher's own account: how they sign in, and where they are signed in.</summary>
[Authorize(Site.Researchers)]
[Recent]
public sealed class IndexModel(
    UserManager<Researcher> researchers, Factors factors, Sessions sessions, StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string? Fault { get; private set; }

    public bool HasApp { get; private set; }

    public bool HasFactor => HasApp || Passkeys.Count > 0;

    public int CodesLeft { get; private set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<SessionRecord> Sessions { get; private set; } = [];

    /// <summary>The key of the session that looks.</summary>
    public int? Here => HttpContext.Features.Get<CheckedSession>()?.Id;

    private string Id => researchers.GetUserId(User) ?? "";

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public Task<IActionResult> OnPostRemoveAppAsync(CancellationToken stop) => ActAsync(() => factors.RemoveAppAsync(Id, Here), stop);

    public Task<IActionResult> OnPostRemovePasskeyAsync(CancellationToken stop) =>
        ActAsync(() => factors.RemovePasskeyAsync(Id, Credential(Input.Passkey), Here), stop);

    public Task<IActionResult> OnPostEndSessionAsync(CancellationToken stop) =>
        ActAsync(() => sessions.EndAsync(Id, User.Identity?.Name ?? "", Input.Session ?? 0, null), stop);

    public Task<IActionResult> OnPostEndOthersAsync(CancellationToken stop) =>
        ActAsync(() => sessions.EndAsync(Id, User.Identity?.Name ?? "", null, Here), stop);

    /// <summary>What a class of device is called.</summary>
    public string DeviceName(string device) => device switch
    {
        "computer" => texts["Computer"],
        "phone" => texts["Phone"],
        "tablet" => texts["Tablet"],
        _ => texts["Another device"],
    };

    private static byte[] Credential(string? hexadecimal)
    {
        try
        {
            return Convert.FromHexString(hexadecimal ?? "");
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private async Task<IActionResult> ActAsync(Func<Task> act, CancellationToken stop)
    {
        try
        {
            await act();
            return Redirect("/account");
        }
        catch (RefusedException refused)
        {
            Fault = texts[refused.Said];
            await ShowAsync(stop);
            return Page();
        }
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        var researcher = await researchers.GetUserAsync(User) ?? throw new InvalidOperationException("The researcher is gone.");
        HasApp = researcher.TwoFactorEnabled;
        CodesLeft = await factors.CodesLeftAsync(researcher.Id, stop);
        Passkeys = [.. await researchers.GetPasskeysAsync(researcher)];
        Sessions = await sessions.ListAsync(researcher.Id, stop);
    }

    public sealed record Form
    {
        /// <summary>The passkey's credential, in hexadecimal.</summary>
        public string? Passkey { get; init; }

        public int? Session { get; init; }
    }
}
