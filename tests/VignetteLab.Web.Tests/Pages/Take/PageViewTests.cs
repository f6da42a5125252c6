using AngleSharp.Html.Dom;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>The pages of the study that comes with the program.</summary>
public sealed class PageViewTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    public async Task Every_page_has_one_heading_and_a_title_that_no_other_has(string language)
    {
        var pages = await EveryPageAsync(language);

        Assert.All(pages, page => Assert.Single(page.QuerySelectorAll("h1")));
        Assert.All(pages, page => Assert.StartsWith(page.QuerySelector("h1")?.TextContent ?? "-", page.Title, StringComparison.Ordinal));
        Assert.Equal(pages.Select(page => page.Title).Distinct(), pages.Select(page => page.Title));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    public async Task The_vignette_stands_above_what_is_asked_of_it_and_bears_no_marks(string language)
    {
        var page = await QuestionsAsync("quality", language, "core_high");

        var article = page.QuerySelector("main > article");

        Assert.Equal(
            TakeMarkup.Study.Wording("core_high", language).Words.PlainText.Replace("\n\n", "", StringComparison.Ordinal),
            article?.TextContent);
        Assert.Equal("items", article?.NextElementSibling?.ClassName);
        Assert.Empty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task Nothing_on_the_page_but_the_vignette_tells_the_arm()
    {
        var pages = await Task.WhenAll(TakeMarkup.Study.Arms.Select(async arm =>
        {
            var page = await QuestionsAsync("quality", "en", arm.Name);
            page.QuerySelector("article")?.Remove();
            return page.DocumentElement.OuterHtml;
        }));

        Assert.Single(pages.Distinct());
    }

    [Theory]
    [InlineData("role", "da", "Side 1 af 7", "Fortsæt")]
    [InlineData("background", "da", "Side 7 af 7", "Send svar")]
    [InlineData("background", "en", "Page 7 of 7", "Send answers")]
    public async Task A_page_says_how_far_it_is_and_the_last_one_sends(string name, string language, string where, string button)
    {
        var page = await QuestionsAsync(name, language);

        Assert.Equal(where, page.QuerySelector(".where")?.TextContent);
        Assert.Equal(button, page.QuerySelector("#continue")?.TextContent);
    }

    [Fact]
    public async Task Items_are_numbered_only_where_there_are_several()
    {
        var one = await QuestionsAsync("role", "en");
        var several = await QuestionsAsync("reactions", "en");

        Assert.Empty(one.QuerySelectorAll(".items"));
        Assert.Single(several.QuerySelectorAll(".items"));
    }

    [Fact]
    public async Task One_who_is_not_allocated_can_say_no_and_one_who_is_cannot()
    {
        var before = await TakeMarkup.PageAsync<InformationView>("en");
        var after = await TakeMarkup.PageAsync<InformationView>("en", ("Locked", true));

        Assert.Single(before.QuerySelectorAll("button[value=decline]"));
        Assert.Empty(after.QuerySelectorAll("button[value=decline]"));
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "consent-error")]
    public async Task Consent_is_a_box_that_nobody_has_ticked_ahead(bool wrong, string? described)
    {
        var view = await TakeMarkup.DocumentAsync<ConsentView>(
            ("Language", "en"), ("Error", wrong ? "Please tick the box to take part." : null));

        Assert.Equal("Your consent", view.QuerySelector("fieldset > legend")?.TextContent);
        Assert.Equal("1", view.QuerySelector("label.row > input#consent[type=checkbox][name=consent]:not([checked])")?.GetAttribute("value"));
        Assert.Equal(described, view.QuerySelector("fieldset")?.GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task The_landing_promises_the_minutes_that_the_study_says()
    {
        var page = await TakeMarkup.PageAsync<LandingView>("en");

        Assert.Contains("It takes about 8 minutes.", page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main input"));
    }

    [Fact]
    public async Task The_receipt_has_the_code_and_the_debrief()
    {
        var page = await TakeMarkup.PageAsync<ReceiptView>("da");

        Assert.Equal(Slot.Code, page.QuerySelector("code.code")?.TextContent);
        Assert.Contains(page.QuerySelectorAll("h2"), heading => heading.TextContent == "Det handlede undersøgelsen om");
        Assert.Equal("leave", Assert.Single(page.QuerySelectorAll("main button")).GetAttribute("value"));
    }

    private static Task<IHtmlDocument> QuestionsAsync(string name, string language, string? vignette = null) =>
        TakeMarkup.PageAsync<QuestionsView>(language, ("Page", TakeMarkup.Study.Page(name)), ("Vignette", vignette));

    private static async Task<IHtmlDocument[]> EveryPageAsync(string language) =>
    [
        await TakeMarkup.PageAsync<LandingView>(language),
        await TakeMarkup.PageAsync<InformationView>(language),
        .. await Task.WhenAll(TakeMarkup.Study.Study.Pages.Select(page =>
            QuestionsAsync(page.Name, language, page.Vignette ? "control" : null))),
        await TakeMarkup.PageAsync<DeclinedView>(language),
        await TakeMarkup.PageAsync<ReceiptView>(language),
    ];
}
