using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Browser;

public sealed class AuthoringTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private const string study = "/studies/reciprocity-and-repair";
    private static readonly ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];

    [BrowserFact]
    public async Task What_is_written_is_saved_while_it_is_written_and_shown_in_a_vignette()
    {
        var page = await EnterAsync("anna@example.org");
        await page.GotoAsync($"{study}/text");

        await page.Locator("#text-en").FillAsync("A quiet street. {reciprocity} {role} {event}");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("Saved");
        await Assertions.Expect(page.Locator("#example")).ToContainTextAsync("A quiet street.");
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#text-en")).ToHaveValueAsync("A quiet street. {reciprocity} {role} {event}");
        await page.Locator("#undo").ClickAsync();
        await Assertions.Expect(page.Locator("#text-en")).Not.ToHaveValueAsync("A quiet street. {reciprocity} {role} {event}");
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_brace_offers_the_holes_and_keys_put_one_in()
    {
        var page = await EnterAsync("bo@example.org");
        await page.GotoAsync($"{study}/text");
        var text = page.Locator("#text-da");

        await text.FillAsync("");
        await text.PressSequentiallyAsync("Hun kører. {r");
        var offered = await page.Locator("#text-da-holes li").AllInnerTextsAsync();
        await text.PressAsync("ArrowDown");
        await text.PressAsync("Enter");

        Assert.Equal(["{reciprocity}", "{role}"], offered);
        await Assertions.Expect(text).ToHaveValueAsync("Hun kører. {role}");
        await Assertions.Expect(page.Locator("#text-da-holes")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task No_step_breaks_a_rule_of_WCAG_or_is_too_wide()
    {
        var broken = new List<string>();
        var page = await EnterAsync("carl@example.org");
        page.Console += (_, message) => broken.Add(message.Text);
        foreach (var step in new[] { "factors", "text", "vignettes", "vignettes?base=one_way_named_smooth&phone=1", "checks", "vignettes/file?format=html" })
        {
            await page.GotoAsync($"{study}/{step}");
            foreach (var scheme in schemes)
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"authoring-{scheme}-{step.Split('?')[0].Replace('/', '-')}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{step}, {scheme}: {rule}"));
            }

            await page.SetViewportSizeAsync(320, 640);
            if (await page.OverflowAsync() is > 0 and var over)
                broken.Add($"{step} is {over} px too wide");
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        await page.Context.CloseAsync();
    }

    // Each test has a researcher of its own, who owns the study too.
    private async Task<IPage> EnterAsync(string email)
    {
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync(null);
        var page = await lab.OpenAsync("en", $"/account/link/{token}");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync("four words in a row");
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync());
        await using var memory = lab.Memory();
        var (researcher, owned) = (
            memory.Users.Single(one => one.Email == email).Id, memory.Studies.Single(one => one.Name == "reciprocity-and-repair").Id);
        if (!memory.Memberships.Any(member => member.ResearcherId == researcher && member.StudyId == owned))
        {
            memory.Memberships.Add(new() { ResearcherId = researcher, StudyId = owned, Role = Storage.Records.MembershipRole.Owner });
            await memory.SaveChangesAsync();
        }

        return page;
    }
}
