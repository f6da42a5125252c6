using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Browser;

public sealed class StudioTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private const string address = "anna@example.org";
    private const string password = "four words in a row";

    private static readonly string study = $"/studies/{StudyLibrary.Demonstration}";
    private static readonly ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];

    private Accounts Accounts => lab.Services.GetRequiredService<Accounts>();

    [BrowserFact]
    public async Task A_link_makes_one_account_and_works_once()
    {
        // The studies belong to whoever is first.
        await (await EnterAsync()).Context.CloseAsync();
        var (token, _) = await Accounts.LinkAsync(null);
        var page = await lab.OpenAsync("en", $"/account/link/{token}");

        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync());
        var faults = await page.Locator(".field-validation-error").AllInnerTextsAsync();
        await UseLinkAsync(page, "bo@example.org");
        var came = page.Url;
        await page.GotoAsync($"/account/link/{token}");

        Assert.Equal(["Write your e-mail address.", "Choose a password of at least 12 characters."], faults);
        Assert.EndsWith("/studies", came, StringComparison.Ordinal);
        Assert.Contains("This link was used before", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main form").CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_first_researcher_owns_the_studies_that_were_there_before()
    {
        var page = await EnterAsync();

        var row = await page.Locator("tbody tr", new() { HasText = "Everyday life in the nursing home" }).InnerTextAsync();

        Assert.Contains("open", row, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_study_page_counts_who_started_who_is_allocated_and_who_finished()
    {
        var page = await EnterAsync();
        await AnswerAsync(finish: true);
        await AnswerAsync(finish: false);

        // It may have been counted a moment ago for another test; what a researcher does is counted at once.
        await using var db = lab.Services.GetRequiredService<LabDatabase>().Open();
        var respondent = await db.Respondents.Select(one => one.Token).FirstAsync();
        await lab.Services.GetRequiredService<Marking>().MarkAsync(StudyLibrary.Demonstration, Mode.Live, respondent, counts: true, "Looked at", "anna");

        await page.ArriveAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Everyday life in the nursing home" }).ClickAsync());

        Assert.Contains(
            "2 respondents have started. 2 are allocated, 1 finished.", await page.Locator("main").InnerTextAsync(),
            StringComparison.Ordinal);
        var allocated = await page.Locator(".arms [data-label=Allocated]").AllInnerTextsAsync();
        var finished = await page.Locator(".arms [data-label=Finished]").AllInnerTextsAsync();
        Assert.Equal((2, 1), (allocated.Sum(int.Parse), finished.Sum(int.Parse)));
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_study_page_shows_every_version_of_the_vignette_with_what_varies_marked()
    {
        var page = await EnterAsync();

        await page.GotoAsync(study);

        Assert.Equal(5, await page.Locator(".arms tbody tr").CountAsync());
        Assert.Equal(5, await page.Locator("div[lang=da] .vignette").CountAsync());
        Assert.Equal(
            ["fire frivillige fra byen", "læse avisen højt for beboerne, synge med dem og gå tur med dem", "én formiddag om ugen"],
            await page.Locator("div[lang=da] .vignette:has(h3:has-text('complementary_low')) mark").AllInnerTextsAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_study_page_shows_the_commitment_and_not_the_key()
    {
        var page = await EnterAsync();

        await page.GotoAsync(study);

        Assert.Matches("^[0-9a-f]{64}$", await page.Locator("dt:text-is('Commitment') + dd .code").InnerTextAsync());
        Assert.Equal(0, await page.Locator("dt:text-is('Key')").CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_QR_code_is_seen_and_the_workbook_comes_down()
    {
        var page = await EnterAsync();
        await page.GotoAsync(study);

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Download the workbook" }).ClickAsync());

        Assert.True(await page.Locator("img.qr").EvaluateAsync<bool>("image => image.complete && image.naturalWidth > 0"));
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Null(await download.FailureAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_stranger_signs_in_and_comes_to_the_page_that_was_asked_for()
    {
        await (await EnterAsync()).Context.CloseAsync();
        var page = await lab.OpenAsync("en", study);
        var asked = page.Url;

        await SignInAsync(page);

        Assert.Contains("/account/sign-in", asked, StringComparison.Ordinal);
        Assert.EndsWith(study, page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task No_page_of_the_studio_breaks_a_rule_of_WCAG_or_is_too_wide()
    {
        var broken = new List<string>();
        var page = await EnterAsync();
        page.Console += (_, message) => broken.Add(message.Text);
        await LookAsync("studies");
        await page.GotoAsync(study);
        await LookAsync("study");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync());
        await LookAsync("sign-in");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync());
        await LookAsync("sign-in-error");
        var (token, _) = await Accounts.LinkAsync(null);
        await page.GotoAsync($"/account/link/{token}");
        await LookAsync("link");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button).ClickAsync());
        await LookAsync("link-error");
        await UseLinkAsync(page, "carl@example.org");
        await LookAsync("studies-none");
        await page.GotoAsync($"/account/link/{token}");
        await LookAsync("link-used");

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        await page.Context.CloseAsync();

        async Task LookAsync(string stop)
        {
            foreach (var scheme in schemes)
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"studio-{scheme}-{stop}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{stop}, {scheme}: {rule}"));
            }

            await page.SetViewportSizeAsync(320, 640);
            if (await page.OverflowAsync() is > 0 and var over)
                broken.Add($"{stop} is {over} px too wide");
        }
    }

    // The first to come in does so by the first link, later ones sign in.
    private async Task<IPage> EnterAsync()
    {
        var page = await lab.OpenAsync("en", "/account/sign-in");
        using var memory = lab.Memory();
        if (memory.Users.Any(one => one.Email == address))
        {
            await SignInAsync(page);
            return page;
        }

        await page.GotoAsync($"/account/link/{await Accounts.FirstLinkAsync(onlyOnce: false)}");
        await UseLinkAsync(page, address);
        return page;
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GetByLabel("E-mail address").FillAsync(address);
        await page.GetByLabel("Password").FillAsync(password);
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync());
    }

    private static async Task UseLinkAsync(IPage page, string email)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync());
    }

    private async Task AnswerAsync(bool finish)
    {
        var page = await lab.OpenAsync("da", LiveLab.Survey);
        await page.ComeToVignetteAsync();
        if (finish)
            await page.FinishAsync();
        await page.Context.CloseAsync();
    }
}
