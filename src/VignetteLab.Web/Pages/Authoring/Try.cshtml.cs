using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Pages.Trying;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A draft in a phone's frame, and on one's own phone, with the arm that one wants to see.</summary>
/// <remarks>What is chosen is in the address; the link that is made of it is signed and kept nowhere.</remarks>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class TryModel(DraftAccess access, TriedDrafts drafts, Secrets secrets, LabSettings settings, TimeProvider time) : PageModel, IDraftPage
{
    // More than that nobody looks through in a list; then only the arms are listed.
    private const int mostChoices = 600;

    private TryTickets tickets = null!;

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = Steps.All.First(step => step.Name == "try");

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>The study as it is tried; <c>null</c> where too much is missing.</summary>
    public FrozenStudy? Study { get; private set; }

    /// <summary>What is not finished: left out where there is a study, in the way where there is none.</summary>
    public IReadOnlyList<Problem> Missing { get; private set; } = [];

    /// <summary>What is tried.</summary>
    public TryTicket Ticket { get; private set; } = null!;

    /// <summary>The signed name of what is tried.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Where it is tried on a phone.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The page to begin with; <c>null</c> for the landing page.</summary>
    public string? At { get; private set; }

    /// <summary>Whether the vignette that comes first can be chosen too.</summary>
    public bool ChoosesFirst => Study is { Positions: > 0 } && Study.Arms.Sum(arm => arm.Vignettes.Count) <= mostChoices;

    public async Task<IActionResult> OnGetAsync(string study, string? arm, string? language, string? order, string? direction, string? at, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        if (Study is null)
            return Page();
        var (index, first) = Chosen(Study, arm);
        Ticket = new(
            Draft.State.StudyId, Draft.State.Number, index, first, Math.Max(0, Study.Study.Languages.ToList().IndexOf(language ?? "")),
            order != "written", direction == "reversed", time.GetUtcNow().UtcDateTime.AddDays(1),
            BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        Token = tickets.Write(Ticket);
        At = at is not null && (at == Journey.Receipt || Study.IndexOf(at) >= 0) ? at : null;
        Address = Addresses.Trying(settings, Request, Token) + (At is null ? "" : $"?at={At}");
        return Page();
    }

    /// <summary>A link of this study as a QR code.</summary>
    public async Task<IActionResult> OnGetQrAsync(string study, string? token, string? at, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        if (tickets.Read(token, time.GetUtcNow().UtcDateTime) is not { } ticket || ticket.StudyId != Draft.State.StudyId)
            return BadRequest();
        var address = Addresses.Trying(settings, Request, token!) + (at is not null && Study?.IndexOf(at) >= 0 ? $"?at={at}" : "");
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return Content(svg.GetGraphic(8), "image/svg+xml");
    }

    /// <summary>How an arm and the vignette that comes first in it stand in an address.</summary>
    public static string Value(Arm arm, Vignette? first) => first is null ? arm.Name : $"{arm.Name}:{first.Name}";

    private async Task<IActionResult?> LoadAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft ||
            await drafts.FindAsync(draft.State.StudyId, draft.State.Number, stop) is not { } found)
        {
            return NotFound();
        }

        Draft = draft;
        tickets = new(await secrets.GetAsync(Handles.SecretName));
        (Study, Missing) = found.Draft is { } whole ? (whole.Version.Study, whole.LeftOut) : (null, found.Missing);
        return null;
    }

    private static (int Arm, int First) Chosen(FrozenStudy study, string? value)
    {
        var (name, vignette) = value?.Split(':', 2) switch
        {
            [var arm, var first] => (arm, first),
            [var arm] => (arm, null),
            _ => ("", null),
        };
        foreach (var (index, arm) in study.Arms.Index())
        {
            if (arm.Name == name)
                return (index, vignette is null ? -1 : arm.Vignettes.ToList().FindIndex(one => one.Name == vignette));
        }

        return (0, -1);
    }
}
