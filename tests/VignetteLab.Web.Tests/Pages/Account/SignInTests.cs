using System.Net;

namespace VignetteLab.Web.Tests.Pages.Account;

public sealed class SignInTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task The_right_password_opens_the_studio()
    {
        using var joined = await Studio.JoinAsync(lab, "anna@example.org");
        using var studio = new Studio(lab.Address);

        var reply = await SignInAsync(studio, "anna@example.org", Studio.Password);

        Assert.Equal((HttpStatusCode.Redirect, "/studies"), (reply.StatusCode, reply.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        using var joined = await Studio.JoinAsync(lab, "bente@example.org");
        using var studio = new Studio(lab.Address);

        var wrong = await SignInAsync(studio, "bente@example.org", "not that one at all");
        var first = studio.Document.QuerySelector("[role=alert]")?.TextContent;
        var unknown = await SignInAsync(studio, "nobody@example.org", "not that one at all");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (wrong.StatusCode, unknown.StatusCode));
        Assert.Contains("The address or the password is not right", first, StringComparison.Ordinal);
        Assert.Equal(first, studio.Document.QuerySelector("[role=alert]")?.TextContent);
        Assert.DoesNotContain(studio.Cookies, cookie => cookie.Name == "vl");
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_right_one_is_refused_too()
    {
        using var joined = await Studio.JoinAsync(lab, "carl@example.org");
        using var studio = new Studio(lab.Address);
        for (var tries = 0; tries < 10; tries++)
            await SignInAsync(studio, "carl@example.org", $"wrong password {tries}");

        var reply = await SignInAsync(studio, "carl@example.org", Studio.Password);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Fact]
    public async Task Signing_out_closes_the_studio()
    {
        using var studio = await Studio.JoinAsync(lab, "dorte@example.org");

        var reply = await studio.PostAsync("/account/sign-out");

        Assert.Equal("/account/sign-in", reply.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Redirect, (await studio.GetAsync("/studies")).StatusCode);
        Assert.DoesNotContain(studio.Cookies, cookie => cookie.Name == "vl");
    }

    [Fact]
    public async Task Opening_the_sign_out_address_signs_nobody_out()
    {
        using var studio = await Studio.JoinAsync(lab, "erik@example.org");

        await studio.GetAsync("/account/sign-out");

        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
    }

    [Theory]
    [InlineData("/studies/volunteers-in-the-nursing-home", "/studies/volunteers-in-the-nursing-home")]
    [InlineData("https://evil.example/", "/studies")]
    [InlineData("//evil.example/", "/studies")]
    [InlineData("/\\evil.example/", "/studies")]
    public async Task Signing_in_leads_to_our_own_pages_only(string wanted, string leads)
    {
        var email = $"{Guid.NewGuid():n}@example.org";
        using var joined = await Studio.JoinAsync(lab, email);
        using var studio = new Studio(lab.Address);

        var reply = await SignInAsync(studio, email, Studio.Password, $"?ReturnUrl={Uri.EscapeDataString(wanted)}");

        Assert.Equal(leads, reply.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/account/link/x")]
    [InlineData("/studies")]
    [InlineData("/studies/volunteers-in-the-nursing-home")]
    public async Task A_form_without_its_token_is_refused(string path)
    {
        using var studio = await Studio.JoinAsync(lab, $"{Guid.NewGuid():n}@example.org");

        var reply = await studio.PostAsItIsAsync(path, ("Input.Email", "x@example.org"), ("Input.Password", Studio.Password));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_of_the_studio_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var joined = await Studio.JoinAsync(lab, "frida@example.org");
        using var studio = new Studio(lab.Address);

        var reply = await SignInAsync(studio, "frida@example.org", Studio.Password);

        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"), line => line.StartsWith("vl=", StringComparison.Ordinal));
        Assert.EndsWith("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> SignInAsync(Studio studio, string email, string password, string query = "") =>
        studio.PostAsync("/account/sign-in" + query, ("Input.Email", email), ("Input.Password", password));
}
