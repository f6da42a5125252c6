using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The workbook of a study, streamed as it is written; masked for those who are not to see the arms yet.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.Download)]
public sealed class DataModel(LabDatabase database, Versions versions, OwnStudies own, Auditing auditing) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await own.RoleAsync(User, study, stop) is not { } role || StudyView.ModeOf(Request.Query["mode"]) is not { } mode ||
            await Snapshot.OpenAsync(database, versions, study, mode, stop) is not { } opened)
        {
            return NotFound();
        }

        await using var snapshot = opened;
        if (!(await snapshot.SaysAsync(stop)).IsWhole)
            return Redirect($"/studies/{study}/checks");
        var masked = !Rights.In(snapshot, role).SeesArms;
        await auditing.NoteAsync(
            AuditKind.Exported, User.Identity?.Name ?? "", study, "data.xlsx", $"{mode.Name()}{(masked ? ", masked" : "")}");
        Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = StudyWorkbook.FileName(
                snapshot, await snapshot.VersionAsync(stop), await snapshot.ProgressAsync(stop), masked),
        }.ToString();
        await StudyWorkbook.WriteAsync(snapshot, masked, Response.Body, stop);
        return new EmptyResult();
    }
}
