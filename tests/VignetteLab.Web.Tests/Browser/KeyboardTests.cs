using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

public sealed class KeyboardTests(LiveLab lab) : IClassFixture<LiveLab>
{
    [BrowserFact]
    public async Task A_survey_is_answered_with_the_keyboard_alone()
    {
        var page = await lab.OpenAsync("en", LiveLab.Survey);

        await GoOnAsync(page);
        await TabToAsync(page, "#consent");
        await page.Keyboard.PressAsync("Space");
        await GoOnAsync(page);
        while (await page.KindAsync() != "receipt")
        {
            foreach (var item in await page.ItemsAsync())
            {
                // The first press takes the first point, each arrow the next.
                await TabToAsync(page, $"[name={item}]");
                await page.Keyboard.PressAsync("Space");
                await page.Keyboard.PressAsync("ArrowDown");
                Assert.Equal("2", await page.TickedAsync(item));
            }

            // What stands above the choices comes by Shift and Tab.
            if (await page.Locator("#years_in_care").CountAsync() > 0)
            {
                await TabToAsync(page, "#years_in_care", "Shift+Tab");
                await page.Keyboard.TypeAsync("12");
            }

            await GoOnAsync(page);
        }

        Assert.Equal("Thank you. Your answers are saved.", await page.Locator("h1").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Enter_in_a_number_goes_on_and_not_back()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.AgreeAsync();
        while (await page.KindAsync() != "background")
        {
            await page.AnswerAllAsync(2);
            await page.ContinueAsync();
        }

        await page.AnswerAllAsync(2);
        await page.Locator("#years_in_care").FocusAsync();
        await page.SendByEnterAsync();

        Assert.Equal("receipt", await page.KindAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Enter_on_a_radio_goes_on_and_not_back()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.AgreeAsync();
        await page.AnswerAsync("role", 3);

        await page.SendByEnterAsync();

        Assert.EndsWith("/quality", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_first_stop_of_Tab_skips_to_the_content()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();

        await page.Keyboard.PressAsync("Tab");
        var skip = await page.Locator(":focus").InnerTextAsync();
        var isSeen = (await page.Locator(":focus").BoundingBoxAsync())?.Height > 24;
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("Gå til indholdet", skip);
        Assert.True(isSeen);
        Assert.Equal("radio", await page.Locator(":focus").GetAttributeAsync("type"));
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_wrong_has_the_focus_and_leads_to_the_field(bool scripts)
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey, new() { JavaScriptEnabled = scripts });
        await page.AgreeAsync();
        await page.ContinueAsync();

        var focus = await page.Locator(":focus").GetAttributeAsync("role");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("alert", focus);
        Assert.Equal("role", await page.Locator(":focus").GetAttributeAsync("id"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_focus_is_ringed_wherever_Tab_stops()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();

        for (var stop = 0; stop < 9; stop++)
        {
            await page.Keyboard.PressAsync("Tab");

            Assert.Equal("solid 3px", await page.Locator(":focus").EvaluateAsync<string>(
                "focus => getComputedStyle(focus).outlineStyle + ' ' + getComputedStyle(focus).outlineWidth"));
        }

        await page.Context.CloseAsync();
    }

    private static async Task GoOnAsync(IPage page)
    {
        await TabToAsync(page, "#continue");
        await page.SendByEnterAsync();
    }

    private static async Task TabToAsync(IPage page, string selector, string key = "Tab")
    {
        for (var stop = 0; stop < 60; stop++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"Tab does not come to {selector} on {page.Url}.");
    }
}
