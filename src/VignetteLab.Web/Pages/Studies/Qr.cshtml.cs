using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QRCoder;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The survey's address as a QR code, for a poster.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class QrModel(OwnStudies own, LabSettings settings) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (!await own.HasAsync(User, study, stop))
            return NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(Addresses.Survey(settings, Request, study), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return Content(svg.GetGraphic(8), "image/svg+xml");
    }
}
