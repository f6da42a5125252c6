using System.IO.Compression;
using System.Text.RegularExpressions;
using ClosedXML.Excel;

namespace VignetteLab.Web.Exports;

/// <summary>All of a workbook but its rows, as ClosedXML draws it: styles, headers, widths, tables.</summary>
/// <remarks>ClosedXML never sees data. It would take gigabytes, round numbers to 15 digits, turn
/// <c>_x0041_</c> into A and give texts the line ends of the host.</remarks>
internal sealed partial class WorkbookDrawing
{
    private readonly Dictionary<string, string> parts = [];

    public WorkbookDrawing(IReadOnlyList<SheetPart> sheets)
    {
        using var package = new MemoryStream();
        using (var book = new XLWorkbook())
        {
            foreach (var sheet in sheets)
                Draw(sheet, book.AddWorksheet(sheet.Name));
            book.SaveAs(package, new SaveOptions { ValidatePackage = false });
        }

        using var zip = new ZipArchive(package, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            parts.Add(entry.FullName, Plain(reader.ReadToEnd()));
        }
        foreach (var sheet in sheets.Where(sheet => !sheet.Sheet.IsProse))
            Stretch(sheet);
    }

    /// <summary>All parts by their path in the package, in a steady order.</summary>
    public IReadOnlyDictionary<string, string> Parts => parts;

    /// <param name="number">The place of the sheet in the workbook, from 1.</param>
    public SheetFrame Frame(int number) => SheetFrame.Of(parts[Path(number)]);

    public static string Path(int number) => FormattableString.Invariant($"xl/worksheets/sheet{number}.xml");

    private static void Draw(SheetPart part, IXLWorksheet sheet)
    {
        foreach (var (index, column) in part.Sheet.Columns.Index())
        {
            var header = sheet.Cell(1, index + 1);
            header.ShareString = false;
            header.SetValue(column.Name).Style.Font.SetBold();
            sheet.Column(index + 1).Width = column.Width;
        }
        sheet.SheetView.FreezeRows(1);

        // On paper: across, as wide as a page, the names of the columns on every one.
        sheet.PageSetup.SetPageOrientation(XLPageOrientation.Landscape).SetPaperSize(XLPaperSize.A4Paper).FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(1, 1);

        // The styles that SheetFrame reads; below the table, which would take them for those of its columns.
        foreach (var column in Enumerable.Range(1, 4))
        {
            sheet.Cell(SheetFrame.StylesRow, column).ShareString = false;
            sheet.Cell(SheetFrame.StylesRow, column).SetValue("style");
        }
        sheet.Cell(SheetFrame.StylesRow, 2).Style.SetIncludeQuotePrefix();
        sheet.Cell(SheetFrame.StylesRow, 4).Style.NumberFormat.SetFormat("yyyy-mm-dd hh:mm:ss");

        if (part.Sheet.IsProse)
        {
            sheet.Row(SheetFrame.StylesRow).Cells(1, 4).Style.Alignment.SetWrapText()
                .Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        }
        else
        {
            sheet.Range(1, 1, 2, part.Sheet.Columns.Count).CreateTable(part.TableName)
                .Theme = XLTableTheme.TableStyleLight1;
        }
    }

    // ClosedXML makes a cell for every row of a table, so tables are drawn with one row and stretched here.
    private void Stretch(SheetPart sheet)
    {
        var name = $" displayName=\"{sheet.TableName}\"";
        var path = parts.Single(part => part.Value.Contains(name, StringComparison.Ordinal)).Key;
        var drawn = (sheet with { Rows = 1 }).TableCells;
        parts[path] = parts[path]
            .Replace($" ref=\"{drawn}\"", $" ref=\"{sheet.TableCells}\"", StringComparison.Ordinal);
    }

    // Some readers know no prefixes. And the one relation of a sheet, its table, is named the same whatever
    // sheets there are, because the ends of sheets are written before their number is known. Titles are rows for good, not rows seen from a cell.
    private static string Plain(string xml) =>
        TableRelation.Replace(SheetPrefix.Replace(xml, "$1$2"), "rId1")
            .Replace("!1:1</definedName>", "!$1:$1</definedName>", StringComparison.Ordinal);

    [GeneratedRegex("(</?)x:|(xmlns):x(?==)")]
    private static partial Regex SheetPrefix { get; }

    [GeneratedRegex("""(?<=<tablePart r:id="|/relationships/table" [^>]*Id=")[^"]*""")]
    private static partial Regex TableRelation { get; }
}
