using System.IO.Compression;
using ClosedXML.Excel;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Tests.Exports;

/// <summary>Small workbooks, as bytes and as their parts.</summary>
internal static class WorkbookSample
{
    public static DateTime Noon { get; } = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    public static IReadOnlyList<string> Tricky { get; } =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(1,1)", "=HYPERLINK(\"x\")", "{=1}", "'quoted", "007", "1-2", "1e5",
        "2026-11-21", "TRUE", " spaced ", "two\nlines", "tab\there", "<&>\"'", "😀 æøå", "_x0041_", "plain words",
    ];

    public static Column Text(string name) => new(name, ColumnType.Text);

    public static Column Number(string name) => new(name, ColumnType.Number);

    public static Column Time(string name) => new(name, ColumnType.Time);

    public static Workbook Of(params IEnumerable<Sheet> sheets)
    {
        var workbook = new Workbook("Care plans", "en", Noon);
        foreach (var sheet in sheets)
            workbook.Add(sheet);

        return workbook;
    }

    public static Sheet Texts(params IEnumerable<string?> texts) =>
        new("long", [Text("answer")], texts.Select(text => new Cell[] { text }));

    public static Sheet Numbers(params IEnumerable<double> numbers) =>
        new("long", [Number("value")], numbers.Select(number => new Cell[] { number }));

    public static async Task<byte[]> BytesAsync(this Workbook workbook)
    {
        using var bytes = new MemoryStream();
        await workbook.WriteAsync(bytes, CancellationToken.None);

        return bytes.ToArray();
    }

    public static async Task<XLWorkbook> ReadAsync(this Workbook workbook) =>
        new(new MemoryStream(await workbook.BytesAsync()));

    public static async Task<Dictionary<string, string>> PartsAsync(this Workbook workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(await workbook.BytesAsync()));

        return zip.Entries.ToDictionary(
            entry => entry.FullName, entry => new StreamReader(entry.Open()).ReadToEnd());
    }
}
