using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>Six situations, two pages each, in a window.</summary>
public sealed class SituationTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private const string study = "reciprocity-and-repair";

    [BrowserTheory]
    [InlineData("da", "Situation 3 af 6")]
    [InlineData("en", "Situation 3 of 6")]
    public async Task What_is_seen_and_ticked_at_each_situation_is_what_the_analyst_finds(string language, string third)
    {
        await lab.LaunchAsync(study);
        var page = await lab.OpenAsync(language, $"/s/{study}");
        await page.ComeToSituationAsync();
        var (read, ticked, titles) = (new List<string>(), new Dictionary<string, string?>(), new List<string>());

        for (var turn = 0; await page.KindAsync() == "vignette"; turn++)
        {
            titles.Add(await page.TitleAsync());
            read.Add(await VignetteAsync(page));
            await page.AnswerAllAsync(1 + turn % 4);
            foreach (var item in await page.ItemsAsync())
                ticked[item] = await page.TickedAsync(item);
            await page.ContinueAsync();
        }

        await page.FinishAsync();
        var book = await Reader.ExportAsync(lab.Services, study, Path.GetTempPath());
        var row = Assert.Single(Fieldwork.Read(book, "wide"), row => row["language"] == language && row["status"] == "completed");
        var words = Fieldwork.Read(book, "vignettes").Where(vignette => vignette["language"] == language)
            .ToDictionary(vignette => vignette["vignette"], vignette => vignette["text"]);
        var rows = Fieldwork.Read(book, "long").Where(line => line["respondent"] == row["respondent"] && line.ContainsKey("vignette"));
        File.Delete(book);
        Assert.Equal(12, titles.Distinct().Count());
        Assert.Equal(2, titles.Count(title => title.Contains(third, StringComparison.Ordinal)));
        Assert.Equal(read, Enumerable.Range(1, 6).SelectMany(position =>
            Enumerable.Repeat(words[row[$"v{position:00}_vignette"]], 2)));
        Assert.Equal(6 * 10, ticked.Count);
        Assert.All(ticked, answer => Assert.Equal((answer.Key, answer.Value), (answer.Key, row.GetValueOrDefault(answer.Key))));
        Assert.All(rows, line => Assert.Equal(read[2 * (line["position"][0] - '1')], words[line["vignette"]]));
        Assert.All(rows.Where(line => line["item"] != "credit"), line =>
            Assert.Equal(ticked[$"v0{line["position"]}_{line["item"]}"], line["value"]));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Going_back_across_situations_finds_each_as_it_was_left()
    {
        await lab.LaunchAsync(study);
        var page = await lab.OpenAsync("da", $"/s/{study}");
        await page.ComeToSituationAsync();
        var left = new Stack<(string Url, string Vignette, string[] Items, string Ticks)>();
        for (var turn = 0; turn < 5; turn++)
        {
            await page.AnswerAllAsync(1 + turn % 4);
            left.Push((page.Url, await VignetteAsync(page), await page.ItemsAsync(), await TicksAsync(page)));
            await page.ContinueAsync();
        }

        while (left.TryPop(out var before))
        {
            await page.PressAsync("back");

            Assert.Equal(
                (before.Url, before.Vignette, string.Join(' ', before.Items), before.Ticks),
                (page.Url, await VignetteAsync(page), string.Join(' ', await page.ItemsAsync()), await TicksAsync(page)));
        }

        await page.PressAsync("back");
        Assert.Equal("viewpoint", await page.KindAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_other_language_keeps_situation_order_and_ticks_and_what_is_left_out_is_asked_for_once()
    {
        await lab.LaunchAsync(study);
        var page = await lab.OpenAsync("da", $"/s/{study}");
        await page.ComeToSituationAsync();
        await page.AnswerAllAsync(2);
        await page.ContinueAsync();
        await page.AnswerAllAsync(2);
        await page.ContinueAsync();
        var (items, url) = (await page.ItemsAsync(), page.Url);
        await page.AnswerAsync(items[3], 6);

        await page.PressAsync("lang:en");
        var english = await page.Locator(".where").InnerTextAsync();
        var switched = await page.ItemsAsync();
        await page.ContinueAsync();
        var asked = await page.Locator(".notice li a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        var kept = await page.TickedAsync(items[3]);
        await page.ChooseAsync("continue");

        Assert.EndsWith(" · Situation 2 of 6", english, StringComparison.Ordinal);
        Assert.Equal(items, switched);
        Assert.All(items, item => Assert.StartsWith("v02_", item, StringComparison.Ordinal));
        Assert.Equal(items.Where(item => item != items[3]).Select(item => $"#{item}"), asked);
        Assert.Equal("6", kept);
        Assert.EndsWith("/v02_judgement", url, StringComparison.Ordinal);
        Assert.EndsWith("/v02_afterwards", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static async Task<string> VignetteAsync(IPage page) =>
        string.Join("\n\n", await page.Locator("article > p").AllInnerTextsAsync());

    private static async Task<string> TicksAsync(IPage page) => string.Join(' ', await page.Locator("main :checked")
        .EvaluateAllAsync<string[]>("inputs => inputs.map(input => `${input.name}=${input.value}`)"));
}
