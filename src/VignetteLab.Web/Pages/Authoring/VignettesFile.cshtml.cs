using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Web.Exports;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Every vignette in one file, with the fingerprint of the study that says it: for an ethics board, an appendix, a statistician.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class VignettesFileModel(DraftAccess access, StudioTexts texts) : PageModel
{
    public DraftView Draft { get; private set; } = null!;

    public IReadOnlyList<MatrixRow> Rows { get; private set; } = [];

    public string Fingerprint { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        Fingerprint = draft.State.Fingerprint;
        var matrix = new Matrix(draft.Study, draft.Languages, draft.Problems.Count == 0);
        Rows = [.. matrix.All.Select(matrix.Row)];
        return Request.Query["format"].ToString() switch
        {
            "csv" => File(Table(), "text/csv", $"{draft.Name}-vignettes.csv"),
            "docx" => File(VignettesDocument.Write(draft.TitleIn(texts.Language), Fingerprint, Rows, draft.Languages, texts),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document", $"{draft.Name}-vignettes.docx"),
            "" or "html" => Page(),
            _ => NotFound(),
        };
    }

    // With the mark that makes Excel read UTF-8.
    private byte[] Table()
    {
        var factors = Draft.Study.Factors.Select(factor => factor.Name).Distinct().ToArray();
        var csv = new StringBuilder("\uFEFF");
        Line(["vignette", "code", .. factors, "language", "words", "lix", "length_deviation_percent", "sha256", "text", "fingerprint"]);
        foreach (var row in Rows)
        {
            foreach (var (language, text) in row.Texts)
            {
                Line([
                    row.Vignette.Name, row.Vignette.Code.ToString(CultureInfo.InvariantCulture),
                    .. factors.Select(factor => row.Vignette.Levels.GetValueOrDefault(factor)?.Name ?? ""), language,
                    text.Measures.Words.ToString(CultureInfo.InvariantCulture), text.Measures.Lix.ToString("0.0", CultureInfo.InvariantCulture),
                    text.Deviation.ToString("0.0", CultureInfo.InvariantCulture), text.Wording.Hash, text.Wording.Words.PlainText, Fingerprint,
                ]);
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());

        void Line(IEnumerable<string> fields) => csv.Append(Csv.Line(fields)).Append("\r\n");
    }
}
