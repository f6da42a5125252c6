using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>A walk past the pages of studies in which a respondent judges several vignettes, and past those that turn away.</summary>
internal static class SituationTour
{
    /// <summary>The studies with several vignettes for each respondent.</summary>
    public static readonly string[] Studies = ["individual-or-collective", "reciprocity-and-repair", "where-consultation-ends"];

    /// <summary>Walks.</summary>
    /// <param name="lab">Where the studies are.</param>
    /// <param name="language">The language of the browser.</param>
    /// <param name="options">How the windows are made.</param>
    /// <param name="look">Called at each stop with the window and the stop's name.</param>
    public static async Task WalkAsync(
        LiveLab lab, string language, Func<BrowserNewContextOptions?> options, Func<IPage, string, Task> look)
    {
        foreach (var study in Studies)
        {
            await lab.LaunchAsync(study);
            var page = await lab.OpenAsync(language, $"/s/{study}", options());
            await SituationsAsync(page, (page, stop) => look(page, $"{study}-{stop}"));
            await page.Context.CloseAsync();
        }

        await TurnedAwayAsync(lab, language, options, look);
    }

    private static async Task SituationsAsync(IPage page, Func<IPage, string, Task> look)
    {
        await look(page, "landing");
        await page.ComeToSituationAsync();
        await look(page, "situation");
        await page.AnswerAsync((await page.ItemsAsync())[0], 1);
        await page.ContinueAsync();
        await look(page, "situation-prompt");
        await page.AnswerAllAsync(2);
        await page.ContinueAsync();
        await look(page, "next");
        while (await page.Locator("article").CountAsync() > 0)
        {
            await page.AnswerAllAsync(2);
            await page.ContinueAsync();
        }

        await look(page, "after");
    }

    private static async Task TurnedAwayAsync(
        LiveLab lab, string language, Func<BrowserNewContextOptions?> options, Func<IPage, string, Task> look)
    {
        // By language, since those who share a lab would find it full.
        var filling = $"one-is-enough-{language}";
        await OneIsEnoughAsync(lab, filling);
        var first = await lab.OpenAsync(language, $"/s/{filling}", options());
        await first.ComeToSituationAsync();
        await first.Context.CloseAsync();
        var page = await lab.OpenAsync(language, $"/s/{filling}", options());
        await page.AgreeAsync();
        await page.AnswerAsync("role", 2);
        await page.ContinueAsync();
        await look(page, "full");
        await page.PressAsync("leave");
        await page.GotoAsync($"/s/{Studies[0]}");
        await page.AgreeAsync();
        await page.AnswerAllAsync(1);
        await page.ContinueAsync();
        await look(page, "screened_out");
        await page.Context.CloseAsync();
    }

    private static async Task OneIsEnoughAsync(LiveLab lab, string name)
    {
        var demonstration = StudyLibrary.Read(StudyLibrary.Folders.Single(
            folder => folder.EndsWith(StudyLibrary.Demonstration, StringComparison.Ordinal))).Study!;
        var role = demonstration.Items.OfType<Core.Items.ChoiceItem>().Single(item => item.Name == "role");
        await lab.Services.GetRequiredService<Publication>().TakeInAsync(demonstration with
        {
            Name = name,
            Quotas = [new Quota { Name = "one", Limit = 1, Of = new Dictionary<string, IReadOnlyList<string>> { ["role"] = [role.Options[1].Name] } }],
        });
        await lab.LaunchAsync(name);
    }
}
