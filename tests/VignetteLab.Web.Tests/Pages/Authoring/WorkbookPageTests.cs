using System.Net;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class WorkbookPageTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_workbook_that_comes_back_shows_what_it_changes_and_is_saved_as_one_edit()
    {
        const string name = "where-consultation-ends";
        using var studio = await Studio.JoinAsync(lab, "sheets@example.org");
        var file = await (await studio.GetAsync($"/studies/{name}/workbook?handler=File")).Content.ReadAsByteArrayAsync();

        await studio.UploadAsync($"/studies/{name}/workbook", file);
        var same = studio.Words;
        await studio.UploadAsync($"/studies/{name}/workbook", Changed(file, book => book.Worksheet("levels").Cell(3, 4).SetValue("Quite another label")));
        var changes = studio.Document.QuerySelectorAll(".changes > li").Length;
        var form = studio.Document.QuerySelector("form[action*=Save]")!;
        var fields = form.QuerySelectorAll("input").Select(field => (field.GetAttribute("name")!, field.GetAttribute("value") ?? "")).ToArray();
        var saved = await studio.PostAsItIsAsync($"/studies/{name}/workbook?handler=Save", fields);
        await studio.UploadAsync($"/studies/{name}/workbook", Changed(file, book => book.Worksheet("levels").Cell(3, 3).FormulaA1 = "1+1"));

        Assert.Contains("Nothing differs.", same, StringComparison.Ordinal);
        Assert.Equal(1, changes);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("This is a formula", studio.Words, StringComparison.Ordinal);
        await using var db = lab.Open();
        var draft = await Drafts.LastAsync(db, await db.Studies.Where(one => one.Name == name).Select(one => one.Id).SingleAsync());
        Assert.Equal(2, draft!.Number);
        Assert.Contains("Quite another label", draft.Json, StringComparison.Ordinal);
    }

    private static byte[] Changed(byte[] file, Action<XLWorkbook> change)
    {
        using var book = new XLWorkbook(new MemoryStream(file));
        change(book);
        using var saved = new MemoryStream();
        book.SaveAs(saved);
        return saved.ToArray();
    }
}
