using System.Net;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Tests.Pages.Studies;

namespace VignetteLab.Web.Tests.Pages.Watching;

/// <summary>Who sees what of a study in the field.</summary>
public sealed class WatchTests(Members lab) : IClassFixture<Members>
{
    private const string own = $"/studies/{Lab.Study}/watch";

    [Fact]
    public async Task The_owner_sees_the_arms_and_nobody_the_results_until_they_are_opened_with_a_reason()
    {
        var before = await FiguresAsync("owner");
        var byEditor = await lab.PostAsync("editor", $"{own}?handler=Unmask", ("Input.Reason", "I want to know"));
        await lab.PostAsync("owner", $"{own}?handler=Unmask", ("Input.Reason", " "));
        var (said, still) = (lab.By["owner"].Words, await FiguresAsync("owner"));
        var tooLong = await lab.PostAsync("owner", $"{own}?handler=Unmask", ("Input.Reason", new string('x', 501)));
        var words501 = lab.By["owner"].Words;
        await FiguresAsync("owner");
        var form = lab.By["owner"].Document.QuerySelector("form:has(#unmask-reason)")!;
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var opened = await lab.By["owner"].PostAsItIsAsync(
            form.GetAttribute("action")!, ("__RequestVerificationToken", token), ("Input.Reason", "The board asked for the harms"));
        var after = await FiguresAsync("owner");
        var words = lab.By["owner"].Words;
        var file = Path.Combine(lab.Folder, "opened.xlsx");
        await File.WriteAllBytesAsync(file, await (await lab.By["owner"].GetAsync($"/studies/{Lab.Study}/data.xlsx")).Content.ReadAsByteArrayAsync());
        await using var db = lab.Open();
        var line = await db.AuditEvents.SingleAsync(line => line.Kind == AuditKind.Unmasked);

        Assert.Equal(["recruitment", "flow", "arms", "pages", "dropout", "times", "items", "quality", "ratio"], before);
        Assert.Equal(HttpStatusCode.Forbidden, byEditor.StatusCode);
        Assert.Contains("Say why; the reason is kept and exported.", said, StringComparison.Ordinal);
        Assert.Equal(before, still);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (tooLong.StatusCode, opened.StatusCode));
        Assert.Contains("The reason has more than 500 characters.", words501, StringComparison.Ordinal);
        Assert.Equal([.. before, "effects"], after);
        Assert.Contains(": The board asked for the harms", words, StringComparison.Ordinal);
        Assert.Equal(("owner@example.org", "The board asked for the harms"), (line.By, line.Detail));
        Assert.Matches(
            "^opened before the close by an owner of the study, [0-9-]+ [0-9:]+ UTC: The board asked for the harms$",
            Fieldwork.Read(file, "readme").Single(row => row["what"] == "results_by_arm")["text"]);
        Assert.DoesNotContain("effects", await FiguresAsync("analyst"));
    }

    [Theory]
    [InlineData("editor")]
    [InlineData("analyst")]
    [InlineData("viewer")]
    public async Task All_others_see_totals_and_no_word_of_an_arm_a_vignette_or_a_check(string who)
    {
        var figures = await FiguresAsync(who);
        var words = lab.By[who].Document.Body!.TextContent;
        var arms = await lab.By[who].GetAsync($"{own}/file?figure=arms&format=csv");
        var items = await (await lab.By[who].GetAsync($"{own}/file?figure=items&format=csv")).Content.ReadAsStringAsync();

        Assert.Equal(["recruitment", "flow", "pages", "times", .. who == "viewer" ? (string[])[] : ["items", "quality"]], figures);
        Assert.DoesNotContain("complementary", words + items, StringComparison.Ordinal);
        Assert.DoesNotContain("check_type,", items, StringComparison.Ordinal);
        Assert.Equal(who != "viewer", words.Contains("Left out until the study closes, since it tells the arm: check_type", StringComparison.Ordinal));
        Assert.Contains("Arms are masked until the study closes", words, StringComparison.Ordinal);
        Assert.DoesNotContain("χ²", words, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, own), (arms.StatusCode, arms.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Figures_come_down_as_drawings_that_stand_alone_and_as_numbers()
    {
        var svg = await lab.By["owner"].GetAsync($"{own}/file?figure=arms&format=svg");
        var csv = await lab.By["owner"].GetAsync($"{own}/file?figure=recruitment&format=csv");

        Assert.Equal(("image/svg+xml", $"{Lab.Study}-arms.svg"), (svg.Content.Headers.ContentType?.MediaType, svg.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.StartsWith("<svg", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<style>text{", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Matches("date,started,.*\r\n[0-9-]{10},1[0-9],12,12,1[0-9],12,12\r\n", await csv.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Days_with_nobody_are_empty_and_a_mode_that_is_none_is_nowhere()
    {
        await lab.By["owner"].GetAsync($"{own}?from=2001-01-01&to=2001-01-02");
        var words = lab.By["owner"].Words;
        await lab.By["owner"].GetAsync($"{own}?mode=pilot");

        Assert.Contains("Started: 0. Allocated: 0. Finished: 0.", words, StringComparison.Ordinal);
        Assert.Contains("Nobody has answered a pilot of this study yet.", lab.By["owner"].Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await lab.By["owner"].GetAsync($"{own}?mode=other")).StatusCode);
    }

    [Fact]
    public async Task The_page_says_when_it_was_counted_and_how_the_server_is_doing()
    {
        await lab.By["owner"].GetAsync(own);

        Assert.Matches("Counted .+; what is saved is counted within 30 seconds.", lab.By["owner"].Words);
        Assert.Equal("30", lab.By["owner"].Document.QuerySelector(".fresh")!.GetAttribute("data-refresh"));
        Assert.Contains("Since it started, the server has refused nothing", lab.By["owner"].Words, StringComparison.Ordinal);
    }

    private async Task<string[]> FiguresAsync(string who)
    {
        await lab.By[who].GetAsync(own);
        return [.. lab.By[who].Document.QuerySelectorAll("figure").Select(figure => figure.Id!)];
    }
}
