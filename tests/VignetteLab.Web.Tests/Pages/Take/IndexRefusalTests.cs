using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>What no page of ours would send.</summary>
public sealed class IndexRefusalTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_handle_with_any_bit_of_its_MAC_flipped_is_refused()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("role");
        var (signed, mac) = (walk.Handle![..^32], Convert.FromHexString(walk.Handle![^32..]));
        var before = await lab.RowsAsync();

        for (var bit = 0; bit < 128; bit++)
        {
            var forged = mac.ToArray();
            forged[bit / 8] ^= (byte)(1 << (bit % 8));
            await walk.PostAsync([new("handle", signed + Convert.ToHexStringLower(forged)), new("role", "1")], Lab.Survey);

            Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
        }

        Assert.Null(walk.Document.QuerySelector("form"));
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_handle_with_any_part_exchanged_is_refused(int part)
    {
        using var one = lab.Walk(cookies: false);
        await one.ToAsync("role");
        using var other = lab.Walk("da", cookies: false);
        await other.ToAsync("reactions");
        var forged = one.Handle!.Split('.');
        forged[part] = part == 3 ? "2" : other.Handle!.Split('.')[part];

        await one.PostAsync([new("handle", string.Join('.', forged)), new("role", "1")]);

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (one.Status, one.Page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1")]
    [InlineData(".")]
    [InlineData("v1.page.....")]
    [InlineData("v1.start.1.x.en.00000000000000000000000000000000")]
    [InlineData("ø😀\u0000")]
    public async Task What_is_no_handle_is_refused(string handle)
    {
        using var walk = lab.Walk();

        await walk.PostAsync([new("handle", handle), new("op", "continue")]);

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task A_cookie_is_no_handle()
    {
        using var walk = lab.Walk();
        await walk.StartAsync();

        await walk.PostAsync([new("handle", walk.Cookies.Single().Value), new("consent", "1")]);

        Assert.Equal(HttpStatusCode.BadRequest, walk.Status);
    }

    [Fact]
    public async Task A_forged_cookie_is_nobody()
    {
        using var walk = lab.Walk();
        await walk.StartAsync();
        var (name, value) = walk.Cookies.Single();
        walk.Cookies[name] = value[..^1] + (value[^1] == '0' ? '1' : '0');

        await walk.OpenAsync($"{Lab.Survey}/information");

        Assert.Equal("landing", walk.Page);
    }

    [Fact]
    public async Task A_handle_of_another_study_is_refused()
    {
        await lab.OpenStudyAsync("another-study");
        using var walk = lab.Walk();
        await walk.StartAsync("/s/another-study");
        var before = await lab.RowsAsync();

        await walk.PostAsync([new("handle", walk.Handle!), new("consent", "1")], Lab.Survey);

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task A_start_handle_of_another_study_is_refused()
    {
        await lab.OpenStudyAsync("yet-another-study");
        using var walk = lab.Walk();
        await walk.OpenAsync("/s/yet-another-study");

        await walk.PostAsync([new("handle", walk.Handle!)], Lab.Survey);

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task A_respondent_of_one_study_is_nobody_in_another()
    {
        await lab.OpenStudyAsync("a-third-study");
        using var walk = lab.Walk();
        await walk.ToAsync("role");
        walk.Cookies["svar-a-third-study"] = walk.Cookies.Single().Value;

        await walk.OpenAsync("/s/a-third-study");

        Assert.Equal("landing", walk.Page);
    }

    [Fact]
    public async Task A_page_that_is_not_due_yet_is_not_saved()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("role");
        var role = walk.Fields().Append(new("role", "2")).ToArray();
        await walk.PressAsync("back");
        await walk.PressAsync("continue", ("consent", ""));
        var saved = (await lab.SavedAsync(walk.Respondent)).Count;

        await walk.PostAsync(role);

        Assert.Equal("information", walk.Page);
        Assert.Equal(saved, (await lab.SavedAsync(walk.Respondent)).Count);
    }

    [Fact]
    public async Task One_who_declined_saves_no_page_after_that()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("role");
        var role = walk.Fields().Append(new("role", "2")).ToArray();
        await walk.PressAsync("back");
        await walk.PressAsync("decline");

        await walk.PostAsync(role);

        Assert.Equal("declined", walk.Page);
        Assert.DoesNotContain(await lab.SavedAsync(walk.Respondent), saved => saved.Page == "role" && saved.Answers.Contains('2', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_100_000)]
    [InlineData(3_000_000)]
    public async Task A_body_over_a_megabyte_is_refused_in_both_languages(int letters)
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("background");
        var before = await lab.RowsAsync();
        // One who sends on while the site hangs up may not hear why, so this one asks first.
        walk.Headers["Expect"] = "100-continue";

        await walk.PressAsync("continue", ("comment", new string('a', letters)));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "toolarge"), (walk.Status, walk.Page));
        Assert.Contains("That was too much at once", walk.Words, StringComparison.Ordinal);
        Assert.Contains("Det var for meget på én gang", walk.Words, StringComparison.Ordinal);
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task A_body_over_a_megabyte_that_does_not_say_so_is_refused_too()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("background");
        var form = $"handle={walk.Handle}&comment={new string('a', 1_048_600)}";

        await walk.SendAsync(new(HttpMethod.Post, Lab.Survey)
        {
            Content = new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
            Headers = { TransferEncodingChunked = true },
        });

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "toolarge"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task A_body_just_under_a_megabyte_comes_back_with_its_text()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("background");
        var text = new string('a', 1_000_000);

        await walk.PressAsync("continue", ("comment", text), ("gender", "3"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, walk.Status);
        Assert.Equal(text, walk.Shown("comment"));
        Assert.Equal("3", walk.Shown("gender"));
    }

    [Fact]
    public async Task A_form_of_2000_fields_is_refused()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("role");
        var before = await lab.RowsAsync();

        await walk.PressAsync("continue", [.. Enumerable.Range(0, 2000).Select(number => ($"field{number}", "1"))]);

        Assert.InRange((int)walk.Status, 400, 499);
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("multipart/form-data")]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    public async Task Random_bytes_are_refused(string type)
    {
        using var walk = lab.Walk();
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        await walk.PostAsync(content, Lab.Survey);

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_refused()
    {
        using var walk = lab.Walk();
        using var content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"handle\"\r\n\r\nv1.pa");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        await walk.PostAsync(content, Lab.Survey);

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task A_form_on_a_page_of_others_is_refused()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("role");
        walk.Headers["Sec-Fetch-Site"] = "cross-site";

        await walk.PressAsync("continue", ("role", "1"));

        Assert.Equal((HttpStatusCode.BadRequest, "refused"), (walk.Status, walk.Page));
        Assert.Single(await lab.SavedAsync(walk.Cookies.Single().Value.Split('.')[2]));
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task A_form_of_our_own_is_taken(string site)
    {
        using var walk = lab.Walk();
        await walk.ToAsync("role");
        walk.Headers["Sec-Fetch-Site"] = site;

        await walk.PressAsync("continue", ("role", "1"));

        Assert.Equal("quality", walk.At);
    }

    [Theory]
    [InlineData("/s/no-such-study")]
    [InlineData("/s/NO SUCH study")]
    [InlineData("/s/..%2f..%2fetc%2fpasswd")]
    [InlineData("/s")]
    [InlineData("/s/volunteers-in-the-nursing-home/role/more")]
    [InlineData("/nothing/here")]
    public async Task What_is_not_there_is_not_found_in_both_languages(string path)
    {
        using var walk = lab.Walk();

        await walk.OpenAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, "notfound"), (walk.Status, walk.Page));
        Assert.Contains("There is no such page", walk.Words, StringComparison.Ordinal);
        Assert.Contains("Siden findes ikke", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_not_found()
    {
        await lab.TakeInAsync("a-draft");
        using var walk = lab.Walk();

        await walk.OpenAsync("/s/a-draft");

        Assert.Equal(HttpStatusCode.NotFound, walk.Status);
    }

    [Fact]
    public async Task While_a_study_is_paused_nobody_starts_and_those_under_way_go_on()
    {
        await lab.OpenStudyAsync("paused-study");
        using var under = lab.Walk();
        await under.StartAsync("/s/paused-study");
        using var late = lab.Walk();
        await late.OpenAsync("/s/paused-study");
        await lab.Services.GetRequiredService<Publication>().PauseAsync("paused-study");
        var before = await lab.RowsAsync();

        await late.PressAsync("continue");
        Assert.Equal(("paused", before), (late.Page, await lab.RowsAsync()));
        await late.OpenAsync("/s/paused-study");
        Assert.Equal("paused", late.Page);
        await under.ToAsync("receipt");

        Assert.Equal("receipt", under.Page);
    }

    [Fact]
    public async Task When_a_study_has_closed_only_those_who_are_allocated_finish()
    {
        await lab.OpenStudyAsync("closed-study");
        using var allocated = lab.Walk();
        await allocated.StartAsync("/s/closed-study");
        await allocated.ToAsync("quality");
        using var before = lab.Walk();
        await before.StartAsync("/s/closed-study");
        await before.ToAsync("role");
        await lab.Services.GetRequiredService<Publication>().CloseAsync("closed-study");

        await before.FillAsync();
        Assert.Equal((HttpStatusCode.Gone, "closed"), (before.Status, before.Page));
        Assert.Contains("came too late and are not saved", before.Words, StringComparison.Ordinal);
        await before.OpenAsync("/s/closed-study");
        Assert.Equal("closed", before.Page);
        using var late = lab.Walk();
        await late.OpenAsync("/s/closed-study");
        Assert.Equal("closed", late.Page);
        await allocated.ToAsync("receipt");

        Assert.Equal("receipt", allocated.Page);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_become_the_replacement_character()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("background");
        byte[] comment = [.. "a"u8, 0xed, 0xa0, 0x80, .. "b%01c"u8, 0xff, .. "d"u8];
        using var content = new ByteArrayContent(
            [.. Encoding.ASCII.GetBytes($"handle={walk.Handle}&op=lang:da&comment="), .. comment]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        await walk.PostAsync(content);

        Assert.Equal("background", walk.At);
        Assert.Matches("^a\uFFFD+b\u0001c\uFFFD+d$", walk.Shown("comment"));
    }
}
