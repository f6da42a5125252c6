using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The workbook of a study, streamed as it is written.</summary>
[Authorize(Site.Researchers)]
public sealed class DataModel(LabDatabase database, Versions versions, OwnStudies own) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (!await own.HasAsync(User, study, stop) ||
            await Snapshot.OpenAsync(database, versions, study, Mode.Live, stop) is not { } opened)
        {
            return NotFound();
        }

        await using var snapshot = opened;
        Response.ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = StudyWorkbook.FileName(snapshot, await snapshot.VersionAsync(stop), await snapshot.ProgressAsync(stop)),
        }.ToString();
        await StudyWorkbook.WriteAsync(snapshot, Response.Body, stop);
        return new EmptyResult();
    }
}
