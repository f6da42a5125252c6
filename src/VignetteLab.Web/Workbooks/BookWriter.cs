using System.Globalization;
using ClosedXML.Excel;

namespace VignetteLab.Web.Workbooks;

/// <summary>Writes sheets of plain text into a workbook, as people edit them.</summary>
/// <param name="help">What is said beside.</param>
internal sealed class BookWriter(BookHelp help)
{
    /// <summary>Writes a sheet: headers, what belongs in each column, and the rows.</summary>
    public void Write(IXLWorksheet to, BookSheet sheet)
    {
        for (var column = 1; column <= sheet.Columns.Count; column++)
        {
            var of = sheet.Columns[column - 1];
            to.Cell(1, column).SetValue(of.Header).Style.Font.SetBold();
            Put(to.Cell(2, column), (column == 1 ? BookSheet.Remark : "") + help.Of(sheet.Name, of.Header));
            to.Column(column).Width = of.Width;
            foreach (var row in sheet.Rows)
            {
                if (row.Cells.TryGetValue(of.Header, out var text))
                    Put(to.Cell(row.Number, column), text, of.Kind);
            }
        }

        if (sheet.Columns.Any(column => column.Header == "what"))
            WriteHelp(to, sheet);
        to.Row(2).Style.Font.SetItalic().Font.SetFontColor(XLColor.FromHtml("#5c5548")).Alignment.SetWrapText();
        to.Row(2).Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        to.SheetView.FreezeRows(2);
    }

    // Beside each line, what belongs there; nobody reads it back.
    private void WriteHelp(IXLWorksheet to, BookSheet sheet)
    {
        var column = sheet.Columns.Count + 1;
        Put(to.Cell(1, column), "help");
        to.Column(column).Width = 70;
        foreach (var row in sheet.Rows)
            Put(to.Cell(row.Number, column), help.Of(sheet.Name, row.Cells["what"]));
        to.Column(column).Style.Font.SetItalic().Font.SetFontColor(XLColor.FromHtml("#5c5548"));
    }

    private static void Put(IXLCell cell, string text, BookKind kind = BookKind.Text)
    {
        if (kind == BookKind.Number && double.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            cell.SetValue(number);
        else if (kind == BookKind.Truth && bool.TryParse(text, out var truth))
            cell.SetValue(truth);
        else if (text.Length > 0)
            cell.SetValue(text).SetDataType(XLDataType.Text).Style.SetIncludeQuotePrefix().Alignment.SetWrapText(kind == BookKind.Words).NumberFormat.SetFormat("@");
    }
}
