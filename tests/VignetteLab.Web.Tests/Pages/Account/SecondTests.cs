using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Account;

namespace VignetteLab.Web.Tests.Pages.Account;

/// <summary>As it is hosted: a password alone opens nothing.</summary>
public sealed class SecondTests(StrictLab lab) : IClassFixture<StrictLab>
{
    [Fact]
    public async Task Who_has_only_a_password_comes_no_further_than_the_pages_that_set_up_more()
    {
        using var studio = await ArriveAsync("anna@example.org");

        foreach (var path in new[] { "/studies", "/account", "/account/password", "/account/codes", "/studies/x/members" })
        {
            var reply = await studio.GetAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, "/account/factor"), (reply.StatusCode, reply.Headers.Location?.ToString()));
        }

        foreach (var path in new[] { "/account/factor", "/account/app", "/account/passkey" })
            Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task An_app_opens_the_studio_and_is_asked_for_ever_after()
    {
        using var studio = await ArriveAsync("bo@example.org");
        var (key, codes) = await SetUpAsync(studio);
        Assert.Equal(10, codes.Count);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
        using var later = new Studio(lab.Address);

        var password = await PasswordAsync(later, "bo@example.org", "/account?x=1");
        var half = await later.GetAsync("/studies");
        await later.PostAsync("/account/second", ("Input.Code", "000000"));
        var wrong = later.Words;
        var right = await later.PostAsync(password, ("Input.Code", Totp.Code(key, Totp.Step(DateTimeOffset.UtcNow) + 1)));

        Assert.StartsWith("/account/second?returnUrl=", password, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", half.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("The code is not right, or was used before.", wrong, StringComparison.Ordinal);
        Assert.Equal("/account?x=1", right.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task A_code_of_the_app_works_once()
    {
        using var studio = await ArriveAsync("carl@example.org");
        var (key, _) = await SetUpAsync(studio);
        var code = Totp.Code(key, Totp.Step(DateTimeOffset.UtcNow) + 1);
        using var first = new Studio(lab.Address);
        using var second = new Studio(lab.Address);
        await PasswordAsync(first, "carl@example.org");
        await PasswordAsync(second, "carl@example.org");

        var used = await first.PostAsync("/account/second", ("Input.Code", code));
        var again = await second.PostAsync("/account/second", ("Input.Code", code));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (used.StatusCode, again.StatusCode));
        Assert.Contains("was used before", second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        using var studio = await ArriveAsync("dorte@example.org");
        var (_, codes) = await SetUpAsync(studio);
        using var first = new Studio(lab.Address);
        using var second = new Studio(lab.Address);
        await PasswordAsync(first, "dorte@example.org");
        await PasswordAsync(second, "dorte@example.org");

        var used = await first.PostAsync("/account/second", ("Input.Code", codes[3].ToLowerInvariant()));
        var again = await second.PostAsync("/account/second", ("Input.Code", codes[3]));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (used.StatusCode, again.StatusCode));
        await first.GetAsync("/account");
        Assert.Contains("Recovery codes: 9 left", first.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_are_shown_once_and_a_second_step_needs_a_first()
    {
        using var studio = await ArriveAsync("erik@example.org");
        await SetUpAsync(studio);
        using var nobody = new Studio(lab.Address);

        await studio.GetAsync("/account/app");
        var second = await nobody.GetAsync("/account/second");

        Assert.Empty(studio.Document.QuerySelectorAll(".codes li"));
        Assert.Equal("/account/sign-in", second.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_lost_password_is_set_by_a_link_and_the_second_step_is_asked_for_still()
    {
        using var studio = await ArriveAsync("frida@example.org");
        await SetUpAsync(studio);
        var token = await Accounts.ResetLinkAsync("frida@example.org", LinkPurpose.Password, Auditing.Server);
        using var other = new Studio(lab.Address);

        var reply = await other.PostAsync($"/account/link/{token}", ("Input.Password", "another plain password"));

        Assert.Equal("/account/sign-in", reply.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await studio.GetAsync("/studies")).StatusCode);
        Assert.StartsWith("/account/second", await PasswordAsync(other, "frida@example.org", password: "another plain password"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_phone_is_forgotten_by_a_link_and_the_password_and_another_is_set_up_at_once()
    {
        using var studio = await ArriveAsync("gerd@example.org");
        await SetUpAsync(studio);
        var token = await Accounts.ResetLinkAsync("gerd@example.org", LinkPurpose.Factor, Auditing.Server);
        using var other = new Studio(lab.Address);

        await other.PostAsync($"/account/link/{token}", ("Input.Password", "not that one at all"));
        var wrong = other.Words;
        var right = await other.PostAsync($"/account/link/{token}", ("Input.Password", Studio.Password));

        Assert.Contains("is not right", wrong, StringComparison.Ordinal);
        Assert.Equal("/account/factor", right.Headers.Location?.ToString());
        Assert.Equal("/account/factor", (await other.GetAsync("/studies")).Headers.Location?.ToString());
        Assert.Contains("/account/sign-in", (await studio.GetAsync("/studies")).Headers.Location?.ToString(), StringComparison.Ordinal);
        await SetUpAsync(other);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task Six_digits_are_not_guessed_from_many_networks_either()
    {
        using var studio = await ArriveAsync("hans@example.org");
        await SetUpAsync(studio);
        using var guesser = new Studio(lab.Address);
        await PasswordAsync(guesser, "hans@example.org");

        for (var tries = 0; tries < 6; tries++)
        {
            guesser.Headers["X-Forwarded-For"] = $"203.0.{tries}.1";
            await guesser.PostAsync("/account/second", ("Input.Code", $"{tries}{tries}{tries}{tries}{tries}{tries}"));
        }

        Assert.Contains("too many wrong tries", guesser.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_stands_in_the_accounts_log_without_a_secret()
    {
        using var studio = await ArriveAsync("inge@example.org");
        var (_, codes) = await SetUpAsync(studio);
        using var stranger = new Studio(lab.Address);
        await stranger.PostAsync("/account/sign-in", ("Input.Email", "inge@example.org"), ("Input.Password", "guessed words in a row"));

        await studio.GetAsync("/account/audit");

        string[] happened = ["made an account", "signed in", "added a second factor", "a sign-in failed"];
        Assert.All(happened, what =>
            Assert.Contains(what, studio.Words, StringComparison.Ordinal));
        await using var db = lab.Open();
        var all = string.Join('\n', await db.AuditEvents.Select(line => line.By + line.About + line.Detail).ToListAsync());
        Assert.DoesNotContain("guessed", all, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[0], all, StringComparison.Ordinal);
    }

    private Accounts Accounts => lab.Services.GetRequiredService<Accounts>();

    private async Task<Studio> ArriveAsync(string email)
    {
        var studio = new Studio(lab.Address);
        var (token, _) = await Accounts.LinkAsync(null);
        var reply = await studio.PostAsync($"/account/link/{token}", ("Input.Email", email), ("Input.Password", Studio.Password));
        Assert.Equal("/account/factor", reply.Headers.Location?.ToString());
        return studio;
    }

    private static async Task<(byte[] Key, List<string> Codes)> SetUpAsync(Studio studio)
    {
        await studio.GetAsync("/account/app");
        var key = Base32.Read(studio.Document.QuerySelector("main span.code")!.TextContent);
        var waiting = studio.Document.QuerySelector("input[name='Input.Sealed']")!.GetAttribute("value")!;
        var token = studio.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await studio.PostAsItIsAsync(
            "/account/app", ("Input.Sealed", waiting), ("Input.Code", Totp.Code(key, Totp.Step(DateTimeOffset.UtcNow))),
            ("__RequestVerificationToken", token));
        return (key, [.. studio.Document.QuerySelectorAll(".codes li").Select(code => code.TextContent)]);
    }

    private static async Task<string> PasswordAsync(Studio studio, string email, string? returnUrl = null, string password = Studio.Password)
    {
        var reply = await studio.PostAsync(
            $"/account/sign-in{(returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}")}",
            ("Input.Email", email), ("Input.Password", password));
        return reply.Headers.Location?.ToString() ?? "";
    }
}
