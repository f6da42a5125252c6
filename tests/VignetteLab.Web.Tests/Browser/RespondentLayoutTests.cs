using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>How every page that a respondent can meet is laid out.</summary>
public sealed class RespondentLayoutTests(LiveLab lab) : IClassFixture<LiveLab>
{
    [BrowserTheory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task Every_page_fits_a_narrow_phone_and_is_easy_to_hit(string language)
    {
        var broken = new List<string>();

        await Tour.WalkAsync(lab, language, Narrow(), async (page, stop) => broken.AddRange(await BrokenAsync(page, stop)));

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [BrowserTheory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task So_does_every_page_of_a_study_with_several_situations(string language)
    {
        var broken = new List<string>();

        await SituationTour.WalkAsync(
            lab, language, Narrow, async (page, stop) => broken.AddRange(await BrokenAsync(page, stop)));

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    private static BrowserNewContextOptions Narrow() => new() { ViewportSize = new() { Width = 320, Height = 640 } };

    private static async Task<List<string>> BrokenAsync(IPage page, string stop)
    {
        var broken = new List<string>();
        if (await page.OverflowAsync() is > 0 and var over)
            broken.Add($"{stop} is {over} px too wide");
        var low = await page.Locator("label.row").EvaluateAllAsync<int>(
            "rows => rows.filter(row => row.getBoundingClientRect().height < 48).length");
        if (low > 0)
            broken.Add($"{stop} has {low} rows under 48 px");
        broken.AddRange((await TooCloseAsync(page)).Select(pair => $"{stop}: {pair}"));
        await page.SpaceTextAsync();
        if (await page.OverflowAsync() is > 0 and var spaced)
            broken.Add($"{stop} is {spaced} px too wide with spaced text");
        return broken;
    }

    // Pairs of things to press that are less than 6 px apart, the links of running text aside.
    private static Task<string[]> TooCloseAsync(IPage page) => page.EvaluateAsync<string[]>("""
        () => {
            const targets = [...document.querySelectorAll('label.row, button:not(.vh), a.button, .notice li a, .text')]
                .filter(target => target.offsetParent !== null).map(target => [target, target.getBoundingClientRect()]);
            const close = [];
            for (const [i, [a, one]] of targets.entries())
                for (const [b, two] of targets.slice(i + 1))
                    if (Math.max(two.left - one.right, one.left - two.right) < 5.9 &&
                        Math.max(two.top - one.bottom, one.top - two.bottom) < 5.9)
                        close.push(`“${a.innerText}” and “${b.innerText}” are too close`);
            return close;
        }
        """);
}
