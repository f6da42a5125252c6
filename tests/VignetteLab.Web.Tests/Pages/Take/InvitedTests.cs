using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Take;

public sealed class InvitedTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Opening_a_personal_link_shows_the_landing_and_changes_nothing()
    {
        var (link, _) = await InviteAsync();
        using var scanner = lab.Walk();
        var before = await lab.StartedRowsAsync();

        await scanner.OpenAsync(link);
        await scanner.SendAsync(new(HttpMethod.Head, link));
        await scanner.OpenAsync(link + "?op=continue");

        Assert.Equal((HttpStatusCode.OK, "landing"), (scanner.Status, scanner.Page));
        Assert.Empty(scanner.Cookies);
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_token_stands_nowhere_but_in_the_link(bool cookies)
    {
        var (link, token) = await InviteAsync();
        using var walk = lab.Walk(cookies: cookies);
        await walk.OpenAsync(link);
        await walk.PressAsync("lang:da");
        await walk.PressAsync("lang:en");
        await walk.PressAsync("continue");
        await walk.ToAsync("profession");
        await walk.OpenAsync(link);
        await walk.ToAsync("receipt");
        await walk.OpenAsync(link);

        Assert.Equal("receipt", walk.Page);
        Assert.Equal(3, walk.Replies.Count(reply => reply.Url == link));
        Assert.All(walk.Replies, reply =>
        {
            Assert.True(reply.Url == link || !reply.Url.Contains(token, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(token, reply.Source, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(token, $"{reply.Reply.Headers}", StringComparison.OrdinalIgnoreCase);
            Assert.Equal("no-referrer", reply.Reply.Headers.GetValues("Referrer-Policy").Single());
        });
    }

    [Fact]
    public async Task The_same_link_leads_on_where_its_respondent_stands_on_another_device()
    {
        var (link, _) = await InviteAsync();
        using var phone = lab.Walk();
        await phone.OpenAsync(link);
        await phone.ToAsync("profession");

        using var computer = lab.Walk(cookies: false);
        await computer.OpenAsync(link);
        Assert.Equal((phone.Respondent, "profession", phone.Vignette), (computer.Respondent, computer.At, computer.Vignette));
        await computer.ToAsync("receipt");
        await phone.OpenAsync(link);

        Assert.Equal("receipt", phone.Page);
        Assert.Equal(computer.Document.QuerySelector(".code")?.TextContent, phone.Document.QuerySelector(".code")?.TextContent);
    }

    [Fact]
    public async Task Start_pressed_on_two_devices_that_looked_before_is_one_respondent()
    {
        var (link, _) = await InviteAsync();
        using var phone = lab.Walk("da");
        using var computer = lab.Walk(cookies: false);
        await phone.OpenAsync(link);
        await computer.OpenAsync(link);

        await phone.ToAsync("quality");
        await computer.PressAsync("continue");

        Assert.Equal((phone.Respondent, "quality", phone.Vignette), (computer.Respondent, computer.At, computer.Vignette));
    }

    [Fact]
    public async Task A_link_on_a_phone_that_somebody_else_answers_on_leads_to_its_own_respondent()
    {
        var (link, _) = await InviteAsync();
        using var phone = lab.Walk();
        await phone.ToAsync("role");
        var (other, cookie) = (phone.Respondent, phone.Cookies.Single());

        await phone.OpenAsync(link);
        Assert.Equal("landing", phone.Page);
        await phone.ToAsync("quality");

        Assert.NotEqual(other, phone.Respondent);
        Assert.Equal(cookie, phone.Cookies.Single());
    }

    [Fact]
    public async Task A_link_works_in_small_letters_and_with_letters_that_read_as_digits()
    {
        var (link, token) = await InviteAsync();
        using var walk = lab.Walk();

        await walk.OpenAsync(link.Replace(token, token.ToLowerInvariant().Replace('0', 'o').Replace('1', 'i'), StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, "landing"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task An_address_that_is_no_link_is_not_found()
    {
        var (link, token) = await InviteAsync();
        await lab.OpenStudyAsync("another");
        using var walk = lab.Walk();
        string[] paths =
        [
            link[..^1], link + "0", $"{Lab.Survey}/i/00000000000000000000000000", $"{Lab.Survey}/i/%C3%A6", $"/s/another/i/{token}",
            $"/s/none/i/{token}", $"{Lab.Survey}/role/{token}", link + "/role",
        ];

        foreach (var path in paths)
        {
            await walk.OpenAsync(path);

            Assert.Equal((path, HttpStatusCode.NotFound, "notfound"), (path, walk.Status, walk.Page));
        }
    }

    [Fact]
    public async Task While_a_study_is_paused_nobody_starts_by_a_link_and_who_has_started_goes_on()
    {
        await lab.OpenStudyAsync("pausing");
        var (started, _) = await InviteAsync("pausing");
        var (waiting, _) = await InviteAsync("pausing");
        using var walk = lab.Walk(cookies: false);
        await walk.OpenAsync(started);
        await walk.PressAsync("continue");
        using var late = lab.Walk(cookies: false);
        await late.OpenAsync(waiting);

        await lab.Services.GetRequiredService<Publication>().PauseAsync("pausing");
        await walk.OpenAsync(started);
        await late.PressAsync("continue");
        Assert.Equal(("information", "paused"), (walk.At, late.Page));
        await late.OpenAsync(waiting);

        Assert.Equal("paused", late.Page);
    }

    [Fact]
    public async Task After_a_study_is_closed_a_link_says_so_and_one_who_finished_sees_the_receipt()
    {
        await lab.OpenStudyAsync("closing");
        var (finished, _) = await InviteAsync("closing");
        var (waiting, _) = await InviteAsync("closing");
        using var walk = lab.Walk(cookies: false);
        await walk.OpenAsync(finished);
        await walk.ToAsync("receipt");
        using var late = lab.Walk(cookies: false);
        await late.OpenAsync(waiting);
        await late.PressAsync("continue");

        await lab.Services.GetRequiredService<Publication>().CloseAsync("closing");
        await walk.OpenAsync(finished);
        await late.OpenAsync(waiting);

        Assert.Equal(("receipt", "closed"), (walk.Page, late.Page));
    }

    private async Task<(string Link, string Token)> InviteAsync(string study = Lab.Study)
    {
        var tokens = await lab.Services.GetRequiredService<Inviting>().MakeAsync(study, Mode.Live, 1);
        return ($"/s/{study}/i/{tokens[0]}", tokens[0]);
    }
}
