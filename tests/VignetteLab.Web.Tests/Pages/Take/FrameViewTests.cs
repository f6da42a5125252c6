using AngleSharp.Html.Dom;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Tests.Pages.Take;

public sealed class FrameViewTests
{
    private static readonly string[] languages = ["da", "en"];

    [Theory]
    [InlineData("en", false, "Your work – Everyday life")]
    [InlineData("en", true, "Error: Your work – Everyday life")]
    [InlineData("da", true, "Fejl: Your work – Everyday life")]
    public async Task The_title_names_the_page_and_says_first_when_something_is_wrong(string language, bool wrong, string title)
    {
        var page = await FrameAsync(("Language", language), ("IsError", wrong));

        Assert.Equal(title, page.Title);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_page_that_is_called_as_the_study_says_so_once()
    {
        var page = await FrameAsync(("Title", "Everyday life"));

        Assert.Equal("Everyday life", page.Title);
        Assert.Null(page.QuerySelector(".study"));
    }

    [Fact]
    public async Task The_first_button_of_the_form_goes_on_so_that_Enter_never_goes_back()
    {
        var page = await FrameAsync(("HasBack", true));

        var first = page.QuerySelector("form button");

        Assert.Equal("op", first?.GetAttribute("name"));
        Assert.Equal("continue", first?.GetAttribute("value"));
        Assert.Equal("-1", first?.GetAttribute("tabindex"));
        Assert.Equal("true", first?.GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Back_is_offered_where_there_is_a_page_before(bool hasBack, int buttons)
    {
        var page = await FrameAsync(("HasBack", hasBack));

        Assert.Equal(buttons, page.QuerySelectorAll("header button[name=op][value=back][formnovalidate]").Length);
    }

    [Theory]
    [InlineData("en", "da", "Dansk")]
    [InlineData("da", "en", "English")]
    public async Task The_other_language_is_offered_in_its_own_words(string language, string other, string name)
    {
        var page = await FrameAsync(("Language", language));

        var button = Assert.Single(page.QuerySelectorAll("header button"));
        Assert.Equal($"lang:{other}", button.GetAttribute("value"));
        Assert.Equal(other, button.GetAttribute("lang"));
        Assert.Equal(name, button.TextContent);
        Assert.True(button.HasAttribute("formnovalidate"));
    }

    [Fact]
    public async Task The_form_is_posted_as_it_is_and_remembered_by_nobody()
    {
        var page = await FrameAsync();

        var form = Assert.IsAssignableFrom<IHtmlFormElement>(Assert.Single(page.QuerySelectorAll("form")));
        Assert.Equal("/s/everyday", form.GetAttribute("action"));
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal("off", form.GetAttribute("autocomplete"));
        Assert.True(form.HasAttribute("novalidate"));
        Assert.Equal(Slot.Handle, form.QuerySelector("input[type=hidden][name=handle]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_page_asks_for_nothing_else()
    {
        var page = await FrameAsync();

        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, [src], [style]"));
        Assert.Equal(Slot.Style, page.QuerySelector("style")?.TextContent);
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_content()
    {
        var page = await FrameAsync();

        Assert.Equal("#" + page.QuerySelector("main")?.Id, page.QuerySelector("body > a.skip")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_wrong_stands_first_in_the_content()
    {
        var page = await FrameAsync();

        Assert.StartsWith(Slot.Alert, page.QuerySelector("main")?.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_look_like_markup_are_words()
    {
        var page = await FrameAsync(("Title", "</title><script>"), ("StudyTitle", "<b>&"), ("Contact", "\"><i>@x"));

        Assert.Equal("</title><script> – <b>&", page.Title);
        Assert.Empty(page.QuerySelectorAll("script, b, i"));
        Assert.Equal("<b>&", page.QuerySelector(".study")?.TextContent);
        Assert.Equal("\"><i>@x", page.QuerySelector("footer a")?.TextContent);
    }

    private static Task<IHtmlDocument> FrameAsync(params (string Name, object? Value)[] changes)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["Language"] = "en",
            ["Languages"] = languages,
            ["Title"] = "Your work",
            ["StudyTitle"] = "Everyday life",
            ["DataPage"] = "role",
            ["Action"] = "/s/everyday",
            ["Contact"] = "research@example.org",
        };
        foreach (var (name, value) in changes)
            parameters[name] = value;

        return TakeMarkup.DocumentAsync<Frame>([.. parameters.Select(parameter => (parameter.Key, parameter.Value))]);
    }
}
