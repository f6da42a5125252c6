using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Workbooks;

/// <summary>What came of reading a workbook.</summary>
/// <param name="Json">The study as canonical JSON; <c>null</c> where a cell cannot be read.</param>
/// <param name="Faults">Every cell that cannot be read.</param>
public sealed record BookReading(string? Json, IReadOnlyList<BookFault> Faults);

/// <summary>A study as an Excel workbook that people can edit, and back, without loss.</summary>
public sealed class StudyBook(StudioTexts texts)
{
    private const int mostRows = 20_000;
    private const int mostFaults = 200;

    // A workbook takes many times its size in memory: they wait for each other.
    private static readonly SemaphoreSlim reading = new(1, 1);

    /// <summary>The media type.</summary>
    public const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes a study.</summary>
    /// <param name="json">The study, canonical.</param>
    public byte[] Write(string json)
    {
        using var book = new XLWorkbook();
        var writer = new BookWriter(new(texts));
        foreach (var sheet in StudySheets.Of(json))
            writer.Write(book.AddWorksheet(sheet.Name), sheet);
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    /// <summary>Reads a workbook that somebody sends, when no other is being read.</summary>
    public async Task<BookReading> ReadAsync(byte[] file, CancellationToken stop)
    {
        await reading.WaitAsync(stop);
        try
        {
            return Read(file);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Reads a workbook that somebody sends. No formula in it is worked out, and nothing it refers to is fetched.</summary>
    public BookReading Read(byte[] file)
    {
        if (Flaw(BookPackage.Look(file)) is { } flaw)
            return new(null, [new("", 0, null, flaw)]);
        var faults = new List<BookFault>();
        try
        {
            using var book = new XLWorkbook(new MemoryStream(file, writable: false), XLEventTracking.Disabled);
            return Study([.. book.Worksheets.Select(sheet => Read(sheet, faults))], faults);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The package holds what says that it is a workbook and is none; the library says that in many ways.
            return new(null, [new("", 0, null, texts["This is no workbook that can be read. Save it as .xlsx and send it once more."])]);
        }
    }

    private BookReading Study(IReadOnlyList<BookSheet> sheets, List<BookFault> faults)
    {
        if (sheets.All(sheet => sheet.Name != "study"))
            return new(null, [new("", 0, null, texts["There is no sheet “study” in it. Begin with the workbook that the studio gives you."])]);
        var study = new SheetsStudy(sheets, Say);
        faults.AddRange(study.Faults);
        var reading = StudyFile.ReadUpload(Encoding.UTF8.GetBytes(study.Root.ToJsonString()));
        foreach (var problem in reading.Refused)
        {
            var (sheet, row, column) = study.Places.Of(problem.Path) ?? ("", 0, null);
            faults.Add(new(sheet, row, column, problem.In(texts.Language)));
        }

        return faults.Count > 0 ? new(null, [.. faults.Take(mostFaults)]) : new(CanonicalJson.Write(reading.Study), []);
    }

    private BookSheet Read(IXLWorksheet from, List<BookFault> faults)
    {
        var name = from.Name.Trim();
        var headers = new Dictionary<int, string>();
        foreach (var cell in from.Row(1).CellsUsed())
        {
            var header = Text(from, cell, cell.Address.ColumnLetter, faults)?.Trim() ?? "";
            if (header.Length > 0 && header != "help" && !headers.TryAdd(cell.Address.ColumnNumber, header))
                continue;
            if (headers.Values.Count(known => known == header) > 1)
                faults.Add(new(name, 1, header, texts["There are two columns “{0}”. Keep one of them.", header]));
        }

        var rows = new List<BookRow>();
        foreach (var row in from.RowsUsed().Where(row => row.RowNumber() > 1))
        {
            if (rows.Count > mostRows)
            {
                faults.Add(new(name, row.RowNumber(), null, texts["The sheet has more than {0} rows. No study needs so many.", mostRows]));
                break;
            }

            var cells = new Dictionary<string, string>();
            foreach (var cell in row.CellsUsed().Where(cell => headers.ContainsKey(cell.Address.ColumnNumber)))
            {
                if (Text(from, cell, headers[cell.Address.ColumnNumber], faults) is { Length: > 0 } text)
                    cells[headers[cell.Address.ColumnNumber]] = text;
            }

            var isRemark = headers.TryGetValue(1, out var first) && cells.TryGetValue(first, out var begins) && begins.StartsWith(BookSheet.Remark, StringComparison.Ordinal);
            if (cells.Count > 0 && !isRemark)
                rows.Add(new(row.RowNumber(), cells));
        }

        return new(name, [.. headers.Values.Distinct().Select(header => new BookColumn(header))], rows);
    }

    private string? Text(IXLWorksheet sheet, IXLCell cell, string column, List<BookFault> faults)
    {
        if (cell.HasFormula)
        {
            // As which LibreOffice saves what is simply true or false.
            if (cell.FormulaA1 is "TRUE()" or "FALSE()")
                return cell.FormulaA1 == "TRUE()" ? "true" : "false";
            faults.Add(new(sheet.Name, cell.Address.RowNumber, column, texts["This is a formula. Write what it comes to: in Excel, copy the cell and paste the value."]));
            return null;
        }

        return cell.DataType switch
        {
            XLDataType.Number => Number(cell.GetDouble()),
            XLDataType.Boolean => cell.GetBoolean() ? "true" : "false",
            XLDataType.DateTime => Day(cell.GetDateTime()),
            XLDataType.TimeSpan => cell.GetTimeSpan().ToString("c", CultureInfo.InvariantCulture),
            _ => (cell.Value?.ToString() ?? "").ReplaceLineEndings("\n"),
        };
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // A day that Excel took for one, as in keptUntil.
    private static string Day(DateTime time) => time.TimeOfDay == TimeSpan.Zero
        ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private string? Flaw(BookPackage.Flaw flaw) => flaw switch
    {
        BookPackage.Flaw.None => null,
        BookPackage.Flaw.TooLarge => texts["The file is larger than {0} MB.", BookPackage.MaxBytes / 1024 / 1024],
        BookPackage.Flaw.TooMuchInside => texts["Unpacked, the file is far larger than any study. It was not opened."],
        BookPackage.Flaw.LinksOutside => texts["The workbook has links, macros or data from outside. Save it without them."],
        _ => texts["This is no workbook that can be read. Save it as .xlsx and send it once more."],
    };

    private string Say(FaultWords words) => words.Kind switch
    {
        "sheet" => texts["Nothing reads a sheet of this name. The sheets are {0}.", words.Known],
        "missing" => texts["The sheet “{0}” is missing. Leave its lines out, but keep the sheet.", words.Text],
        "column" => texts["Nothing reads a column of this name. Look at the headers of the workbook that the studio gives you."],
        "what" => texts["“{0}” is not known here. Write one of: {1}.", words.Text, words.Known],
        "parent" => texts["There is no “{0}” on the sheet {1}. Write its name as it stands there, or add it.", words.Text, words.Known],
        "more" => texts["This part cannot be read. Leave the sheet “more” as it is, or delete it."],
        nameof(BookKind.Number) => texts["“{0}” is not a whole number.", words.Text],
        nameof(BookKind.Truth) => texts["“{0}” is neither true nor false. Write TRUE, or leave it blank.", words.Text],
        nameof(BookKind.Names) => texts["“{0}” is no list. Write names with commas between.", words.Text],
        nameof(BookKind.Pairs) => texts["“{0}” cannot be read. Write name = value, with commas between.", words.Text],
        nameof(BookKind.Rule) => texts["“{0}” is no rule. Write it as the study file does, as in {1}.", words.Text, """{"item":"role","is":["nurse"]}"""],
        _ => words.Text,
    };
}
