using System.Net;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>What every page promises, whoever walks the survey.</summary>
public sealed class IndexTests(Lab lab) : IClassFixture<Lab>
{
    private static readonly string[] arms =
        ["complementary_low", "complementary_high", "core_low", "core_high", "complementary", "arm"];

    [Fact]
    public async Task Every_page_says_what_kind_it_is()
    {
        using var walk = lab.Walk();

        await walk.ToAsync("receipt");

        Assert.Equal(
            [
                "landing", "information", "role", "vignette", "vignette", "vignette", "reactions", "looking_back",
                "background", "receipt",
            ],
            Sources(walk).Select(page => page.Page));
    }

    [Fact]
    public async Task Every_page_to_answer_has_one_button_called_continue()
    {
        using var walk = lab.Walk("da");

        await walk.OpenAsync();
        for (var pages = 0; walk.Page != "receipt"; pages++)
        {
            var button = walk.Document.QuerySelector("#continue");
            Assert.Equal(("BUTTON", "op", "continue"), (button?.TagName, button?.GetAttribute("name"), button?.GetAttribute("value")));
            await walk.FillAsync();
        }

        Assert.Null(walk.Document.QuerySelector("#continue"));
    }

    [Fact]
    public async Task Inputs_are_called_as_the_variables_of_the_export()
    {
        using var walk = lab.Walk();

        await walk.ToAsync("receipt");

        var names = Sources(walk).Select(page => string.Join(' ', page.QuerySelectorAll("main input, main textarea")
            .Select(input => input.GetAttribute("name")).Distinct().Order()));
        Assert.Equal(
            [
                "", "consent", "role",
                "quality_1 quality_2 quality_3 quality_4",
                "profession_1 profession_2 profession_3 profession_4",
                "own_job_1 own_job_2 own_job_3 own_job_4",
                "cooperation_1 cooperation_2 motivation_1 motivation_2 motivation_3 relief_1 relief_2",
                "check_degree check_type realism",
                "age_band comment gender volunteer_experience years_in_care",
                "",
            ],
            names);
    }

    public static TheoryData<string, string> StudiesAndLanguages()
    {
        var data = new TheoryData<string, string>();
        foreach (var folder in StudyLibrary.Folders)
        {
            data.Add(Path.GetFileName(folder), "da");
            data.Add(Path.GetFileName(folder), "en");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StudiesAndLanguages))]
    public async Task Every_page_of_every_study_is_one_request_of_at_most_8_kB(string study, string language)
    {
        await lab.OpenAsync(study);
        using var walk = lab.Walk(language);
        walk.Headers["Accept-Encoding"] = "gzip";

        // The second answer, since the first screens out in some of them.
        await walk.ToAsync("receipt", new Second(), $"/s/{study}");

        var pages = walk.Replies.Where(reply => reply.Source.Length > 0).ToArray();
        Assert.All(pages, page => Assert.InRange(page.Bytes, 1, 8 * 1024));
        Assert.All(pages, page => Assert.Equal(["gzip"], page.Reply.Content.Headers.ContentEncoding));
        Assert.All(Sources(walk), page =>
        {
            Assert.Empty(page.QuerySelectorAll("[src], [srcset], script, link, iframe, object, embed, base, img, svg, [http-equiv]"));
            Assert.DoesNotContain("url(", page.QuerySelector("style")?.TextContent ?? "url(", StringComparison.Ordinal);
            Assert.All(page.QuerySelectorAll("[href]"), link => Assert.Matches("^(#|mailto:)", link.GetAttribute("href")));
            Assert.All(page.QuerySelectorAll("form"), form => Assert.Equal($"/s/{study}", form.GetAttribute("action")));
        });
    }

    [Fact]
    public async Task Every_link_within_a_page_leads_to_something_on_it()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("background");

        await walk.PressAsync("continue");

        var links = walk.Document.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).ToArray();
        Assert.Contains("years_in_care", links);
        Assert.All(links, link => Assert.NotNull(walk.Document.GetElementById(link)));
    }

    [Fact]
    public async Task Nothing_but_the_vignette_tells_the_arm()
    {
        foreach (var number in Enumerable.Range(1, 10))
        {
            using var walk = lab.Walk(number % 2 == 0 ? "da" : "en");

            await walk.ToAsync("receipt", new Random(number));

            foreach (var (url, reply, source, _) in walk.Replies)
            {
                var headers = string.Join('\n', reply.Headers.Concat(reply.Content.Headers).SelectMany(header => header.Value));
                var words = $"{url}\n{headers}\n{source}\n{string.Join('\n', walk.Cookies.Values)}".Split(
                    [' ', '\n', '/', '"', '\'', '=', '.', ',', ';', ':', '<', '>', '-', '(', ')']);
                Assert.Empty(arms.Append("control").Intersect(words, StringComparer.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task Start_pressed_twice_is_one_respondent()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.OpenAsync();

        await walk.PressAsync("continue");
        var first = walk.Respondent;
        await walk.PostAsync(walk.Sent[0], Lab.Survey);

        Assert.Equal(first, walk.Respondent);
        Assert.Equal("information", walk.Page);
    }

    [Fact]
    public async Task Twenty_taps_on_Start_at_once_are_one_respondent()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.OpenAsync();
        var form = walk.Fields().ToArray();

        var names = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var tap = lab.Walk(cookies: false);
            await tap.PostAsync(form, Lab.Survey);
            return tap.Respondent;
        }));

        Assert.Single(names.Distinct());
    }

    [Fact]
    public async Task With_a_cookie_a_saved_page_leads_on_so_that_reloading_sends_nothing()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("role");

        await walk.PressAsync("continue", ("role", "3"));

        Assert.Equal(HttpStatusCode.SeeOther, walk.Status);
        Assert.Equal($"{Lab.Survey}/quality", walk.Url);
        Assert.Equal("vignette", walk.Page);
    }

    [Fact]
    public async Task Without_a_cookie_a_saved_page_is_answered_by_the_next()
    {
        using var walk = lab.Walk(cookies: false);

        await walk.ToAsync("receipt");

        Assert.All(walk.Replies, reply => Assert.Equal(HttpStatusCode.OK, reply.Reply.StatusCode));
        Assert.Equal(10, walk.Replies.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/receipt")]
    [InlineData("/background")]
    [InlineData("/declined")]
    [InlineData("/nothing-of-the-sort")]
    public async Task Any_other_address_leads_to_the_page_that_is_due(string address)
    {
        using var walk = lab.Walk();
        await walk.ToAsync("profession");

        await walk.OpenAsync(Lab.Survey + address);

        Assert.Equal(HttpStatusCode.Redirect, walk.Status);
        Assert.Equal($"{Lab.Survey}/profession", walk.Url);
    }

    [Fact]
    public async Task A_page_that_is_passed_can_be_opened_again()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("profession", new Random(1));

        await walk.OpenAsync($"{Lab.Survey}/quality");

        Assert.Equal(HttpStatusCode.OK, walk.Status);
        Assert.Equal(walk.Answers["quality_3"], walk.Shown("quality_3"));
    }

    [Fact]
    public async Task Without_a_cookie_any_address_leads_to_the_landing()
    {
        using var walk = lab.Walk(cookies: false);

        await walk.OpenAsync($"{Lab.Survey}/background");

        Assert.Equal((HttpStatusCode.Redirect, "landing"), (walk.Status, walk.Page));
    }

    [Fact]
    public async Task The_whole_survey_can_be_walked_backwards_with_every_answer_still_there()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("background", new Random(3));
        var vignette = "";

        foreach (var page in Walk.Pages.Reverse().Skip(1))
        {
            await walk.PressAsync("back");

            Assert.Equal(page, walk.At);
            Assert.All(
                walk.Document.QuerySelectorAll("main input").Select(input => input.GetAttribute("name")!).Distinct(),
                name => Assert.Equal(walk.Answers[name], walk.Shown(name)));
            if (walk.Page == "vignette")
                vignette = vignette.Length == 0 || vignette == walk.Vignette ? walk.Vignette : "two vignettes";
        }

        Assert.StartsWith("Sixteen residents live on Ward 2", vignette, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_language_keeps_ticks_page_vignette_and_order()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");
        var order = Order(walk);

        await walk.PressAsync("lang:da", ("quality_2", "6"));

        Assert.Equal(("quality", "da"), (walk.At, walk.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal("6", walk.Shown("quality_2"));
        Assert.Null(walk.Shown("quality_1"));
        Assert.StartsWith("På afdeling 2", walk.Vignette, StringComparison.Ordinal);
        Assert.Equal(order, Order(walk));
    }

    [Fact]
    public async Task A_language_once_chosen_holds_on_the_pages_that_follow()
    {
        using var walk = lab.Walk();
        await walk.OpenAsync();

        await walk.PressAsync("lang:da");
        await walk.ToAsync("receipt");

        Assert.Equal("da", walk.Document.DocumentElement.GetAttribute("lang"));
        Assert.All(await lab.SavedAsync(walk.Respondent), saved => Assert.Equal("da", saved.Language));
    }

    [Fact]
    public async Task A_browser_that_asks_for_neither_language_gets_the_first_of_the_study()
    {
        using var walk = lab.Walk("de-DE,fr;q=0.8");

        await walk.OpenAsync();

        Assert.Equal("da", walk.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_language_that_a_browser_likes_best_wins()
    {
        using var walk = lab.Walk("da;q=0.5,en-GB;q=0.9");

        await walk.OpenAsync();

        Assert.Equal("en", walk.Document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_receipt_shows_the_same_code_again()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("receipt");
        var code = walk.Document.QuerySelector(".code")?.TextContent;

        await walk.OpenAsync();

        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", code);
        Assert.Equal(("receipt", code), (walk.Page, walk.Document.QuerySelector(".code")?.TextContent));
    }

    [Fact]
    public async Task The_receipt_can_be_read_in_the_other_language()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("receipt");
        var code = walk.Document.QuerySelector(".code")?.TextContent;

        await walk.PressAsync("lang:da");

        Assert.Equal(("receipt", "da"), (walk.Page, walk.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal(code, walk.Document.QuerySelector(".code")?.TextContent);
    }

    [Fact]
    public async Task One_who_leaves_a_phone_leaves_nothing_on_it()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("receipt");

        await walk.PressAsync("leave");

        Assert.Equal("left", walk.Page);
        Assert.Empty(walk.Cookies);
        await walk.OpenAsync();
        Assert.Equal("landing", walk.Page);
    }

    [Fact]
    public async Task What_was_ticked_when_a_phone_is_left_half_way_is_saved()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");

        await walk.PressAsync("leave", ("quality_3", "5"));

        Assert.Equal("left", walk.Page);
        await using var db = lab.Open();
        Assert.Equal("""{"quality_3":5}""", await db.Submissions.Where(saved => saved.Op == Core.Studies.Op.Leave)
            .Select(saved => saved.Answers).SingleAsync());
    }

    [Fact]
    public async Task The_next_person_on_a_phone_does_not_take_over_the_answers_of_the_one_before()
    {
        using var first = lab.Walk();
        await first.OpenAsync();
        using var next = lab.Walk();
        await next.OpenAsync();
        await first.PressAsync("continue");
        await first.ToAsync("quality");
        next.Cookies[first.Cookies.Single().Key] = first.Cookies.Single().Value;

        await next.PressAsync("continue");
        await next.ToAsync("role");

        Assert.NotEqual(first.Respondent, next.Respondent);
        Assert.Equal(2, (await lab.SavedAsync(first.Respondent)).Count);
    }

    [Fact]
    public async Task A_cookie_that_names_nobody_is_replaced()
    {
        using var walk = lab.Walk();
        walk.Cookies[$"svar-{Lab.Study}"] = "v1.cookie.left-by-an-earlier-lab.0000";
        await walk.StartAsync();

        await walk.PressAsync("continue", ("consent", "1"));

        Assert.Equal(HttpStatusCode.SeeOther, walk.Status);
    }

    [Fact]
    public async Task Behind_https_the_cookie_is_bound_to_the_host()
    {
        using var walk = lab.Walk();
        walk.Headers["X-Forwarded-Proto"] = "https";

        await walk.StartAsync();

        var cookie = Assert.Single(walk.Reply.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"__Host-svar-{Lab.Study}=", cookie, StringComparison.Ordinal);
        Assert.EndsWith("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    private sealed class Second : Random
    {
        public override int Next(int maxValue) => Math.Min(1, maxValue - 1);
    }

    private static string[] Order(Walk walk) =>
        [.. walk.Document.QuerySelectorAll("main input").Select(input => input.GetAttribute("name")!).Distinct()];

    private static IEnumerable<SurveyPage> Sources(Walk walk) =>
        walk.Replies.Where(reply => reply.Source.Length > 0).Select(reply => new SurveyPage(reply.Source));
}
