using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>What every page that a respondent can meet asks of the browser.</summary>
public sealed class RespondentLoadingTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private static readonly string[] pages =
    [
        "landing", "information", "declined", "role", "vignette", "profession", "own_job", "reactions", "looking_back",
        "background", "receipt",
    ];

    [BrowserTheory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task Every_page_is_one_request_and_the_browser_complains_of_none(string language)
    {
        var complaints = new List<string>();
        var heard = new HashSet<IPage>();
        var titles = new Dictionary<string, string>();

        await Tour.WalkAsync(lab, language, null, async (page, stop) =>
        {
            if (heard.Add(page))
            {
                Hear(page, complaints);
                await page.ReloadAsync();
            }

            titles.Add(stop, await page.TitleAsync());
            if (await page.EvaluateAsync<string>("getComputedStyle(document.body).margin") != "0px")
                complaints.Add($"{stop} has no style");
        });

        Assert.Empty(complaints);
        Assert.StartsWith(language == "da" ? "Fejl: " : "Error: ", titles["role-error"], StringComparison.Ordinal);
        Assert.Equal(11, pages.Select(stop => titles[stop]).Distinct().Count());
    }

    [BrowserTheory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task So_is_every_page_of_a_study_with_several_situations(string language)
    {
        var complaints = new List<string>();
        var heard = new HashSet<IPage>();

        await SituationTour.WalkAsync(lab, language, () => null, async (page, stop) =>
        {
            if (heard.Add(page))
                Hear(page, complaints);
            if (await page.EvaluateAsync<string>("getComputedStyle(document.body).margin") != "0px")
                complaints.Add($"{stop} has no style");
        });

        Assert.Empty(complaints);
    }

    private static void Hear(IPage page, List<string> complaints)
    {
        page.Console += (_, message) =>
        {
            // Chromium notes the status of a page that asks for something once more.
            if (!message.Text.Contains("the server responded with a status of", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (!request.IsNavigationRequest)
                complaints.Add($"also asked for {request.Url}");
        };
    }
}
