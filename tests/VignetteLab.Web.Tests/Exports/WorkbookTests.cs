using ClosedXML.Excel;
using VignetteLab.Web.Exports;
using static VignetteLab.Web.Tests.Exports.WorkbookSample;

namespace VignetteLab.Web.Tests.Exports;

public sealed class WorkbookTests
{
    [Fact]
    public async Task Numbers_are_written_to_the_last_digit()
    {
        // ClosedXML rounds to 15 digits when it reads.
        var parts = await Of(Numbers(0.1 + 0.2, -1.0 / 3, 1e300, 9007199254740991)).PartsAsync();

        var sheet = parts["xl/worksheets/sheet1.xml"];
        Assert.Contains("<v>0.30000000000000004</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("<v>-0.3333333333333333</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("<v>1E+300</v>", sheet, StringComparison.Ordinal);
        Assert.Contains("<v>9007199254740991</v>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_is_a_date_time_of_the_spreadsheet()
    {
        var sheet = new Sheet("long", [Time("answered_at_utc")], [[Noon.AddSeconds(5)]]);

        using var book = await Of(sheet).ReadAsync();

        var cell = book.Worksheet("long").Cell("A2");
        Assert.Equal(XLDataType.DateTime, cell.DataType);
        Assert.Equal(new DateTime(2026, 11, 21, 12, 0, 5), cell.GetDateTime());
        Assert.Equal("yyyy-mm-dd hh:mm:ss", cell.Style.NumberFormat.Format);
    }

    [Fact]
    public async Task Nothing_is_an_empty_cell()
    {
        Column[] columns = [Text("a"), Number("b"), Time("c"), Text("d")];
        var sheet = new Sheet("long", columns, [[(string?)null, (double?)null, (DateTime?)null, ""]]);

        var parts = await Of(sheet).PartsAsync();

        Assert.Contains("<row r=\"2\"></row>", parts["xl/worksheets/sheet1.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_numbers_and_truths_are_numbers()
    {
        Column[] columns = [Number("a"), Number("b"), Number("c"), Number("d")];
        var sheet = new Sheet("long", columns, [[7, 8L, 0.5m, true]]);

        using var book = await Of(sheet).ReadAsync();

        Assert.Equal([7, 8, 0.5, 1], book.Worksheet("long").Range("A2:D2").Cells().Select(cell => cell.GetDouble()));
    }

    [Fact]
    public async Task A_text_that_editing_could_change_bears_the_mark_of_a_text()
    {
        using var book = await Of(Texts("=1+1", "'x", "007", "3. maj", "falsk", "plain words")).ReadAsync();

        var marks = book.Worksheet("long").Range("A2:A7").Cells().Select(cell => cell.Style.IncludeQuotePrefix);
        Assert.Equal([true, true, true, true, true, false], marks);
    }

    [Fact]
    public async Task The_names_of_the_variables_stand_frozen_in_row_1()
    {
        var sheet = new Sheet("long", [new("respondent", ColumnType.Text, 20), Number("value")], [["r1", 3]]);

        using var book = await Of(sheet).ReadAsync();

        var read = book.Worksheet("long");
        Assert.Equal(["respondent", "value"], read.Row(1).CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal(1, read.SheetView.SplitRow);
        Assert.Equal(20, read.Column(1).Width, 0);
    }

    [Fact]
    public async Task A_sheet_is_a_table_with_a_filter()
    {
        var sheet = new Sheet("value_labels", [Text("set"), Number("code")], [["yes_no", 0], ["yes_no", 1]]);

        using var book = await Of(sheet).ReadAsync();

        var table = book.Worksheet("value_labels").Table("tblValueLabels");
        Assert.Equal("A1:B3", table.RangeAddress.ToString());
        Assert.True(table.ShowAutoFilter);
    }

    [Fact]
    public async Task A_table_without_data_has_an_empty_row()
    {
        using var book = await Of(Texts()).ReadAsync();

        Assert.Equal("A1:A2", book.Worksheet("long").Table("tblLong").RangeAddress.ToString());
        Assert.True(book.Worksheet("long").Cell("A2").IsEmpty());
    }

    [Fact]
    public async Task Prose_is_no_table_and_wraps()
    {
        var sheet = new Sheet("readme", [new("text", ColumnType.Text, 80)], [["Read me first."]]) { IsProse = true };

        using var book = await Of(sheet).ReadAsync();

        Assert.Empty(book.Worksheet("readme").Tables);
        Assert.True(book.Worksheet("readme").Cell("A2").Style.Alignment.WrapText);
    }

    [Fact]
    public async Task Sheets_keep_their_order()
    {
        Column[] columns = [Text("name")];

        using var book = await Of(
            new Sheet("readme", columns, [["a"]]),
            new Sheet("long", columns, [["b"]]),
            new Sheet("codebook", columns, [["c"]])).ReadAsync();

        Assert.Equal(["readme", "long", "codebook"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(["a", "b", "c"], book.Worksheets.Select(sheet => sheet.Cell("A2").GetString()));
    }

    [Fact]
    public async Task A_sheet_that_is_full_goes_on_on_the_next()
    {
        var workbook = new Workbook("Care plans", "en", Noon) { RowsPerSheet = 2 };
        workbook.Add(Numbers(1, 2, 3, 4, 5));
        workbook.Add(new Sheet("codebook", [Text("name")], [["value"]]));

        using var book = await workbook.ReadAsync();

        Assert.Equal(["long", "long_2", "long_3", "codebook"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal(["A1:A3", "A1:A3", "A1:A2", "A1:A2"],
            book.Worksheets.Select(sheet => sheet.Tables.Single().RangeAddress.ToString()));
        Assert.Equal("tblLong3", book.Worksheet("long_3").Tables.Single().Name);
        Assert.Equal(5, book.Worksheet("long_3").Cell("A2").GetDouble());
    }

    [Fact]
    public async Task A_sheet_that_is_just_full_does_not_go_on()
    {
        var workbook = new Workbook("Care plans", "en", Noon) { RowsPerSheet = 2 };
        workbook.Add(Numbers(1, 2));

        using var book = await workbook.ReadAsync();

        Assert.Equal(["long"], book.Worksheets.Select(sheet => sheet.Name));
    }
}
