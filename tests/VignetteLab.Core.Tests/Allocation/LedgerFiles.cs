using System.Globalization;
using System.IO.Compression;
using System.Security;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>A ledger and its declaration, as the files that <c>verify-allocation.py</c> reads.</summary>
internal sealed record LedgerFiles(List<string[]> Declaration, List<Dictionary<string, string>> Lines)
{
    /// <summary>The rows of the sheet <c>wide</c> of a workbook; no such sheet where there are none.</summary>
    public List<Dictionary<string, string>> Wide { get; init; } = [];

    private static readonly string script = Checkout.PathOf("vignettes", "verify-allocation.py");

    /// <summary>What the script says of the two as CSV.</summary>
    public Task<(int Exit, string[] Printed)> VerifyAsync(params string[] options) => InFolderAsync(async folder =>
    {
        var (ledger, declaration) = (Path.Combine(folder, "ledger.csv"), Path.Combine(folder, "declaration.csv"));
        await File.WriteAllLinesAsync(ledger, Ledger().Select(Csv));
        await File.WriteAllLinesAsync(declaration, Declared().Select(Csv));
        return await PythonFactAttribute.ExitAsync([script, ledger, declaration, .. options]);
    });

    /// <summary>What the script says of the two as sheets of a workbook, with a heading above the ledger.</summary>
    public Task<(int Exit, string[] Printed)> VerifyWorkbookAsync() => InFolderAsync(async folder =>
    {
        var workbook = Path.Combine(folder, "data.xlsx");
        await using (var zip = new ZipArchive(File.Create(workbook), ZipArchiveMode.Create))
        {
            var shared = Declared().SelectMany(row => row).Distinct().ToList();
            Write(zip, "xl/workbook.xml",
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                <sheets><sheet name="declaration" sheetId="1" r:id="rId1"/><sheet name="allocation" sheetId="2" r:id="rId2"/>SHEET</sheets>
                </workbook>
                """.Replace("SHEET", Wide.Count > 0 ? "<sheet name=\"wide\" sheetId=\"3\" r:id=\"rId3\"/>" : "", StringComparison.Ordinal));
            Write(zip, "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="t" Target="/xl/worksheets/sheet2.xml"/>
                <Relationship Id="rId3" Type="t" Target="worksheets/sheet3.xml"/>
                </Relationships>
                """);
            Write(zip, "xl/sharedStrings.xml", $"<sst {main}>{string.Concat(shared.Select(text => $"<si><t>{text}</t></si>"))}</sst>");
            Write(zip, "xl/worksheets/sheet1.xml", Sheet(Declared(), text => $"t=\"s\"><v>{shared.IndexOf(text)}</v>"));
            Write(zip, "xl/worksheets/sheet2.xml", Sheet(Ledger().Prepend(["The ledger"]), Inline));
            if (Wide.Count > 0)
                Write(zip, "xl/worksheets/sheet3.xml", Sheet(Wide.Select(row => row.Values.ToArray()).Prepend([.. Wide[0].Keys]), Inline));
        }

        return await PythonFactAttribute.ExitAsync(script, workbook);
    });

    private const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private static string Inline(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out _)
        ? $"><v>{text}</v>"
        : $"t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is>";

    private IEnumerable<string[]> Declared() => Declaration.Prepend(["what", "name", "value"]);

    private IEnumerable<string[]> Ledger() => Lines.Select(line => line.Values.ToArray()).Prepend([.. Lines[0].Keys]);

    private static string Csv(string[] row) =>
        string.Join(',', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    // Empty cells are left out, as Excel does; so the cells have addresses.
    private static string Sheet(IEnumerable<string[]> rows, Func<string, string> cell) =>
        $"<worksheet {main}><sheetData>{string.Concat(rows.Index().Select(row =>
            $"<row r=\"{row.Index + 1}\">{string.Concat(row.Item.Index().Where(field => field.Item != "").Select(field =>
                $"<c r=\"{(char)('A' + field.Index)}{row.Index + 1}\" {cell(field.Item)}</c>"))}</row>"))}</sheetData></worksheet>";

    private static void Write(ZipArchive zip, string part, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(text);
    }

    private static async Task<T> InFolderAsync<T>(Func<string, Task<T>> act)
    {
        var folder = Directory.CreateTempSubdirectory("ledger");
        try
        {
            return await act(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
