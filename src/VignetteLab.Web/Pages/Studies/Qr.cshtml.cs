using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The survey's address or that of its pilot, as a QR code, for a poster.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class QrModel(OwnStudies own, LabSettings settings, LabDb db, Piloting piloting) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (!await own.HasAsync(User, study, stop))
            return NotFound();
        if (await AddressAsync(study, stop) is not { } address)
            return NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return Content(svg.GetGraphic(8), "image/svg+xml");
    }

    private async Task<string?> AddressAsync(string study, CancellationToken stop)
    {
        if (Request.Query["mode"] != Mode.Pilot.Name())
            return Addresses.Survey(settings, Request, study);
        var record = await db.Studies.AsNoTracking().SingleAsync(known => known.Name == study, stop);
        return await piloting.TokenAsync(record) is { } token ? Addresses.Pilot(settings, Request, study, token) : null;
    }
}
