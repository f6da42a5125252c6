using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Http;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Web.Tests.Exports;
using VignetteLab.Web.Words;
using VignetteLab.Web.Workbooks;

namespace VignetteLab.Web.Tests.Workbooks;

public sealed class StudyBookTests
{
    private readonly StudyBook book = new(new StudioTexts(new HttpContextAccessor()));

    [Fact]
    public void Each_study_is_read_back_as_it_was_and_needs_no_sheet_for_the_rest() => Assert.All(SomeDrafts.Whole, json =>
    {
        var reading = book.Read(book.Write(json));

        Assert.Empty(reading.Faults);
        Assert.Equal(json, reading.Json);
        Assert.DoesNotContain(StudySheets.Of(json), sheet => sheet.Name == StudySheets.More);
    });

    [Fact]
    public void No_draft_loses_anything_however_strange_it_is()
    {
        for (var number = 0; number < 60; number++)
        {
            var json = SomeDrafts.Make(number);
            var study = new SheetsStudy(StudySheets.Of(json), words => words.Text);

            Assert.Empty(study.Faults);
            Assert.True(Same(json, CanonicalJson.Write(StudyFile.ReadDraft(study.Root.ToJsonString()).Study)), $"Draft {number} is another.");
        }
    }

    [Fact]
    public void Nor_does_the_file_lose_anything_that_the_sheets_hold()
    {
        for (var number = 0; number < 8; number++)
        {
            var json = SomeDrafts.Make(number);
            var reading = book.Read(book.Write(json));

            Assert.Empty(reading.Faults);
            Assert.Equal([], DraftDiff.Between(json, reading.Json!).Select(change => $"{number} {change.Path}: {change.Before} → {change.After}"));
        }
    }

    [Fact]
    public void A_sheet_that_is_deleted_is_missed_and_takes_nothing_out()
    {
        using var sent = new MemoryStream(book.Write(SomeDrafts.Whole[0]));
        using var edited = new ClosedXML.Excel.XLWorkbook(sent);
        edited.Worksheet("levels").Delete();
        using var back = new MemoryStream();
        edited.SaveAs(back);

        var reading = book.Read(back.ToArray());

        Assert.Null(reading.Json);
        Assert.Contains(reading.Faults, fault => fault.Sheet == "levels" && fault.What.StartsWith("The sheet “levels” is missing.", StringComparison.Ordinal));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_opens_and_saves_it_and_nothing_differs()
    {
        var folder = Directory.CreateTempSubdirectory("book");
        var file = Path.Combine(folder.FullName, "study.xlsx");
        var json = SomeDrafts.Whole[0];
        await File.WriteAllBytesAsync(file, book.Write(json));
        using var office = Process.Start(new ProcessStartInfo("soffice",
            [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder.FullName, "saved"), file])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await office.WaitForExitAsync();

        var reading = book.Read(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "saved", "study.xlsx")));
        folder.Delete(recursive: true);

        Assert.Empty(reading.Faults);
        Assert.Equal(json, reading.Json);
    }

    [Fact]
    public void Every_cell_that_cannot_be_read_is_named_by_its_sheet_row_and_column()
    {
        var file = Changed(sheets =>
        {
            sheets.Worksheet("levels").Cell(3, 3).FormulaA1 = "1+1";
            sheets.Worksheet("levels").Cell(4, 3).SetValue("two");
            sheets.Worksheet("items").Cell(4, 3).SetValue("slider");
            sheets.Worksheet("values").Cell(3, 1).SetValue("nobody");
            sheets.Worksheet("pages").Cell(1, 2).SetValue("titel");
            sheets.Worksheet("allocation").Cell(3, 3).SetValue("by mood");
        });

        var reading = book.Read(file);

        Assert.Null(reading.Json);
        Assert.Equal(
            ["allocation 3 value", "items 4 kind", "levels 3 code", "levels 4 code", "pages 1 titel", "values 3 item"],
            reading.Faults.Select(fault => $"{fault.Sheet} {fault.Row} {fault.Column}").Order(StringComparer.Ordinal));
        Assert.All(reading.Faults, fault => Assert.NotEmpty(fault.What));
    }

    [Fact]
    public void What_Excel_makes_of_a_number_or_a_day_is_read_as_it_was_meant()
    {
        var file = Changed(sheets =>
        {
            sheets.Worksheet("levels").Cell(3, 4).SetValue(84);
            var kept = sheets.Worksheet("about").RowsUsed().Single(row => row.Cell(1).GetString() == "keptUntil").Cell(3);
            kept.Style.NumberFormat.Format = "yyyy-mm-dd";
            kept.Style.IncludeQuotePrefix = false;
            kept.SetDataType(XLDataType.Text).SetValue(new DateTime(2033, 1, 31, 0, 0, 0, DateTimeKind.Unspecified));
        });

        var study = StudyFile.ReadDraft(book.Read(file).Json!).Study;

        Assert.Equal("2033-01-31", study.About.KeptUntil);
        Assert.Contains("84", study.Factors[0].Levels[0].Words!.Words.Values);
    }

    [Fact]
    public void What_is_no_workbook_or_too_much_is_not_opened()
    {
        byte[][] files =
        [
            [], Encoding.UTF8.GetBytes("{}"), new byte[BookPackage.MaxBytes + 1],
            Zip(("[Content_Types].xml", "<Types/>"), ("xl/worksheets/sheet1.xml", new string(' ', 30 * 1024 * 1024))),
            Zip([("[Content_Types].xml", "<Types/>"), .. Enumerable.Range(0, 60).Select(part => ($"xl/{part}.xml", "x"))]),
            Zip(("[Content_Types].xml", "<Types/>"), ("xl/_rels/workbook.xml.rels", "<Relationship TargetMode=\"External\" Target=\"http://example.org\"/>")),
            Zip([("[Content_Types].xml", "<Types/>"), .. Enumerable.Range(0, 30).Select(part => ($"xl/{part}.xml", string.Concat(Enumerable.Range(0, 15_000).Select(cell => $"<c r=\"{cell * 7919 % 15_000}\"/>"))))]),
            Zip(("[Content_Types].xml", "<Types/>"), ("xl/externalLinks/externalLink1.xml", "x")),
            Zip(("[Content_Types].xml", "<Types/>"), ("../x", "x")),
            Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")),
        ];

        Assert.All(files, file =>
        {
            var reading = book.Read(file);
            Assert.Null(reading.Json);
            Assert.Single(reading.Faults);
        });
    }

    [Fact]
    public void A_path_that_leads_too_deep_or_brings_too_much_is_a_fault_of_its_row()
    {
        var file = Changed(book =>
        {
            var more = book.AddWorksheet("more");
            more.Cell(1, 1).SetValue("path");
            more.Cell(1, 2).SetValue("part");
            more.Cell(1, 3).SetValue("json");
            more.Cell(2, 1).SetValue(string.Join('/', Enumerable.Repeat("a", 16_000)));
            more.Cell(2, 3).SetValue("1");
            more.Cell(3, 1).SetValue("x");
            more.Cell(3, 3).SetValue($"[{string.Join(',', Enumerable.Repeat("1", 12_000))}]");
            more.Cell(4, 1).SetValue("y");
            more.Cell(4, 3).SetValue("""{"a":1,"a":2}""");
        });

        var reading = book.Read(file);

        Assert.Null(reading.Json);
        Assert.Equal(["more 2", "more 3", "more 4"], reading.Faults.Select(fault => $"{fault.Sheet} {fault.Row}"));
    }

    [Fact]
    public void An_address_that_Excel_made_a_link_of_is_no_data_from_outside()
    {
        var file = Changed(book => book.Worksheet("study").Cell(3, 3).Hyperlink = new("mailto:anna@example.org"));

        Assert.Empty(book.Read(file).Faults);
    }

    private byte[] Changed(Action<XLWorkbook> change)
    {
        using var sheets = new XLWorkbook(new MemoryStream(book.Write(SomeDrafts.Whole.First(json => json.Contains("where-consultation-ends", StringComparison.Ordinal)))));
        change(sheets);
        using var file = new MemoryStream();
        sheets.SaveAs(file);
        return file.ToArray();
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private static bool Same(string one, string other) => one == other;
}
