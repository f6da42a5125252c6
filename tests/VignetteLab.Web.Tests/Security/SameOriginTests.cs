using System.Net;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Web.Tests.Security;

public sealed class SameOriginTests(Lab lab) : IClassFixture<Lab>
{
    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task What_another_site_sends_changes_nothing_though_it_has_the_token(string site)
    {
        using var anna = await Studio.JoinAsync(lab, $"{site}@example.org");
        await anna.GetAsync("/account");
        var token = anna.Document.QuerySelector("main form input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        anna.Headers["Sec-Fetch-Site"] = site;

        var reply = await anna.PostAsItIsAsync("/account?handler=EndOthers", ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        await using var db = lab.Open();
        Assert.DoesNotContain(await db.AuditEvents.ToListAsync(), line => line.Kind == Storage.Records.AuditKind.SessionsEnded && line.By == $"{site}@example.org");
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    public async Task What_the_site_itself_sends_is_done(string site)
    {
        using var anna = await Studio.JoinAsync(lab, $"{site}@example.org");
        anna.Headers["Sec-Fetch-Site"] = site;

        var reply = await anna.PostAsync("/account?handler=EndOthers");

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
    }
}
