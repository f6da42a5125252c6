using System.Net;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Web.Tests.Pages.Account;

public sealed class SessionTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_cookie_that_was_copied_opens_nothing_after_signing_out()
    {
        using var studio = await Studio.JoinAsync(lab, "anna@example.org");
        var cookie = studio.Cookies.Single(one => one.Name == "vl").Value;

        await studio.PostAsync("/account/sign-out");

        using var thief = new Studio(lab.Address);
        thief.Headers["Cookie"] = $"vl={cookie}";
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_again_begins_a_new_session_and_ends_the_old()
    {
        using var studio = await Studio.JoinAsync(lab, "bo@example.org");
        var before = studio.Cookies.Single(one => one.Name == "vl").Value;

        await studio.PostAsync("/account/sign-in", ("Input.Email", "bo@example.org"), ("Input.Password", Studio.Password));

        using var old = new Studio(lab.Address);
        old.Headers["Cookie"] = $"vl={before}";
        Assert.Equal(HttpStatusCode.Redirect, (await old.GetAsync("/studies")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task All_other_sessions_are_ended_and_only_the_kind_of_device_is_told()
    {
        using var studio = await Studio.JoinAsync(lab, "carl@example.org");
        using var phone = new Studio(lab.Address);
        phone.Headers["User-Agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Secret/1.0 Mobile";
        await phone.PostAsync("/account/sign-in", ("Input.Email", "carl@example.org"), ("Input.Password", Studio.Password));
        await studio.GetAsync("/account");
        var words = studio.Words;

        await studio.PostAsync("/account?handler=EndOthers");

        Assert.Contains("Phone", words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/studies")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_the_old_one_is_asked_for()
    {
        using var studio = await Studio.JoinAsync(lab, "dorte@example.org");
        using var other = new Studio(lab.Address);
        await other.PostAsync("/account/sign-in", ("Input.Email", "dorte@example.org"), ("Input.Password", Studio.Password));

        await studio.PostAsync("/account/password", ("Input.Old", "not that one at all"), ("Input.Password", "another plain password"));
        var refused = studio.Words;
        var changed = await studio.PostAsync("/account/password", ("Input.Old", Studio.Password), ("Input.Password", "another plain password"));

        Assert.Contains("is not right", refused, StringComparison.Ordinal);
        Assert.Equal("/account", changed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/studies")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task Who_signed_in_long_ago_signs_in_again_before_changing_how()
    {
        using var studio = await Studio.JoinAsync(lab, "erik@example.org");
        await using (var db = lab.Open())
        {
            var started = DateTime.UtcNow.AddMinutes(-16);
            await db.Sessions.Where(session => db.Users.Any(one => one.Id == session.ResearcherId && one.Email == "erik@example.org"))
                .ExecuteUpdateAsync(change => change.SetProperty(session => session.StartedUtc, started));
        }

        var reply = await studio.PostAsync("/account/app", ("Input.Code", "123456"));

        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fapp", reply.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Neither_address_nor_browser_is_kept_anywhere()
    {
        using var studio = new Studio(lab.Address);
        studio.Headers["User-Agent"] = "Canary/4711 (Windows)";
        studio.Headers["X-Forwarded-For"] = "198.51.100.77";
        await studio.PostAsync("/account/sign-in", ("Input.Email", "nobody@example.org"), ("Input.Password", Studio.Password));
        using var joined = await Studio.JoinAsync(lab, "frida@example.org");

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var kept = string.Concat(new[] { lab.File, $"{lab.File}-wal" }.Where(File.Exists).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }));
        Assert.Contains("frida@example.org", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("198.51.100", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody@example.org", kept, StringComparison.OrdinalIgnoreCase);
    }
}
