using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using VignetteLab.Web.Exports;
using static VignetteLab.Web.Tests.Exports.WorkbookSample;

namespace VignetteLab.Web.Tests.Exports;

public sealed class WorkbookPackageTests
{
    [Fact]
    public async Task The_same_data_make_the_same_bytes_in_any_culture()
    {
        var usual = CultureInfo.CurrentCulture;
        var first = await Mixed().BytesAsync();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
        var second = await Mixed().BytesAsync();
        CultureInfo.CurrentCulture = usual;

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_response_gets_the_same_bytes_as_a_file()
    {
        using var response = new ResponseStream();
        await Mixed().WriteAsync(response, CancellationToken.None);

        Assert.Equal(await Mixed().BytesAsync(), response.ToArray());
    }

    [Fact]
    public async Task No_part_bears_a_time_of_writing()
    {
        using var zip = new ZipArchive(new MemoryStream(await Mixed().BytesAsync()));

        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public async Task No_formula_is_anywhere()
    {
        var parts = await Of(Texts(Tricky)).PartsAsync();

        string[] formulas = ["f", "calculatedColumnFormula", "totalsRowFormula"];
        Assert.All(parts.Values, part =>
            Assert.DoesNotContain(
                XElement.Parse(part).Descendants(), element => formulas.Contains(element.Name.LocalName) ||
                    element.Name.LocalName == "definedName" && (string?)element.Attribute("name") != "_xlnm.Print_Titles"));
    }

    [Fact]
    public async Task Nothing_is_hidden_merged_or_outside()
    {
        var parts = await Mixed().PartsAsync();

        var all = string.Concat(parts.Where(part => part.Key is not "xl/styles.xml").Select(part => part.Value));

        Assert.DoesNotContain("hidden", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("mergeCell", all, StringComparison.Ordinal);
        Assert.DoesNotContain("External", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_properties_tell_title_language_and_time_and_no_person()
    {
        var core = XElement.Parse((await Mixed().PartsAsync())["docProps/core.xml"]);

        Assert.Equal(
            [
                "title=Care plans", "creator=VignetteLab", "language=en",
                "created=2026-11-21T12:00:00Z", "modified=2026-11-21T12:00:00Z",
            ],
            core.Elements().Select(element => $"{element.Name.LocalName}={element.Value}"));
    }

    [Fact]
    public async Task The_first_sheet_is_active()
    {
        var parts = await Mixed().PartsAsync();

        Assert.Contains("activeTab=\"0\"", parts["xl/workbook.xml"], StringComparison.Ordinal);
        Assert.DoesNotContain("tabSelected=\"1\"", parts["xl/worksheets/sheet2.xml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_part_has_a_type_and_every_relation_a_part()
    {
        var parts = await Mixed().PartsAsync();

        var types = XElement.Parse(parts["[Content_Types].xml"]).Elements()
            .Attributes("PartName").Select(name => name.Value[1..]);
        Assert.All(types, type => Assert.Contains(type, parts.Keys));
        var targets = parts.Where(part => part.Key.EndsWith(".rels", StringComparison.Ordinal))
            .SelectMany(part => XElement.Parse(part.Value).Elements().Attributes("Target"))
            .Select(target => target.Value.TrimStart('/'));
        Assert.All(targets, target => Assert.Contains(target, parts.Keys));
    }

    [Fact]
    public async Task What_XML_cannot_hold_becomes_the_replacement_character()
    {
        var parts = await Of(Texts("a\u0001b\uFFFFc\uD83Dd")).PartsAsync();

        var sheet = parts["xl/worksheets/sheet1.xml"];
        Assert.Contains(">a\uFFFDb\uFFFDc\uFFFDd</t>", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_styles_that_rows_name_are_those_of_the_workbook()
    {
        var workbook = Of(
            new Sheet("readme", [Text("text")], [["007"]]) { IsProse = true },
            new Sheet("long", [Time("at_utc")], [[Noon]]),
            Texts("007") with { Name = "wide" });

        using var book = await workbook.ReadAsync();

        var prose = book.Worksheet("readme").Cell("A2").Style;
        Assert.True(prose is { IncludeQuotePrefix: true, Alignment.WrapText: true });
        Assert.Equal("yyyy-mm-dd hh:mm:ss", book.Worksheet("long").Cell("A2").Style.NumberFormat.Format);
        var data = book.Worksheet("wide").Cell("A2").Style;
        Assert.True(data is { IncludeQuotePrefix: true, Alignment.WrapText: false });
    }

    private static Workbook Mixed()
    {
        var workbook = new Workbook("Care plans", "en", Noon) { RowsPerSheet = 10 };
        workbook.Add(new Sheet("readme", [Text("text")], [["First."]]) { IsProse = true });
        workbook.Add(Texts(Tricky));
        workbook.Add(new Sheet("pages", [Time("at_utc"), Number("seconds")], [[Noon, 1.5]]));

        return workbook;
    }

    /// <summary>Like the body of a response, cannot be sought and takes no synchronous writes.</summary>
    private sealed class ResponseStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(ReadOnlySpan<byte> buffer) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
