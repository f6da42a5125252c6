using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Tables;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Bundles;
using VignetteLab.Web.Exports;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>All that is left of a study once no answer can come any more, as one zip that is written as it is read: versions, data, ledger, key, audit log.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.Audit)]
public sealed class ArchiveModel(LabDatabase database, LabDb db, Versions versions, BundleSource source, Auditing auditing, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await Snapshot.OpenAsync(database, versions, study, Mode.Live, stop) is not { } opened)
            return NotFound();
        await using var snapshot = opened;
        if (snapshot.Study.Status != StudyStatus.Closed)
            return Redirect($"/studies/{study}");

        // An archive is made once and kept: none is given while it could still grow. The step says from when there is one.
        if (await Publication.AnswersUntilAsync(db, snapshot.Study, time.GetUtcNow().UtcDateTime) is not null)
            return Redirect($"/studies/{study}/close");
        await auditing.NoteAsync(AuditKind.Exported, User.Identity?.Name ?? "", study, "archive.zip", null);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{study}-archive.zip" }.ToString();
        await using var bundle = new Bundle(Response.Body);
        var kept = await source.VersionsAsync(snapshot.Study.Id, stop);
        var key = await snapshot.KeyAsync(stop);
        await bundle.AddAsync("README.md", Readme(snapshot.Study, kept, key), stop);
        foreach (var version in kept)
        {
            var files = await source.FilesAsync(snapshot.Study.Id, new(version.Json), version.AtUtc, stop);
            await files.AddAsync(bundle, $"versions/{version.Number}/", stop);
        }

        await bundle.AddAsync("amendments.md", Amendments(kept, await snapshot.AmendmentsAsync(stop)), stop);
        await bundle.AddAsync("data.xlsx", (file, stop) => StudyWorkbook.WriteAsync(snapshot, file, stop), stop);
        await AddAllocationAsync(bundle, snapshot, key, stop);
        await bundle.AddAsync("audit.csv", (file, stop) => WriteAuditAsync(file, snapshot.Study.Id, stop), stop);
        await bundle.AddAsync("verify-allocation.py", await System.IO.File.ReadAllTextAsync(StudyLibrary.VerifyingScript, stop), stop);
        await bundle.CompleteAsync(stop);
        return new EmptyResult();
    }

    private static async Task AddAllocationAsync(Bundle bundle, Snapshot snapshot, KeyRecord? key, CancellationToken stop)
    {
        var version = (await snapshot.VersionAsync(stop)).Study;
        await bundle.AddAsync("ledger.csv", (file, stop) => WriteAsync(file, to => LedgerCsv.WriteAsync(snapshot.LedgerAsync(stop), version, to)), stop);
        var changes = await snapshot.ArmChangesAsync(stop);
        var marks = await snapshot.MarksAsync(int.MaxValue, stop);
        await bundle.AddAsync("declaration.csv", (file, _) => WriteAsync(file, to => LedgerCsv.WriteAsync(
            Declaration.Of(version, Mode.Live, key?.Commitment ?? "", key is { RevealedUtc: not null } ? new(key.Key) : null,
                [.. changes.Select(change => change.Switched())],
                [.. marks.Reverse().Select(mark => (mark.Respondent, mark.Mark.AtUtc, mark.Mark.Counts))]), to)), stop);
        await bundle.AddAsync("key.txt", key is { RevealedUtc: not null } ? new AllocationKey(key.Key).Hex + "\n" : "The key is not shown yet.\n", stop);
    }

    private static string Amendments(IReadOnlyList<VersionRecord> versions, IReadOnlyList<Amended> amendments)
    {
        var text = new StringBuilder("# Amendments\n");
        if (amendments.Count == 0)
            text.Append("\nNothing was changed after the launch.\n");
        foreach (var (from, to, made) in amendments)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## From version {from} to version {to}, {made.AtUtc:yyyy-MM-dd HH:mm} UTC\n");
            text.Append(CultureInfo.InvariantCulture, $"\nBy {made.By}; {DescribingSheets.Affecting(made)}.\n\nWhy: {made.Reason}\n");
            foreach (var change in DraftDiff.Between(Json(from), Json(to)))
                text.Append(CultureInfo.InvariantCulture, $"\n- `{change.Path}`\n  before: {change.Before ?? "nothing"}\n  now: {change.After ?? "nothing"}\n");
        }

        return text.ToString();

        string Json(int number) => versions.First(version => version.Number == number).Json;
    }

    private Task WriteAuditAsync(Stream file, int study, CancellationToken stop) => WriteAsync(file, async to =>
    {
        await to.WriteLineAsync("line,at_utc,what,by,about,detail,hash");
        await foreach (var line in source.AuditAsync(study).WithCancellation(stop))
        {
            await to.WriteLineAsync(Csv.Line(
            [
                line.Id.ToString(CultureInfo.InvariantCulture), line.AtUtc.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                Declaration.NameOf(line.Kind), line.By, line.About, line.Detail, Convert.ToHexStringLower(line.Hash),
            ]));
        }
    });

    private static async Task WriteAsync(Stream file, Func<TextWriter, Task> write)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await write(text);
    }

    private static string Readme(StudyRecord study, IReadOnlyList<VersionRecord> versions, KeyRecord? key) => $"""
        # {study.Name}: archive

        All that VignetteLab kept of this study when it was closed ({study.ClosedUtc:yyyy-MM-dd}) and nobody could answer it any more. Keep it as safe as the answers themselves.

        - `data.xlsx`: every answer, with codebook, value labels, design and ledger; it explains itself on its first sheet.
        - `ledger.csv`, `declaration.csv`, `key.txt`: who was allocated to what, how, and the key from which it was drawn.
          Commitment: `{key?.Commitment}`
        - `verify-allocation.py`: draws every line of the ledger again: `python3 verify-allocation.py ledger.csv declaration.csv`
        - `versions/`: the {versions.Count} frozen version{(versions.Count == 1 ? "" : "s")}, each with the files of its preregistration.
        - `amendments.md`: what was changed while respondents answered, by whom and why.
        - `audit.csv`: who did what, line by line; each line's hash holds the one before, some of which are of other studies.
        - `{Bundle.Sums}`: the SHA-256 of every other file; `sha256sum -c {Bundle.Sums}` says whether one was changed.
        """;
}
