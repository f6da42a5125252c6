using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>What the audit log says about a study, for its owners.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.Audit)]
public sealed class AuditModel(AuditLog log) : PageModel
{
    public IReadOnlyList<AuditEvent> Lines { get; private set; } = [];

    public string Study { get; private set; } = "";

    /// <summary>The number of the last line shown, where there are more.</summary>
    public long? Older => Lines.Count == Account.AuditModel.Most ? Lines[^1].Id : null;

    public async Task OnGetAsync(string study, CancellationToken stop)
    {
        Study = study;
        Lines = await log.OfStudyAsync(
            HttpContext.Features.GetRequiredFeature<StudyMember>().StudyId, Account.AuditModel.Before(Request), Account.AuditModel.Most, stop);
    }
}
