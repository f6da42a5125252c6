using AngleSharp.Html.Dom;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>The pages of the studies in which a respondent judges several vignettes.</summary>
public sealed class SituationViewTests
{
    [Theory]
    [InlineData("individual-or-collective", "en")]
    [InlineData("individual-or-collective", "da")]
    [InlineData("reciprocity-and-repair", "en")]
    [InlineData("reciprocity-and-repair", "da")]
    [InlineData("where-consultation-ends", "en")]
    [InlineData("where-consultation-ends", "da")]
    public async Task Every_page_has_one_heading_and_a_title_that_no_other_has(string name, string language)
    {
        var study = TakeMarkup.Frozen(name);

        var pages = await Task.WhenAll(study.Pages.Skip(1).Select(page => PageAsync(study, page.Name, language)));

        Assert.All(pages, page => Assert.StartsWith(Assert.Single(page.QuerySelectorAll("h1")).TextContent, page.Title, StringComparison.Ordinal));
        Assert.Equal(pages.Select(page => page.Title).Distinct(), pages.Select(page => page.Title));
    }

    [Theory]
    [InlineData("v03_judgement", "da", "Side 6 af 15 · Situation 3 af 6")]
    [InlineData("v06_afterwards", "en", "Page 13 of 15 · Situation 6 of 6")]
    [InlineData("looking_back", "en", "Page 14 of 15")]
    public async Task A_page_says_which_situation_it_is_about(string page, string language, string where)
    {
        var document = await PageAsync(TakeMarkup.Frozen("reciprocity-and-repair"), page, language);

        Assert.Equal(where, document.QuerySelector(".where")?.TextContent);
        Assert.Equal(page[0] == 'v', document.Title?.Contains(where.Split(" · ")[^1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "You will read about 6 situations, one at a time, and say what you think of each.")]
    [InlineData("da", "Du læser om 6 situationer, én ad gangen, og siger, hvad du mener om hver af dem.")]
    public async Task The_landing_says_how_many_there_are(string language, string words)
    {
        var page = await TakeMarkup.DocumentAsync<LandingView>(
            ("Study", TakeMarkup.Frozen("individual-or-collective")), ("Language", language));

        Assert.Contains(words, page.QuerySelector("main")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("individual-or-collective", "v02_situation")]
    [InlineData("reciprocity-and-repair", "v02_judgement")]
    [InlineData("where-consultation-ends", "v02_judgement")]
    public async Task Nothing_on_a_page_but_the_vignette_tells_which_it_is(string name, string page)
    {
        var study = TakeMarkup.Frozen(name);

        var pages = await Task.WhenAll(study.Universe.Select(async vignette =>
        {
            var document = await PageAsync(study, page, "en", vignette.Name);
            document.QuerySelector("article")?.Remove();
            return document.DocumentElement.OuterHtml;
        }));

        Assert.Single(pages.Distinct());
    }

    private static Task<IHtmlDocument> PageAsync(FrozenStudy study, string page, string language, string? vignette = null) =>
        TakeMarkup.DocumentAsync<QuestionsView>(
            ("Study", study), ("Page", study.Page(page)), ("Language", language), ("Vignette", vignette));
}
