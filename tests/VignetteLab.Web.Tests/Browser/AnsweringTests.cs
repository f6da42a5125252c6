namespace VignetteLab.Web.Tests.Browser;

public sealed class AnsweringTests(LiveLab lab) : IClassFixture<LiveLab>
{
    [BrowserTheory]
    [InlineData("da", true, "Tak. Dine svar er gemt.")]
    [InlineData("da", false, "Tak. Dine svar er gemt.")]
    [InlineData("en", false, "Thank you. Your answers are saved.")]
    public async Task A_survey_is_answered_with_the_mouse_with_and_without_scripts(string language, bool scripts, string thanks)
    {
        var page = await lab.OpenAsync(language, LiveLab.Survey, new() { JavaScriptEnabled = scripts });

        await page.AgreeAsync();
        await page.FinishAsync();

        Assert.Equal(thanks, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEmpty(await page.Locator("code.code").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_browser_that_takes_no_cookies_comes_to_the_receipt(bool scripts)
    {
        var page = await lab.OpenWithoutCookiesAsync("da", LiveLab.Survey, scripts);

        await page.AgreeAsync();
        await page.FinishAsync();

        Assert.Equal("Tak. Dine svar er gemt.", await page.Locator("h1").InnerTextAsync());
        Assert.Empty(await page.Context.CookiesAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Without_cookies_the_language_can_be_changed_and_what_was_ticked_stays()
    {
        var page = await lab.OpenWithoutCookiesAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        var items = await page.ItemsAsync();
        await page.AnswerAsync(items[0], 6);

        await page.PressAsync("lang:en");

        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("6", await page.TickedAsync(items[0]));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Changing_the_language_keeps_what_is_ticked_and_typed_and_stays_on_the_page()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        var items = await page.ItemsAsync();
        await page.AnswerAsync(items[2], 4);
        var danish = await page.Locator("article").InnerTextAsync();

        await page.PressAsync("lang:en");

        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("4", await page.TickedAsync(items[2]));
        Assert.Equal(items, await page.ItemsAsync());
        Assert.NotEqual(danish, await page.Locator("article").InnerTextAsync());
        Assert.Equal(0, await page.Locator(".notice").CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task What_was_given_stays_ticked_when_the_rest_is_asked_for_once()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        var items = await page.ItemsAsync();
        await page.AnswerAsync(items[0], 2);
        await page.AnswerAsync(items[3], 6);
        await page.ContinueAsync();

        var notice = await page.Locator(".notice p").First.InnerTextAsync();
        var links = await page.Locator(".notice li a").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        var ticked = (await page.TickedAsync(items[0]), await page.TickedAsync(items[3]));
        await page.ChooseAsync("continue");

        Assert.Equal("Du har ikke svaret på 2 af 4 spørgsmål. Du kan svare nu eller fortsætte uden.", notice);
        Assert.Equal([$"#{items[1]}", $"#{items[2]}"], links);
        Assert.Equal(("2", "6"), ticked);
        Assert.EndsWith("/profession", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task One_who_leaves_leaves_nothing_on_the_phone()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.AgreeAsync();
        await page.FinishAsync();

        await page.PressAsync("leave");
        var kind = await page.KindAsync();
        await page.GotoAsync(LiveLab.Survey);

        Assert.Equal("left", kind);
        Assert.Empty(await page.Context.CookiesAsync());
        Assert.Equal("landing", await page.KindAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task One_who_is_finished_sees_the_same_receipt_again()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.AgreeAsync();
        await page.FinishAsync();
        var code = await page.Locator("code.code").InnerTextAsync();

        await page.GotoAsync(LiveLab.Survey);

        Assert.Equal("receipt", await page.KindAsync());
        Assert.Equal(code, await page.Locator("code.code").InnerTextAsync());
        await page.Context.CloseAsync();
    }
}
