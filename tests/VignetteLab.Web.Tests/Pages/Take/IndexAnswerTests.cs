using System.Net;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>Answers that are missing, wrong, changed or declined.</summary>
public sealed class IndexAnswerTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Answers_left_out_are_asked_for_once_and_then_let_be()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");

        await walk.PressAsync("continue", ("quality_1", "7"), ("quality_4", "1"));

        Assert.Equal((HttpStatusCode.OK, "quality"), (walk.Status, walk.At));
        Assert.Contains("You have not answered 2 of 4 questions.", walk.Words, StringComparison.Ordinal);
        Assert.Equal(
            ["#quality_2", "#quality_3"],
            walk.Document.QuerySelectorAll("[role=alert] li a").Select(link => link.GetAttribute("href")).Order());
        Assert.Equal(("7", "1"), (walk.Shown("quality_1"), walk.Shown("quality_4")));
        await walk.PressAsync("continue");
        Assert.Equal("profession", walk.At);
    }

    [Fact]
    public async Task The_prompt_has_saved_what_was_given()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");

        await walk.PressAsync("continue", ("quality_1", "7"));

        Assert.Equal("""{"quality_1":7}""", (await lab.SavedAsync(walk.Respondent))[^1].Answers);
    }

    [Fact]
    public async Task Nobody_is_asked_twice_on_a_page()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("reactions");
        await walk.PressAsync("continue");
        await walk.PressAsync("continue");
        await walk.PressAsync("back");

        await walk.PressAsync("continue");

        Assert.Equal("looking_back", walk.At);
    }

    [Fact]
    public async Task A_comment_is_not_asked_for()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("background");

        await walk.PressAsync("continue", ("years_in_care", "0"), ("age_band", "-94"), ("gender", "-94"), ("volunteer_experience", "1"));

        Assert.Equal("receipt", walk.Page);
    }

    [Fact]
    public async Task Only_consent_and_role_are_forced()
    {
        using var walk = lab.Walk();
        await walk.StartAsync();
        var stays = new Dictionary<string, int>();

        for (var presses = 0; walk.Page != "receipt" && presses < 40; presses++)
        {
            var page = walk.At!;
            await walk.PressAsync("continue");
            stays[page] = stays.GetValueOrDefault(page) + 1;
            if (stays[page] == 4 && walk.At == page)
                await walk.PressAsync("continue", page == "role" ? ("role", "4") : ("consent", "1"));
        }

        Assert.Equal(
            "information 4, role 4, quality 2, profession 2, own_job 2, reactions 2, looking_back 2, background 2",
            string.Join(", ", stays.Select(page => $"{page.Key} {page.Value}")));
    }

    [Fact]
    public async Task Without_consent_nobody_goes_on_and_the_page_says_how()
    {
        using var walk = lab.Walk("da", cookies: false);
        await walk.StartAsync();

        await walk.PressAsync("continue");

        Assert.Equal((HttpStatusCode.OK, "information"), (walk.Status, walk.Page));
        Assert.Contains("Sæt kryds, hvis du vil deltage.", walk.Words, StringComparison.Ordinal);
        Assert.StartsWith("Fejl:", walk.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_declines_can_change_their_mind()
    {
        using var walk = lab.Walk();
        await walk.StartAsync();
        await walk.PressAsync("decline");
        Assert.Equal("declined", walk.Page);

        await walk.PressAsync("back");
        await walk.ToAsync("receipt");

        Assert.Equal("receipt", walk.Page);
    }

    [Fact]
    public async Task One_who_declined_is_led_back_to_that()
    {
        using var walk = lab.Walk();
        await walk.StartAsync();
        await walk.PressAsync("decline");

        await walk.OpenAsync($"{Lab.Survey}/role");

        Assert.Equal($"{Lab.Survey}/declined", walk.Url);
    }

    [Fact]
    public async Task After_allocation_the_role_is_locked_and_says_why()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");

        await walk.PressAsync("back");

        Assert.Equal(("role", "1"), (walk.At, walk.Shown("role")));
        Assert.NotNull(walk.Document.QuerySelector("fieldset[disabled] input[name=role]"));
        Assert.Contains("The pages after this one build on it, so it can no longer be changed.", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_role_stays_whatever_a_form_says()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");
        var vignette = walk.Vignette;
        await walk.PressAsync("back");

        await walk.PressAsync("continue", ("role", "3"));

        Assert.Equal(("quality", vignette), (walk.At, walk.Vignette));
        Assert.Equal("""{"role":1}""", (await lab.SavedAsync(walk.Respondent))[^1].Answers);
    }

    [Fact]
    public async Task After_allocation_consent_is_locked_and_declining_is_not_offered()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");

        await walk.OpenAsync($"{Lab.Survey}/information");

        Assert.NotNull(walk.Document.QuerySelector("fieldset[disabled] input[name=consent][checked]"));
        Assert.Null(walk.Document.QuerySelector("button[value=decline]"));
    }

    [Theory]
    [InlineData("tolv", "Write a whole number from 0 to 60, for example 12.")]
    [InlineData("12,5", "Write a whole number from 0 to 60, for example 12.")]
    [InlineData("61", "Write a number from 0 to 60.")]
    [InlineData("99999999999999999999", "Write a whole number from 0 to 60, for example 12.")]
    public async Task A_number_that_cannot_be_read_keeps_everything_and_saves_nothing(string years, string says)
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("background");
        var before = await lab.RowsAsync();

        await walk.PressAsync("continue", ("years_in_care", years), ("age_band", "2"), ("comment", "Æ & ø"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "background"), (walk.Status, walk.At));
        Assert.Contains(says, walk.Words, StringComparison.Ordinal);
        Assert.Equal((years, "2", "Æ & ø"), (walk.Shown("years_in_care"), walk.Shown("age_band"), walk.Shown("comment")));
        Assert.NotNull(walk.Document.QuerySelector("#years_in_care[aria-invalid=true]"));
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task A_number_that_was_put_right_goes_on()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("background");
        await walk.PressAsync("continue", ("years_in_care", "x"), ("age_band", "2"), ("gender", "1"), ("volunteer_experience", "1"));

        await walk.PressAsync("continue", ("years_in_care", "60"));

        Assert.Equal("receipt", walk.Page);
    }

    [Fact]
    public async Task A_text_over_the_limit_is_kept_in_the_field_and_not_saved()
    {
        using var walk = lab.Walk("da");
        await walk.ToAsync("background");
        var text = new string('ø', 1001);

        await walk.PressAsync("continue", ("comment", text), ("gender", "2"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, walk.Status);
        Assert.Contains("Teksten er på 1001 tegn; der er plads til 1000.", walk.Words, StringComparison.Ordinal);
        Assert.Equal((text, "2"), (walk.Shown("comment"), walk.Shown("gender")));
        Assert.Equal(7, (await lab.SavedAsync(walk.Respondent)).Count);
    }

    [Theory]
    [InlineData("quality_1", "8")]
    [InlineData("quality_1", "0")]
    [InlineData("quality_1", "-94")]
    [InlineData("quality_1", "7.0")]
    [InlineData("quality_1", "７")]
    [InlineData("quality_1", "' or 1=1 --")]
    public async Task An_answer_outside_its_codes_is_not_saved(string item, string answer)
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("quality");

        await walk.PressAsync("continue", (item, answer));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, walk.Status);
        Assert.Contains("Please choose one of the answers.", walk.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await lab.SavedAsync(walk.Respondent)).Count);
    }

    [Fact]
    public async Task An_answer_to_what_the_page_does_not_ask_is_not_kept()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("quality");

        await walk.PressAsync("continue", ("profession_1", "7"), ("arm", "core_low"), ("quality_1", "2"));

        Assert.Equal("""{"quality_1":2}""", (await lab.SavedAsync(walk.Respondent))[^1].Answers);
    }

    [Fact]
    public async Task A_page_sent_twice_is_saved_once_and_answered_alike()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("quality");
        await walk.FillAsync();

        await walk.PostAsync(walk.Sent[^1]);

        Assert.Equal((HttpStatusCode.OK, "profession"), (walk.Status, walk.At));
        Assert.Equal(3, (await lab.SavedAsync(walk.Respondent)).Count);
    }

    [Fact]
    public async Task A_page_sent_again_with_other_answers_corrects_it()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("quality");
        await walk.FillAsync();
        var corrected = walk.Sent[^1].Select(field => field.Key == "quality_2" ? new(field.Key, "5") : field).ToArray();

        await walk.PostAsync(corrected);
        await walk.PressAsync("back");

        Assert.Equal(("quality", "5", "1"), (walk.At, walk.Shown("quality_2"), walk.Shown("quality_1")));
    }

    [Fact]
    public async Task Twenty_sendings_of_a_page_at_once_are_one_saving()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("quality");
        var form = walk.Fields().Append(new("quality_1", "3")).ToArray();

        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var tap = lab.Walk(cookies: false);
            await tap.PostAsync(form, Lab.Survey);
            return (tap.Status, tap.At);
        }));

        Assert.Equal([(HttpStatusCode.OK, "quality")], pages.Distinct());
        Assert.Equal(3, (await lab.SavedAsync(walk.Respondent)).Count);
    }

    [Fact]
    public async Task A_stale_tab_shows_both_answers_and_saves_neither_unasked()
    {
        using var stale = await ConflictAsync();

        Assert.Equal((HttpStatusCode.Conflict, "quality"), (stale.Status, stale.At));
        Assert.Contains("This page was answered twice.", stale.Words, StringComparison.Ordinal);
        Assert.Equal("1", stale.Shown("quality_1"));
        Assert.Contains("Saved before: Strongly agree", stale.Words, StringComparison.Ordinal);
        Assert.Equal(
            ["continue", "keep"],
            stale.Document.QuerySelectorAll("[role=alert] button").Select(button => button.GetAttribute("value")));
        Assert.Equal("""{"quality_1":7}""", (await lab.SavedAsync(stale.Respondent))[^1].Answers);
    }

    [Fact]
    public async Task A_stale_tab_can_keep_what_was_saved_before()
    {
        using var stale = await ConflictAsync();

        await stale.PressAsync("keep");

        Assert.Equal("profession", stale.At);
        Assert.Equal("""{"quality_1":7}""", (await lab.SavedAsync(stale.Respondent))[^1].Answers);
    }

    [Fact]
    public async Task A_stale_tab_can_keep_what_it_sent()
    {
        using var stale = await ConflictAsync();

        await stale.PressAsync("continue");

        Assert.Equal("profession", stale.At);
        Assert.Equal("""{"quality_1":1}""", (await lab.SavedAsync(stale.Respondent))[^1].Answers);
    }

    private async Task<Walk> ConflictAsync()
    {
        var stale = lab.Walk();
        await stale.ToAsync("quality");
        using var other = lab.Walk();
        foreach (var (name, value) in stale.Cookies)
            other.Cookies[name] = value;
        await other.OpenAsync();
        await other.PressAsync("continue", ("quality_1", "7"));
        await other.PressAsync("continue");

        await stale.PressAsync("continue", ("quality_1", "1"));
        return stale;
    }
}
