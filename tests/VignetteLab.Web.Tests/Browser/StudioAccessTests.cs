using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>Every page of the studio, made out from the site itself: a page that is added is looked at too.</summary>
public sealed class StudioAccessTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private static readonly ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];

    [BrowserTheory]
    [InlineData("en", "reciprocity-and-repair")]
    [InlineData("da", StudyLibrary.Demonstration)]
    [InlineData("en", "nothing-yet")]
    public async Task No_page_breaks_a_rule_of_WCAG_or_is_too_wide(string language, string study)
    {
        var broken = new List<string>();
        var page = await EnterAsync(language, study);
        page.Console += (_, message) => broken.Add($"{page.Url}: {message.Text}");
        foreach (var path in Paths(study))
        {
            // What is no page is downloaded, and has its own tests.
            var reply = await page.Context.APIRequest.GetAsync(path);
            if (!reply.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
                continue;
            Assert.True(reply.Ok, $"{path}: {reply.Status}");
            await page.GotoAsync(path);
            Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
            foreach (var scheme in schemes)
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"{language}-{scheme}-{path.Replace('/', '-')}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{path}, {scheme}: {rule}"));
            }

            await page.SetViewportSizeAsync(320, 640);
            if (await page.OverflowAsync() is > 0 and var over)
                broken.Add($"{path} is {over} px too wide");
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        await page.Context.CloseAsync();
    }

    private IEnumerable<string> Paths(string study) =>
        from endpoint in lab.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
        let path = endpoint.RoutePattern.RawText!
        // A file is downloaded by its figure's name, and has tests of its own.
        where !path.EndsWith("/file", StringComparison.Ordinal) || path.EndsWith("vignettes/file", StringComparison.Ordinal)
        where path.StartsWith("stud", StringComparison.Ordinal) || path is "account" or "account/audit" or "account/app" or "account/codes"
        where endpoint.RoutePattern.Parameters.All(parameter => parameter.Name == "study")
        select $"/{path.Replace("{study}", study, StringComparison.Ordinal)}";

    // A researcher whose browser speaks the language, and who owns the study.
    private async Task<IPage> EnterAsync(string language, string study)
    {
        var email = $"{language}-{study}@example.org";
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync(null);
        var page = await lab.OpenAsync(language, $"/account/link/{token}");
        await page.Locator("input[type=email]").FillAsync(email);
        await page.Locator("input[type=password]").FillAsync("four words in a row");
        await page.ArriveAsync(() => page.Locator("main form button.btn-primary").ClickAsync());
        await using var memory = lab.Memory();
        var researcher = memory.Users.Single(one => one.Email == email).Id;
        if (!memory.Studies.Any(one => one.Name == study))
        {
            var empty = StudyFile.ReadDraft($$"""{ "name": "{{study}}", "languages": ["en", "da"] }""").Study;
            await lab.Services.GetRequiredService<Drafting>().CreateAsync(CanonicalJson.Write(empty), researcher);
        }

        var owned = memory.Studies.Single(one => one.Name == study).Id;
        if (!memory.Memberships.Any(member => member.ResearcherId == researcher && member.StudyId == owned))
        {
            memory.Memberships.Add(new() { ResearcherId = researcher, StudyId = owned, Role = MembershipRole.Owner });
            await memory.SaveChangesAsync();
        }

        return page;
    }
}
