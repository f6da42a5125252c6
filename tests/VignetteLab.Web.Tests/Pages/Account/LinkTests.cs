using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Account;

public sealed class LinkTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_link_works_once_and_then_says_so()
    {
        var link = await LinkAsync();
        using var first = new Studio(lab.Address);
        using var second = new Studio(lab.Address);

        var made = await first.PostAsync(link, ("Input.Email", "once@example.org"), ("Input.Password", Studio.Password));
        var again = await second.PostAsync(link, ("Input.Email", "twice@example.org"), ("Input.Password", Studio.Password));

        Assert.Equal((HttpStatusCode.Redirect, "/studies"), (made.StatusCode, made.Headers.Location?.ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        await second.GetAsync(link);
        Assert.Contains("This link was used before, or its day is over.", second.Words, StringComparison.Ordinal);
        Assert.Null(second.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Redirect, (await second.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_link_was_used_makes_nobody()
    {
        var link = await LinkAsync();
        using var late = new Studio(lab.Address);
        await late.GetAsync(link);
        var token = late.Document.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var first = new Studio(lab.Address);
        await first.PostAsync(link, ("Input.Email", "open@example.org"), ("Input.Password", Studio.Password));

        var reply = await late.PostAsItIsAsync(
            link, ("Input.Email", "late@example.org"), ("Input.Password", Studio.Password), ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("This link was used before", late.Words, StringComparison.Ordinal);
        Assert.False(await KnownAsync("late@example.org"));
    }

    [Fact]
    public async Task Of_ten_who_use_a_link_at_once_one_gets_an_account()
    {
        var link = await LinkAsync();

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
        {
            using var studio = new Studio(lab.Address);
            return (await studio.PostAsync(
                link, ("Input.Email", $"race{number}@example.org"), ("Input.Password", Studio.Password))).StatusCode;
        }));

        Assert.Single(replies, HttpStatusCode.Redirect);
        await using var db = lab.Open();
        Assert.Equal(1, await db.Users.CountAsync(user => user.Email!.StartsWith("race")));
    }

    [Theory]
    [InlineData("", "Write your e-mail address.")]
    [InlineData("no address", "Write an e-mail address, as in anna@example.org.")]
    public async Task An_address_that_is_none_leaves_the_link_open(string email, string says)
    {
        var link = await LinkAsync();
        using var studio = new Studio(lab.Address);

        await studio.PostAsync(link, ("Input.Email", email), ("Input.Password", Studio.Password));

        Assert.Contains(says, studio.Words, StringComparison.Ordinal);
        Assert.NotNull(studio.Document.QuerySelector("main form input[type=password]"));
    }

    [Theory]
    [InlineData("", "Choose a password of at least 12 characters.")]
    [InlineData("elevenchars", "Choose a password of 12 to 128 characters.")]
    public async Task A_short_password_leaves_the_link_open(string password, string says)
    {
        var link = await LinkAsync();
        using var studio = new Studio(lab.Address);

        await studio.PostAsync(link, ("Input.Email", "short@example.org"), ("Input.Password", password));

        Assert.Contains(says, studio.Words, StringComparison.Ordinal);
        Assert.False(await KnownAsync("short@example.org"));
    }

    [Fact]
    public async Task An_address_that_is_taken_leaves_the_link_open()
    {
        using var first = await Studio.JoinAsync(lab, "taken@example.org");
        var link = await LinkAsync();
        using var second = new Studio(lab.Address);

        await second.PostAsync(link, ("Input.Email", "Taken@Example.org"), ("Input.Password", Studio.Password));

        Assert.Contains("is already taken", second.Words, StringComparison.Ordinal);
        Assert.NotNull(second.Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_link_for_somebody_known_sets_a_new_password()
    {
        using var studio = await Studio.JoinAsync(lab, "forgetful@example.org");
        var (token, _) = await lab.Services.GetRequiredService<Accounts>().LinkAsync("forgetful@example.org");
        using var other = new Studio(lab.Address);

        await other.PostAsync($"/account/link/{token}", ("Input.Password", "another plain password"));

        using var back = new Studio(lab.Address);
        var old = await back.PostAsync("/account/sign-in", ("Input.Email", "forgetful@example.org"), ("Input.Password", Studio.Password));
        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        var fresh = await back.PostAsync("/account/sign-in", ("Input.Email", "forgetful@example.org"), ("Input.Password", "another plain password"));
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);
    }

    [Theory]
    [InlineData("guessed")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public async Task A_guessed_link_opens_nothing(string token)
    {
        using var studio = new Studio(lab.Address);

        await studio.GetAsync($"/account/link/{token}");

        Assert.Null(studio.Document.QuerySelector("main form"));
    }

    private async Task<string> LinkAsync() =>
        $"/account/link/{(await lab.Services.GetRequiredService<Accounts>().LinkAsync(null)).Token}";

    private async Task<bool> KnownAsync(string email)
    {
        await using var db = lab.Open();
        return await db.Users.AnyAsync(user => user.Email == email);
    }
}
