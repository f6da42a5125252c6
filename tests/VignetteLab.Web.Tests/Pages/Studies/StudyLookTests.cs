using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Storage;
using VignetteLab.Web.Tests.Browser;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>The page of a study of each design, as a phone and a desk show it.</summary>
public sealed class StudyLookTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private static readonly string[] studies =
        ["volunteers-in-the-nursing-home", "individual-or-collective", "where-consultation-ends", "reciprocity-and-repair"];

    [BrowserFact]
    public async Task A_simulated_study_of_any_design_breaks_no_rule_of_WCAG_and_fits_a_phone()
    {
        var data = Path.GetDirectoryName(Path.GetFullPath(lab.Services.GetRequiredService<LabDatabase>().Name))!;
        var page = await EnterAsync();
        var broken = new List<string>();
        page.Console += (_, message) => broken.Add(message.Text);

        foreach (var study in studies)
        {
            var (code, _, error) = await LabProcess.RunAsync(data, ["simulate", study, "--respondents", "60"], ("Lab__Data", data));
            Assert.True(code == 0, error);
            await page.GotoAsync($"/studies/{study}?mode=simulated");
            foreach (var summary in await page.Locator("details > summary").AllAsync())
                await summary.ClickAsync();
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"study-{scheme}-{study}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{study}, {scheme}: {rule}"));
            }

            await NarrowAsync(study);
            Assert.Contains("60 respondents have started", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        // What is watched of it: a phone has its numbers open.
        await page.GotoAsync($"/studies/{studies[^1]}/watch?mode=simulated");
        await NarrowAsync("watched");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.ShowInAsync(scheme);
            await Album.PictureAsync(page, $"watch-{scheme}");
            broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"watched, {scheme}: {rule}"));
        }

        // Its drawings come down as pictures too.
        await page.SetViewportSizeAsync(1280, 800);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#flow [data-png] button").ClickAsync());
        var picture = await File.ReadAllBytesAsync(await download.PathAsync());
        Assert.Equal($"{studies[^1]}-simulated-flow.png", download.SuggestedFilename);
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(picture, 1, 3));
        Assert.Equal(1_440, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        Assert.InRange(picture.Length, 10_000, 1_000_000);

        Assert.Empty(broken);
        await page.Context.CloseAsync();

        async Task NarrowAsync(string what)
        {
            await page.SetViewportSizeAsync(320, 640);
            if (await page.OverflowAsync() is > 0 and var over)
                broken.Add($"{what} is {over} px too wide");
        }
    }

    private async Task<IPage> EnterAsync()
    {
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync(null);
        var page = await lab.OpenAsync("en", $"/account/link/{token}");
        await page.GetByLabel("E-mail address").FillAsync("anna@example.org");
        await page.GetByLabel("Password").FillAsync(Studio.Password);
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync());
        return page;
    }
}
