using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Account;

/// <summary>What the audit log says about one's own account.</summary>
[Authorize(Site.Researchers)]
public sealed class AuditModel(AuditLog log) : PageModel
{
    /// <summary>So many lines stand on a page.</summary>
    public const int Most = 100;

    public IReadOnlyList<AuditEvent> Lines { get; private set; } = [];

    /// <summary>The number of the last line shown, where there are more.</summary>
    public long? Older => Lines.Count == Most ? Lines[^1].Id : null;

    /// <summary>The number that an address says to go on from.</summary>
    public static long? Before(Microsoft.AspNetCore.Http.HttpRequest request) =>
        long.TryParse(request.Query["before"], CultureInfo.InvariantCulture, out var line) ? line : null;

    public async Task OnGetAsync(CancellationToken stop) =>
        Lines = await log.OfAccountAsync(User.Identity?.Name ?? "", Before(Request), Most, stop);
}
