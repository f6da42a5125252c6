using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Account;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>A researcher's way in, in a real browser, whose authenticator is made up.</summary>
public sealed class AccountTests(LiveLab lab) : IClassFixture<LiveLab>
{
    private static readonly ColorScheme[] schemes = [ColorScheme.Light, ColorScheme.Dark];

    private static readonly string[] paths = ["factor", "app", "passkey", "password", "codes", "audit", "sign-out", "language"];

    [BrowserFact]
    public async Task A_passkey_is_added_and_from_then_on_opens_the_studio_by_itself()
    {
        var page = await JoinAsync("en", "anna@example.org");
        await AuthenticatorAsync(page);
        await page.GotoAsync("/account/passkey");
        await page.GetByLabel("What to call it").FillAsync("my phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByText("Passkey: my phone, since").WaitForAsync();

        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();

        Assert.EndsWith("/studies", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.GetByText("Development: your password alone").CountAsync());
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_password_is_not_enough_where_there_is_a_passkey_and_the_passkey_is()
    {
        var page = await JoinAsync("en", "bo@example.org");
        await AuthenticatorAsync(page);
        await page.GotoAsync("/account/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await page.GetByText("Passkey: passkey, since").WaitForAsync();
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync());

        await page.GetByLabel("E-mail address").FillAsync("bo@example.org");
        await page.GetByLabel("Password").FillAsync(Studio.Password);
        await page.ArriveAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync());
        var half = page.Url;
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();

        Assert.EndsWith("/account/second", half, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task A_passkey_that_is_refused_is_told_beside_its_button()
    {
        var page = await lab.OpenAsync("en", "/account/sign-in", new() { BaseURL = lab.Named });
        await AuthenticatorAsync(page, isVerified: false);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

        await page.GetByText("No passkey was given.").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("da")]
    public async Task No_page_of_an_account_breaks_a_rule_of_WCAG_or_is_too_wide(string language)
    {
        var broken = new List<string>();
        var owner = $"owner.{language}@example.org";
        var page = await JoinAsync(language, owner);
        page.Console += (_, message) => broken.Add(message.Text);
        await AuthenticatorAsync(page);
        await using (var db = lab.Memory())
        {
            var study = db.Studies.Single(known => known.Name == StudyLibrary.Demonstration).Id;
            var self = db.Users.Single(one => one.Email == owner).Id;
            if (!db.Memberships.Any(member => member.StudyId == study && member.ResearcherId == self))
                db.Memberships.Add(new() { StudyId = study, ResearcherId = self, Role = MembershipRole.Owner });
            await db.SaveChangesAsync();
        }

        foreach (var path in paths)
        {
            await page.GotoAsync($"/account/{path}");
            await LookAsync(path);
        }

        await page.GotoAsync("/account/app");
        var key = await page.EvaluateAsync<string>("document.querySelector('main span.code').textContent");
        await page.Locator("#Input_Code").FillAsync("000000");
        await page.ArriveAsync(() => page.Locator("main form button.btn-primary").ClickAsync());
        await LookAsync("app-error");
        await page.Locator("#Input_Code").FillAsync(Totp.Code(Base32.Read(key), Totp.Step(DateTimeOffset.UtcNow)));
        await page.ArriveAsync(() => page.Locator("main form button.btn-primary").ClickAsync());
        Assert.Equal(10, await page.Locator(".codes li").CountAsync());
        await LookAsync("app-codes");
        await page.GotoAsync("/account/passkey");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("#way-in").WaitForAsync();
        await LookAsync("account");
        await page.GotoAsync($"/studies/{StudyLibrary.Demonstration}/members");
        await page.Locator("#Input_Invite_Email").FillAsync($"colleague.{language}@example.org");
        await page.ArriveAsync(() => page.Locator("form[action*=Invite] button").ClickAsync());
        var link = await page.Locator(".notice .code").InnerTextAsync();
        foreach (var details in await page.Locator("details summary").AllAsync())
            await details.ClickAsync();
        await LookAsync("members");
        await page.GotoAsync($"/studies/{StudyLibrary.Demonstration}/audit");
        await LookAsync("study-audit");
        await page.ArriveAsync(() => page.Locator("header form button").ClickAsync());
        await LookAsync("sign-in");
        await page.GotoAsync(link);
        await LookAsync("invitation");
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#Input_Email").FillAsync(owner);
        await page.Locator("#Input_Password").FillAsync(Studio.Password);
        await page.ArriveAsync(() => page.Locator("main form button.btn-primary").ClickAsync());
        await page.Locator("#Input_Code").FillAsync("999999");
        await page.ArriveAsync(() => page.Locator("main form button.btn-primary").ClickAsync());
        await LookAsync("second-error");

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        await page.Context.CloseAsync();

        async Task LookAsync(string stop)
        {
            if (await page.Locator("html").GetAttributeAsync("lang") != language)
                broken.Add($"{stop} is not in {language}");
            foreach (var scheme in schemes)
            {
                await page.ShowInAsync(scheme);
                await Album.PictureAsync(page, $"account-{language}-{scheme}-{stop}");
                broken.AddRange((await page.RulesBrokenAsync(scheme)).Select(rule => $"{stop}, {scheme}: {rule}"));
            }

            await page.SetViewportSizeAsync(320, 640);
            if (await page.OverflowAsync() is > 0 and var over)
                broken.Add($"{stop} is {over} px too wide");
        }
    }

    private async Task<IPage> JoinAsync(string language, string email)
    {
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync(null);
        var page = await lab.OpenAsync(language, $"/account/link/{token}", new() { BaseURL = lab.Named });
        await page.Locator("#Input_Email").FillAsync(email);
        await page.Locator("#Input_Password").FillAsync(Studio.Password);
        await page.ArriveAsync(() => page.Locator("main form button").ClickAsync());
        return page;
    }

    private static async Task AuthenticatorAsync(IPage page, bool isVerified = true)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = isVerified,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
