using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>Words of a launched study are corrected at its steps, and nothing else can be.</summary>
public sealed class CorrectionTests(Lab lab) : IClassFixture<Lab>
{
    private static readonly string[] forms = ["study", "factors", "text", "exceptions", "items", "pages", "design", "plan"];

    [Fact]
    public async Task Every_step_says_that_words_are_corrected_locks_what_is_none_and_saves_itself_unchanged()
    {
        const string name = "locked";
        using var anna = await BeginAsync(name);
        var before = await JsonAsync(name);

        foreach (var form in forms)
        {
            var reply = await anna.SendAsync($"/studies/{name}/{form}", op: null);
            var fields = anna.Document.QuerySelectorAll("form#draft [name]").Where(IsShown).ToList();
            var (words, others) = (fields.Where(IsWords).ToList(), fields.Where(field => !IsWords(field)).ToList());

            Assert.Equal($"/studies/{name}/{form}", reply.Headers.Location?.ToString());
            Assert.Contains("You are correcting words", anna.Document.QuerySelector("#correcting")?.TextContent, StringComparison.Ordinal);
            Assert.All(words, field => Assert.False(IsLocked(field), field.OuterHtml));
            Assert.All(others, field => Assert.True(IsLocked(field), field.OuterHtml));
            Assert.All(anna.Document.QuerySelectorAll("main form:not(#draft) textarea"), field => Assert.False(IsLocked(field), field.OuterHtml));
            Assert.Equal(before, await JsonAsync(name));
        }
    }

    [Fact]
    public async Task What_is_more_than_words_is_refused_at_its_step_and_words_are_saved()
    {
        const string name = "worded";
        using var anna = await BeginAsync(name);

        var refused = await anna.SendAsync($"/studies/{name}/study", null, ("Input.Minutes", "19"));
        var why = anna.Words;
        var saved = await anna.SendAsync($"/studies/{name}/study", null, ("Input.Title[en]", "Another title"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (refused.StatusCode, saved.StatusCode));
        Assert.Contains("minutes is more than words. Nothing was saved.", why, StringComparison.Ordinal);
        Assert.Contains("\"Another title\"", await JsonAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_returns_to_earlier_words_says_so()
    {
        const string name = "returning";
        using var anna = await BeginAsync(name);
        var launch = $"/studies/{name}/launch";
        var title = Lab.FromLibrary(Lab.Study).Title.In("en");

        await anna.SendAsync($"/studies/{name}/study", null, ("Input.Title[en]", "Another title"));
        await lab.AcceptAsync(name, isCorrection: true);
        await anna.GetAsync(launch);
        var first = Button();
        await PublishAsync();
        await anna.PostAsync($"{launch}?handler=Correct");
        await anna.SendAsync($"/studies/{name}/study", null, ("Input.Title[en]", title));
        await anna.GetAsync(launch);

        Assert.Equal("Publish as version 2", first);
        Assert.Equal("Go back to the words of version 1", Button());
        await PublishAsync();
        await anna.GetAsync(launch);
        Assert.StartsWith("1 ", anna.Document.QuerySelector("dl.facts dd")?.TextContent, StringComparison.Ordinal);

        string? Button() => anna.Document.QuerySelector("form[action$='handler=Publish'] button")?.TextContent;
        async Task PublishAsync()
        {
            var fingerprint = anna.Document.QuerySelector("input[name='Input.Fingerprint']")?.GetAttribute("value") ?? "";
            await anna.PostAsync($"{launch}?handler=Publish", ("Input.Fingerprint", fingerprint), ("Input.Affects", "false"), ("Input.Reason", "Words"));
        }
    }

    [Fact]
    public async Task A_step_that_cannot_be_changed_says_why()
    {
        const string name = "unchangeable";
        await lab.OpenStudyAsync(name);
        using var anna = await Studio.JoinAsync(lab, $"{name}@example.org");
        await Owning.GiveAsync(lab, name);

        await anna.GetAsync($"/studies/{name}/factors");
        var launched = anna.Document.QuerySelector("#status")?.TextContent;
        await lab.Services.GetRequiredService<Publication>().CloseAsync(name);
        await anna.GetAsync($"/studies/{name}/factors");
        var closed = anna.Document.QuerySelector("#status")?.TextContent;

        Assert.Contains("the study is launched", launched, StringComparison.Ordinal);
        Assert.Contains("the study is closed", closed, StringComparison.Ordinal);
    }

    private async Task<Studio> BeginAsync(string name)
    {
        await lab.OpenStudyAsync(name);
        var anna = await Studio.JoinAsync(lab, $"{name}@example.org");
        await Owning.GiveAsync(lab, name);
        await lab.Services.GetRequiredService<Amending>().BeginAsync(name, "anna");
        return anna;
    }

    private async Task<string> JsonAsync(string name)
    {
        await using var db = lab.Open();
        return (await Drafts.LastAsync(db, db.Studies.Single(study => study.Name == name).Id))!.Json;
    }

    private static bool IsShown(IElement field) => field is not IHtmlInputElement { Type: "hidden" };

    private static bool IsWords(IElement field) =>
        field is not IHtmlSelectElement && field.GetAttribute("name") is { } name && (name.EndsWith(']') && name[^4..] is "[da]" or "[en]" || name is "Input.Contact" or "Input.DataProtection" or "Input.Ethics" or "Input.Build");

    private static bool IsLocked(IElement field) => field.HasAttribute("readonly") || field.HasAttribute("disabled");
}
