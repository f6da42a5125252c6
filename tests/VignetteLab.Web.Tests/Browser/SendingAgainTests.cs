using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

public sealed class SendingAgainTests(LiveLab lab) : IClassFixture<LiveLab>
{
    [BrowserFact]
    public async Task The_browsers_back_button_shows_what_is_saved_and_sending_again_corrects_it()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        var items = await page.ItemsAsync();
        await page.AnswerAllAsync(3);
        await page.ContinueAsync();

        await page.GoBackInHistoryAsync();
        var shown = await page.TickedAsync(items[0]);
        await page.AnswerAsync(items[0], 7);
        await page.ContinueAsync();
        var next = page.Url;
        await page.GoBackInHistoryAsync();

        Assert.Equal("3", shown);
        Assert.EndsWith("/profession", next, StringComparison.Ordinal);
        Assert.Equal("7", await page.TickedAsync(items[0]));
        Assert.Equal("3", await page.TickedAsync(items[1]));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_pages_own_back_button_saves_what_is_ticked()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        var items = await page.ItemsAsync();
        await page.AnswerAsync(items[1], 5);

        await page.PressAsync("back");
        await page.ContinueAsync();

        Assert.Equal("5", await page.TickedAsync(items[1]));
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_clicks_on_continue_are_one_saving(bool scripts)
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey, new() { JavaScriptEnabled = scripts });
        await page.ComeToVignetteAsync();
        await page.AnswerAllAsync(3);

        await page.Locator("#continue").DblClickAsync();
        await page.Locator("h1", new() { HasTextString = "Faget" }).WaitForAsync();

        Assert.Equal(1, await SavedAsync(page, "quality"));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Two_clicks_on_start_are_one_respondent()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        using var before = lab.Memory();
        var respondents = await before.Respondents.CountAsync();

        await page.Locator("#continue").DblClickAsync();
        await page.Locator("#consent").WaitForAsync(new() { State = WaitForSelectorState.Attached });

        using var after = lab.Memory();
        Assert.Equal(respondents + 1, await after.Respondents.CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task Reloading_after_a_page_is_sent_sends_nothing_again()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        await page.AnswerAllAsync(3);
        await page.ContinueAsync();

        await page.ReloadAsync();

        Assert.EndsWith("/profession", page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await SavedAsync(page, "quality"));
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("continue", "6")]
    [InlineData("keep", "2")]
    public async Task Of_two_tabs_that_disagree_the_respondent_chooses_which_counts(string choice, string kept)
    {
        var first = await lab.OpenAsync("en", LiveLab.Survey);
        await first.ComeToVignetteAsync();
        var item = (await first.ItemsAsync())[0];
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await first.AnswerAllAsync(2);
        await first.ContinueAsync();
        await second.AnswerAllAsync(6);
        await second.ContinueAsync();

        var asked = await second.Locator(".notice").InnerTextAsync();
        var marks = await second.Locator(".mark").AllInnerTextsAsync();
        await second.ChooseAsync(choice);
        await second.PressAsync("back");

        Assert.Contains("answered twice", asked, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat("Saved before: Disagree", 4), marks);
        Assert.Equal(kept, await second.TickedAsync(item));
        await first.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task An_answer_given_after_it_was_asked_for_is_saved_without_another_question()
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.AgreeAsync();
        await page.ContinueAsync();
        var title = await page.TitleAsync();

        await page.AnswerAsync("role", 2);
        await page.ContinueAsync();

        Assert.StartsWith("Fejl: ", title, StringComparison.Ordinal);
        Assert.EndsWith("/quality", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    // A respondent is known by the cookie, which names them.
    private async Task<int> SavedAsync(IPage page, string name)
    {
        var token = (await page.Context.CookiesAsync()).Single().Value.Split('.')[2];
        using var memory = lab.Memory();
        return await memory.Submissions.CountAsync(saved =>
            saved.Page == name && memory.Respondents.Any(one => one.Id == saved.RespondentId && one.Token == token));
    }
}
