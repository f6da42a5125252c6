using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Web.Tests;

public sealed class SecurityHeadersTests(Lab lab) : IClassFixture<Lab>
{
    private const string studio =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    [Theory]
    [InlineData("/", 302)]
    [InlineData("/healthz", 200)]
    [InlineData("/favicon.ico", 204)]
    [InlineData("/broken", 500)]
    [InlineData("/nothing/here", 404)]
    [InlineData("/s/none", 404)]
    [InlineData("/s/volunteers-in-the-nursing-home", 200)]
    [InlineData("/s/volunteers-in-the-nursing-home/role", 302)]
    [InlineData("/studies", 302)]
    [InlineData("/studies/x/data.xlsx", 302)]
    [InlineData("/account/sign-in", 200)]
    [InlineData("/account/link/x", 200)]
    [InlineData("/studio.css", 200)]
    public async Task Every_answer_bears_them(string path, int status)
    {
        using var walk = lab.Walk();

        await walk.OpenAsync(path);

        Assert.Equal(status, (int)walk.Status);
        Assert.All(walk.Replies, reply => AssertHeaders(reply.Reply));
    }

    [Theory]
    [InlineData("/s/volunteers-in-the-nursing-home", 400)]
    [InlineData("/account/sign-in", 400)]
    [InlineData("/account/sign-out", 302)]
    public async Task A_refused_form_bears_them(string path, int status)
    {
        using var walk = lab.Walk();

        await walk.PostAsync([new("op", "continue")], path);

        Assert.Equal(status, (int)walk.Replies[0].Reply.StatusCode);
        Assert.All(walk.Replies, reply => AssertHeaders(reply.Reply));
    }

    [Fact]
    public async Task A_body_that_is_refused_unread_bears_them()
    {
        using var walk = lab.Walk();
        walk.Headers["Expect"] = "100-continue";

        await walk.PostAsync([new("comment", new string('a', 1_100_000))], Lab.Survey);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, walk.Status);
        AssertHeaders(walk.Reply);
    }

    [Fact]
    public async Task The_only_style_is_known_by_its_hash()
    {
        using var walk = lab.Walk();

        await walk.OpenAsync();

        var style = walk.Document.QuerySelector("style")!.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            walk.Reply.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Empty(walk.Document.QuerySelectorAll("[style], script, [onclick]"));
    }

    [Fact]
    public async Task A_message_outside_the_survey_shows_its_style_too()
    {
        using var walk = lab.Walk();

        await walk.OpenAsync("/broken");

        var style = walk.Document.QuerySelector("style")!.TextContent;
        Assert.Contains(
            Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style))),
            walk.Reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_studio_runs_no_script_but_ours()
    {
        using var walk = lab.Walk();

        await walk.OpenAsync("/account/sign-in");

        Assert.Equal(studio, walk.Reply.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Empty(walk.Document.QuerySelectorAll("[style], script:not([src]), style, [onclick]"));
    }

    [Fact]
    public async Task Respondents_pages_are_kept_in_no_cache()
    {
        using var walk = lab.Walk();

        await walk.ToAsync("receipt");

        Assert.All(walk.Replies, reply => Assert.True(reply.Reply.Headers.CacheControl?.NoStore));
    }

    [Fact]
    public async Task Https_is_asked_for_only_over_https()
    {
        using var plain = lab.Walk();
        using var secure = lab.Walk();
        secure.Headers["X-Forwarded-Proto"] = "https";

        await plain.OpenAsync();
        await secure.OpenAsync();

        Assert.False(plain.Reply.Headers.Contains("Strict-Transport-Security"));
        Assert.Equal(
            "max-age=63072000; includeSubDomains", secure.Reply.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Nothing_tells_what_serves()
    {
        using var walk = lab.Walk();

        await walk.OpenAsync();

        Assert.False(walk.Reply.Headers.Contains("Server"));
        Assert.False(walk.Reply.Headers.Contains("X-Powered-By"));
    }

    private static void AssertHeaders(HttpResponseMessage reply)
    {
        var headers = (HttpHeaders)reply.Headers;
        Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("camera=(), microphone=(), geolocation=()", headers.GetValues("Permissions-Policy").Single());
        Assert.Equal("noindex", headers.GetValues("X-Robots-Tag").Single());
        Assert.NotNull(reply.Headers.CacheControl);
    }
}
