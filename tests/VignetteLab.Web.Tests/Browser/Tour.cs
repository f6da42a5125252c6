using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>A walk past every kind of page that a respondent can meet.</summary>
internal static class Tour
{
    /// <summary>Walks.</summary>
    /// <param name="lab">Where the survey is open.</param>
    /// <param name="language">The language of the browser.</param>
    /// <param name="options">How the window is made.</param>
    /// <param name="look">Called at each stop with the window and the stop's name.</param>
    public static async Task WalkAsync(
        LiveLab lab, string language, BrowserNewContextOptions? options, Func<IPage, string, Task> look)
    {
        var page = await lab.OpenAsync(language, "/s/no-such-study", options);
        await look(page, "notfound");
        await page.GotoAsync(LiveLab.Survey);
        await look(page, "landing");
        await page.ContinueAsync();
        await look(page, "information");
        await page.ContinueAsync();
        await look(page, "information-error");
        await page.PressAsync("decline");
        await look(page, "declined");
        await page.PressAsync("back");
        await page.Locator("label.row:has(#consent)").ClickAsync();
        await page.ContinueAsync();
        await look(page, "role");
        await page.ContinueAsync();
        await look(page, "role-error");
        await page.AnswerAsync("role", 2);
        await page.ContinueAsync();
        await look(page, "vignette");
        await page.PressAsync("back");
        await look(page, "role-locked");
        await page.PressAsync("back");
        await look(page, "information-locked");
        await page.ContinueAsync();
        await page.ContinueAsync();
        await page.AnswerAsync((await page.ItemsAsync())[0], 4);
        await ConflictAsync(page, look);
        await page.AnswerAllAsync(5);
        await page.ContinueAsync();
        await look(page, "profession");
        await page.AnswerAsync((await page.ItemsAsync())[1], 6);
        await page.ContinueAsync();
        await look(page, "profession-prompt");
        await page.ChooseAsync("continue");
        await look(page, "own_job");
        await page.AnswerAllAsync(2);
        await page.ContinueAsync();
        await look(page, "reactions");
        await page.AnswerAllAsync(7);
        await look(page, "reactions-answered");
        await page.ContinueAsync();
        await look(page, "looking_back");
        await page.AnswerAllAsync(1);
        await page.ContinueAsync();
        await look(page, "background");
        await page.AnswerAllAsync(2);
        await page.Locator("#years_in_care").FillAsync("mange");
        await page.ContinueAsync();
        await look(page, "background-error");
        await page.Locator("#years_in_care").FillAsync("12");
        await page.ContinueAsync();
        await look(page, "receipt");
        await page.PressAsync("leave");
        await look(page, "left");
        await page.Context.CloseAsync();
    }

    // The same page, answered differently in a second tab and saved there first.
    private static async Task ConflictAsync(IPage page, Func<IPage, string, Task> look)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.AnswerAllAsync(1);
        await other.ContinueAsync();
        await other.CloseAsync();
        await page.ContinueAsync();
        await look(page, "conflict");
        await page.ChooseAsync("keep");
        await page.PressAsync("back");
    }
}
