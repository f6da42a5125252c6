using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Bundles;
using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>What a preregistration needs, as one zip of plain files: of the launched version, or of the draft before there is one.</summary>
/// <remarks>Whoever may see the study may see all that is in it, so this asks for no more; nothing in it tells who got which arm.</remarks>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class PreregistrationModel(LabDb db, Versions versions, DraftAccess access, BundleSource source) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        var record = await db.Studies.AsNoTracking().SingleAsync(known => known.Id == draft.State.StudyId, stop);
        if (record.VersionId is null && draft.Problems.Count > 0)
            return Redirect($"/studies/{draft.Name}/checks");
        var version = record.VersionId is { } id
            ? (await versions.GetAsync(id)).Study : new FrozenStudy(Core.Studies.Drafts.SpokenWords.Of(draft.State.Json));
        var files = await source.FilesAsync(record.Id, version, record.LaunchedUtc ?? draft.SavedUtc, stop);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{draft.Name}-preregistration.zip",
        }.ToString();
        await using var bundle = new Bundle(Response.Body);
        await bundle.AddAsync("README.md", Readme(files), stop);
        await files.AddAsync(bundle, "", stop);
        await bundle.CompleteAsync(stop);
        return new EmptyResult();
    }

    private static string Readme(VersionFiles files)
    {
        var study = files.Study.Study;
        return $"""
            # {study.Title.In(study.Languages.Contains("en") ? "en" : study.Languages[0])}

            Preregistration of the survey experiment `{study.Name}`, made by VignetteLab.

            - Fingerprint of the study: `{files.Study.Fingerprint}`
            - Commitment to the allocation key: {(files.Commitment is { } commitment ? $"`{commitment}`" : "none yet; the key is drawn at the launch. Register its commitment then.")}

            ## Files

            {VersionFiles.Describe(files.Study, "")}
            - `{Bundle.Sums}`: the SHA-256 of every other file.

            ## To verify

            `sha256sum -c {Bundle.Sums}` says whether a file was changed. `sha256sum study.json` gives the fingerprint: a study that bears it says
            this, letter for letter. The commitment is the SHA-256 of the 32-byte key from which every allocation is drawn; the key is shown
            when the study closes, and with it, the ledger and `declaration.csv`, `verify-allocation.py` draws every line again.
            """;
    }
}
