using System.Text.Json;
using VignetteLab.Web.Exports;
using static VignetteLab.Web.Tests.Exports.WorkbookSample;

namespace VignetteLab.Web.Tests.Exports;

/// <summary>What programs of others read in our workbooks.</summary>
public sealed class WorkbookReadersTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ClosedXML_reads_every_text_as_written()
    {
        // It does not undo the escape of the format (ST_Xstring), as LibreOffice does.
        var texts = Tricky.Except(["_x0041_"]).ToArray();

        using var book = await Of(Texts(texts)).ReadAsync();

        var cells = book.Worksheet("long").Column(1).Cells(2, texts.Length + 1);
        Assert.Equal(texts, cells.Select(cell => cell.GetString()));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_reads_every_text_as_written()
    {
        await SaveAsync(Of(Texts(Tricky)));

        var csv = await CsvAsync("long");
        var texts = csv[1..^2].Split("\"\n\"").Select(text => text.Replace("\"\"", "\"", StringComparison.Ordinal));
        Assert.Equal(["answer", .. Tricky], texts);
    }

    [LibreOfficeFact]
    public async Task LibreOffice_reads_numbers_times_and_nothing()
    {
        Column[] columns = [Number("value"), Time("at_utc"), Text("note")];
        await SaveAsync(Of(new Sheet("long", columns, [[1.25, Noon, Cell.Empty], [Cell.Empty, Cell.Empty, "x"]])));

        Assert.Equal("\"value\",\"at_utc\",\"note\"\n1.25,2026-11-21 12:00:00,\n,,\"x\"\n", await CsvAsync("long"));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_opens_a_table_without_data_and_what_follows_it()
    {
        await SaveAsync(Of(Texts(), new Sheet("codebook", [Text("name")], [["value"]])));

        Assert.Equal("\"answer\"\n", await CsvAsync("long"));
        Assert.Equal("\"name\"\n\"value\"\n", await CsvAsync("codebook"));
    }

    [OpenpyxlFact]
    public async Task Openpyxl_reads_every_text_as_written()
    {
        // It does not undo the escape of the format either; but it keeps the carriage return.
        string[] texts = [.. Tricky.Except(["_x0041_"]), "two\r\nlines"];
        await SaveAsync(Of(Texts(texts)));

        Assert.Equal(texts, JsonSerializer.Deserialize<string[]>(
            await PythonAsync("[row[0] for row in book['long'].iter_rows(min_row=2, values_only=True)]")));
    }

    [OpenpyxlFact]
    public async Task Openpyxl_reads_types_table_and_properties()
    {
        Column[] columns = [Number("value"), Time("at_utc"), Text("note")];
        await SaveAsync(Of(new Sheet("long", columns, [[0.1 + 0.2, Noon, Cell.Empty]])));

        Assert.Equal(
            """["[0.30000000000000004, datetime.datetime(2026, 11, 21, 12, 0), None]", "A1:C2", "A2", "en"]""",
            await PythonAsync("""
                [str([cell.value for cell in book['long'][2]]), book['long'].tables['tblLong'].ref,
                 book['long'].freeze_panes, book.properties.language]
                """));
    }

    private string Path => System.IO.Path.Combine(folder.FullName, "book.xlsx");

    private async Task SaveAsync(Workbook workbook) =>
        await File.WriteAllBytesAsync(Path, await workbook.BytesAsync());

    // Comma, quotes round every text, UTF-8, cells as shown, all sheets each in a file of its own.
    private async Task<string> CsvAsync(string sheet)
    {
        await Reader.RunAsync(
            LibreOfficeFactAttribute.Program, $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1",
            "--outdir", folder.FullName, Path);

        return await File.ReadAllTextAsync(System.IO.Path.Combine(folder.FullName, $"book-{sheet}.csv"));
    }

    private async Task<string> PythonAsync(string expression) =>
        (await Reader.RunAsync(OpenpyxlFactAttribute.Program, "-c",
            "import json, sys, openpyxl\n"
            + $"book = openpyxl.load_workbook(sys.argv[1])\nprint(json.dumps({expression}))", Path)).Trim();
}
