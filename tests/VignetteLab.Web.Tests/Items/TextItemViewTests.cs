using AngleSharp.Html.Dom;
using Bunit;
using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

public sealed class TextItemViewTests : ItemViewTests<TextItem, TextItemView>
{
    private protected override TextItem Sample => ItemSample.Text;

    private protected override string Described => "#comment";

    private protected override string Asks => "label[for=comment]";

    [Theory]
    [InlineData("plain")]
    [InlineData("\nafter an empty line")]
    [InlineData("\n\nafter two")]
    [InlineData("two\nlines")]
    [InlineData("</textarea><script>alert(1)</script>")]
    [InlineData("&amp; æøå 😀 \"'")]
    public void What_was_written_comes_back_as_it_was(string written)
    {
        var view = View(posted: written);

        Assert.Equal(written, ((IHtmlTextAreaElement)view.Find("#comment")).Value);
        Assert.Empty(view.FindAll("script"));
    }

    [Fact]
    public void A_field_of_one_line_is_no_area()
    {
        var view = View(posted: "<i>so</i>", item: ItemSample.Text with { Lines = 1 });

        Assert.Equal("<i>so</i>", view.Find("input#comment").GetAttribute("value"));
        Assert.Empty(view.FindAll("textarea"));
    }

    [Fact]
    public void An_area_is_as_high_as_the_study_says_and_a_phone_remembers_nothing_of_it()
    {
        var area = View().Find("textarea");

        Assert.Equal("4", area.GetAttribute("rows"));
        Assert.Equal("off", area.GetAttribute("autocomplete"));
    }

    [Fact]
    public void No_browser_cuts_the_words_short() =>
        Assert.Null(View().Find("textarea").GetAttribute("maxlength"));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_field_says_that_it_is_wrong(int lines) => Assert.Equal(
        "true", View(error: "Wrong.", item: ItemSample.Text with { Lines = lines }).Find("#comment").GetAttribute("aria-invalid"));
}
