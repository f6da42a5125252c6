using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>What holds for readers of every kind on every page that a respondent can meet.</summary>
public sealed class RespondentAccessTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private static readonly ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];

    [BrowserTheory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task No_page_breaks_a_rule_of_WCAG_in_the_light_or_in_the_dark(string language)
    {
        var broken = new List<string>();

        await Tour.WalkAsync(lab, language, null, async (page, stop) =>
        {
            foreach (var scheme in schemes)
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"{language}-{scheme}-{stop}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{stop}, {scheme}: {rule}"));
            }
        });

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [BrowserTheory]
    [InlineData("da")]
    [InlineData("en")]
    public async Task No_page_of_a_study_with_several_situations_breaks_one_either(string language)
    {
        var broken = new List<string>();

        await SituationTour.WalkAsync(lab, language, () => null, async (page, stop) =>
        {
            foreach (var scheme in schemes)
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"{language}-{scheme}-{stop}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{stop}, {scheme}: {rule}"));
            }
        });

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }
}
