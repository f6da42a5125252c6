using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>A study as one file, out of the studio and into it; what was before is in the history.</summary>
public sealed class UploadTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Every_study_that_comes_with_the_program_goes_out_and_in_without_a_difference()
    {
        using var anna = await Studio.JoinAsync(lab, "whole@example.org");
        foreach (var example in Beginnings.Examples)
        {
            var copy = (await anna.PostAsync("/studies/new", "/studies/new?handler=Example", ("Input.Example", example.Name))).Headers.Location!.ToString();
            var name = copy.Split('/')[2];

            var file = await anna.GetAsync($"/studies/{name}/study.json");
            var bytes = await file.Content.ReadAsByteArrayAsync();
            await anna.UploadAsync($"/studies/{name}/upload", $"/studies/{name}/upload", bytes);

            Assert.Equal($"{name}.json", file.Content.Headers.ContentDisposition?.FileName);
            Assert.Contains("there is nothing to save", anna.Words, StringComparison.Ordinal);
            var again = await anna.UploadAsync("/studies/new", "/studies/new?handler=File", bytes);
            Assert.Equal(
                await JsonAsync(name), (await JsonAsync(again.Headers.Location!.ToString().Split('/')[2])).Replace($"\"name\":\"{again.Headers.Location!.ToString().Split('/')[2]}\"", $"\"name\":\"{name}\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_file_is_shown_as_what_it_changes_and_saved_as_one_edit_under_the_study_s_own_address()
    {
        using var anna = await MakeAsync("changed@example.org", "Changed");
        var study = StudyFile.ReadDraft(await JsonAsync("changed")).Study;
        var other = CanonicalJson.Write(study with { Name = "elsewhere", Minutes = 7, Title = new(new Dictionary<string, string> { ["en"] = "Changed a lot" }) });

        await anna.UploadAsync("/studies/changed/upload", "/studies/changed/upload", Encoding.UTF8.GetBytes(other));
        var (shown, json) = (anna.Words, anna.Document.QuerySelector("input[name='Input.Json']")!.GetAttribute("value")!);
        var unsaved = await JsonAsync("changed");
        var saved = await anna.UploadAsync("/studies/changed/upload", "/studies/changed/upload?handler=Save", [], ("Input.Revision", "1"), ("Input.Json", json));

        Assert.Contains("Minutes", shown, StringComparison.Ordinal);
        Assert.Contains("a lot", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\"minutes\":7", unsaved, StringComparison.Ordinal);
        Assert.Equal("/studies/changed/study", saved.Headers.Location?.ToString());
        Assert.Contains("\"minutes\":7", await JsonAsync("changed"), StringComparison.Ordinal);

        // And back, as another edit.
        await anna.GetAsync("/studies/changed/history?show=2");
        Assert.Contains("Minutes", anna.Words, StringComparison.Ordinal);
        var back = await anna.PostAsync("/studies/changed/history", "/studies/changed/history", ("Input.Edit", "1"));
        Assert.Equal("/studies/changed/history", back.Headers.Location?.ToString());
        Assert.Equal(unsaved, await JsonAsync("changed"));
        await anna.GetAsync("/studies/changed/history");
        Assert.Contains("brought back edit 1", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_taken_leaves_everything_as_it_was_and_says_where_it_is_wrong()
    {
        using var anna = await MakeAsync("refused@example.org", "Refused");
        var before = await JsonAsync("refused");

        foreach (var (file, why) in new[]
        {
            ("hello", "This is not JSON"),
            ("{\n\"name\": \"refused\",\n\"colour\": \"red\" }", "Line 3"),
            ($"{{\"factors\": {new string('[', 60)}", "nested more than 32 deep"),
            ($"{{\"contact\": \"{new string('x', StudyFile.MaxBytes)}\"}}", "larger than 2 MB"),
        })
        {
            var bytes = Encoding.UTF8.GetBytes(file);
            Assert.Equal(HttpStatusCode.OK, (await anna.UploadAsync("/studies/refused/upload", "/studies/refused/upload", bytes)).StatusCode);
            Assert.Contains(why, anna.Words, StringComparison.Ordinal);
            await anna.UploadAsync("/studies/refused/upload", "/studies/refused/upload?handler=Save", [], ("Input.Revision", "1"), ("Input.Json", file));
            Assert.Contains(why, anna.Words, StringComparison.Ordinal);
            await anna.UploadAsync("/studies/new", "/studies/new?handler=File", bytes);
            Assert.Contains(why, anna.Words, StringComparison.Ordinal);
        }

        var huge = await anna.UploadAsync("/studies/refused/upload", "/studies/refused/upload", new byte[UploadedStudy.MostBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.StatusCode);
        Assert.Equal(before, await JsonAsync("refused"));
    }

    [Fact]
    public async Task A_text_is_written_from_the_answers_until_somebody_writes_it_and_can_be_again()
    {
        using var anna = await MakeAsync("texts@example.org", "Texts");
        const string step = "/studies/texts/study";

        await anna.SendAsync(step, op: null, ("Input.Controller[en]", "Example University"));
        var followed = await InformationAsync();
        await anna.SendAsync(step, op: null, ("Input.Information[en]", "Our own words."));
        await anna.SendAsync(step, op: null, ("Input.Controller[en]", "Another University"));
        var own = await InformationAsync();
        await anna.GetAsync(step);
        var remark = anna.Document.QuerySelector("#information-remark")!.TextContent;
        await anna.SendAsync(step, op: null, ("Input.Build", "information"));

        Assert.Contains("Example University is responsible", followed, StringComparison.Ordinal);
        Assert.Equal("Our own words.", own);
        Assert.Contains("differ from what your answers make", remark, StringComparison.Ordinal);
        Assert.Contains("Another University", remark, StringComparison.Ordinal);
        Assert.Contains("Another University is responsible", await InformationAsync(), StringComparison.Ordinal);

        async Task<string> InformationAsync() => StudyFile.ReadDraft(await JsonAsync("texts")).Study.Texts.Information.In("en");
    }

    private async Task<Studio> MakeAsync(string email, string title)
    {
        var studio = await Studio.JoinAsync(lab, email);
        await studio.PostAsync("/studies/new", "/studies/new?handler=Empty", ("Input.Title[en]", title), ("Input.Languages", "en"));
        return studio;
    }

    private async Task<string> JsonAsync(string study)
    {
        await using var db = lab.Open();
        return (await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json;
    }
}
