using Bunit;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Tests.Pages.Take;

public sealed class ProseViewTests : BunitContext
{
    private static readonly string[] tags = ["p", "br", "strong", "em", "ul", "ol", "li", "h2", "mark"];

    [Theory]
    [InlineData("One.\n\nTwo.", "<p>One.</p><p>Two.</p>")]
    [InlineData("One\\\ntwo", "<p>One<br>two</p>")]
    [InlineData("One  \ntwo", "<p>One<br>two</p>")]
    [InlineData("**bold** and *italic*", "<p><strong>bold</strong> and <em>italic</em></p>")]
    [InlineData("***both***", "<p><em><strong>both</strong></em></p>")]
    [InlineData("- one\n- two", "<ul><li>one</li><li>two</li></ul>")]
    [InlineData("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>")]
    [InlineData("- one\n\n  more\n  - two", "<ul><li><p>one</p><p>more</p><ul><li>two</li></ul></li></ul>")]
    [InlineData("# Heading\n\nwords", "<h2>Heading</h2><p>words</p>")]
    [InlineData("###### Heading", "<h2>Heading</h2>")]
    public void What_the_grammar_knows_is_shown(string markdown, string html) =>
        View(markdown).MarkupMatches(html);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<b onclick=x>bold</b>")]
    [InlineData("[link](javascript:alert(1))")]
    [InlineData("![image](https://example.org/x.png)")]
    [InlineData("<https://example.org>")]
    [InlineData("`code` and ~~~code~~~")]
    [InlineData("> quote")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |")]
    [InlineData("words {.big #x onclick=y}")]
    [InlineData("---\n\n***\n\n- <i>x</i>\n\n# <u>y</u>")]
    [InlineData("&lt;script&gt; &amp; &#60;b&#62;")]
    public void Whatever_else_is_written_no_other_tag_and_no_attribute_comes_out(string markdown)
    {
        var view = View(markdown);

        Assert.All(view.FindAll("*"), element =>
        {
            Assert.Contains(element.LocalName, tags);
            Assert.Empty(element.Attributes);
        });
    }

    [Fact]
    public void Words_that_look_like_markup_are_words() =>
        Assert.Equal("<b>1 & 2</b>", View("<b>1 & 2</b>").Find("p").TextContent);

    [Fact]
    public void Words_that_are_filled_in_are_text_and_never_markup()
    {
        var prose = Template.Parse("It is {what}.").Fill(new Dictionary<string, string> { ["what"] = "**so** <i>it</i>" });

        var view = Render<ProseView>(ps => ps.Add(v => v.Blocks, prose.Blocks));

        view.MarkupMatches("<p>It is **so** &lt;i&gt;it&lt;/i&gt;.</p>");
    }

    [Theory]
    [InlineData(true, "<p>It is <strong><mark>so</mark></strong>.</p>")]
    [InlineData(false, "<p>It is <strong>so</strong>.</p>")]
    public void What_varies_is_marked_for_researchers_alone(bool marked, string html)
    {
        var prose = Template.Parse("It is **{what}**.").Fill(new Dictionary<string, string> { ["what"] = "so" });

        Render<ProseView>(ps => ps.Add(v => v.Blocks, prose.Blocks).Add(v => v.Marked, marked)).MarkupMatches(html);
    }

    [Fact]
    public void Words_around_what_is_filled_in_keep_their_spaces()
    {
        var prose = Template.Parse("a {b} c, *{b}*, {b}.").Fill(new Dictionary<string, string> { ["b"] = "B" });

        Assert.Equal("a B c, B, B.", Render<ProseView>(ps => ps.Add(v => v.Blocks, prose.Blocks)).Find("p").TextContent);
    }

    private IRenderedComponent<ProseView> View(string markdown) =>
        Render<ProseView>(ps => ps.Add(v => v.Blocks, Template.Parse(markdown).Blocks));
}
