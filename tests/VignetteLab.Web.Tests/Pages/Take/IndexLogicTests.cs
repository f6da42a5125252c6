using System.Net;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>A study in which rules decide what is asked, over plain HTTP.</summary>
public sealed class IndexLogicTests(LogicLab lab) : IClassFixture<LogicLab>
{
    private const string payload = "<script>alert(1)</script> {item:role|x} “&amp;” $1";

    [Theory]
    [InlineData("1", true)]
    [InlineData("3", false)]
    public async Task Only_those_are_asked_of_whom_the_rule_holds(string role, bool asked)
    {
        using var walk = await RoleAsync(role);

        Assert.Equal(asked ? "work" : "quality", walk.At);
        if (asked)
            return;
        await walk.OpenAsync($"{LogicLab.Path}/work");
        Assert.Equal($"{LogicLab.Path}/quality", walk.Url);
    }

    [Fact]
    public async Task Back_leads_past_what_was_not_asked()
    {
        using var walk = await RoleAsync("3");

        await walk.PressAsync("back");

        Assert.Equal("role", walk.At);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_in_later_words_is_text_whatever_it_looks_like(bool cookies)
    {
        using var walk = await RoleAsync("1", "en", cookies);
        await walk.PressAsync("continue", ("work", payload));
        await walk.ToAsync("background");

        Assert.Equal($"Is {payload} like that?", Legend(walk, "unreal"));
        Assert.DoesNotContain("<script", walk.Source, StringComparison.OrdinalIgnoreCase);

        // Left out, it is named in the list above the page too.
        await walk.PressAsync("continue", ("years_in_care", "3"));
        Assert.Contains(walk.Document.QuerySelectorAll(".notice li"), item => item.TextContent == $"Is {payload} like that?");
        Assert.DoesNotContain("<script", walk.Source, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_an_answer_its_other_words_stand_and_the_item_has_its_own_rule()
    {
        using var walk = await RoleAsync("1");
        await walk.PressAsync("continue");
        await walk.ToAsync("looking_back");

        await walk.PressAsync("continue", ("check_type", "1"), ("check_degree", "1"), ("realism", "1"));

        Assert.Equal("Is your work like that?", Legend(walk, "unreal"));
        await walk.PressAsync("back");
        await walk.PressAsync("continue", ("realism", "5"));
        Assert.Equal("background", walk.At);
        Assert.Null(walk.Document.QuerySelector("[name=unreal]"));
    }

    [Theory]
    [InlineData("en", "You are ")]
    [InlineData("da", "Du er ")]
    public async Task An_option_in_later_words_is_in_the_language_of_the_page(string language, string begin)
    {
        using var walk = await RoleAsync("2", language);
        await walk.ToAsync("looking_back");

        var label = ((Core.Items.ChoiceItem)Lab.FromLibrary(Lab.Study).Items.First()).Options.Single(option => option.Code == 2).Label;
        Assert.Equal($"{begin}{label.In(language)}.", Text(walk, "h1 + p"));
    }

    [Fact]
    public async Task Pages_are_counted_as_far_as_it_is_known_that_they_come()
    {
        using var walk = await RoleAsync("3");
        var wheres = new List<(string? Page, string Where, string Button)>();
        while (walk.Page != "receipt")
        {
            wheres.Add((walk.At, Text(walk, ".where"), Text(walk, "#continue")));
            await walk.FillAsync();
        }

        var last = wheres.Count + 1;
        Assert.Equal(wheres.Select((_, index) => $"Page {index + 2} of {last}"), wheres.Select(page => page.Where));
        Assert.Equal("Send answers", wheres[^1].Button);
        Assert.All(wheres.SkipLast(1), page => Assert.Equal("Continue", page.Button));
    }

    [Fact]
    public async Task What_is_left_out_is_counted_among_what_is_asked()
    {
        using var walk = await RoleAsync("3");
        await walk.ToAsync("looking_back");
        await walk.PressAsync("continue", ("check_type", "1"), ("check_degree", "1"), ("realism", "5"));

        await walk.PressAsync("continue", ("years_in_care", "3"));

        Assert.Contains("You have not answered 3 of 4 questions.", walk.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_stays_small_and_works_without_a_script()
    {
        using var walk = await RoleAsync("1");
        await walk.PressAsync("continue", ("work", payload));
        walk.Headers["Accept-Encoding"] = "gzip";
        await walk.ToAsync("receipt");

        Assert.Equal(HttpStatusCode.OK, walk.Reply.StatusCode);
        Assert.All(walk.Replies, reply => Assert.DoesNotContain("<script", reply.Source, StringComparison.OrdinalIgnoreCase));
        Assert.All(walk.Replies.Where(reply => reply.Reply.Content.Headers.ContentEncoding.Contains("gzip")), reply => Assert.InRange(reply.Bytes, 1, 8 * 1024));
    }

    private async Task<Walk> RoleAsync(string role, string language = "en", bool cookies = true)
    {
        var walk = lab.Walk(language, cookies);
        await walk.StartAsync(LogicLab.Path);
        await walk.FillAsync();
        await walk.PressAsync("continue", ("role", role));
        return walk;
    }

    private static string? Legend(Walk walk, string item) =>
        walk.Document.QuerySelector($"[name={item}]")?.Closest("fieldset")?.QuerySelector("legend")?.TextContent;

    private static string Text(Walk walk, string selector) => walk.Document.QuerySelector(selector)?.TextContent ?? "";
}
