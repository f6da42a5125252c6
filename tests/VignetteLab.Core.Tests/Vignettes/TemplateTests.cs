using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("[words](https://example.org)")]
    [InlineData("[words](javascript:alert(1))")]
    [InlineData("![words](image.png)")]
    [InlineData("<https://example.org>")]
    [InlineData("https://example.org")]
    [InlineData("<b>words</b> &amp; &lt;")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<!-- words -->")]
    [InlineData("`words`")]
    [InlineData("> words")]
    [InlineData("| a | b |")]
    [InlineData("words {.red #here onclick=x}")]
    [InlineData("---")]
    [InlineData("[words]: https://example.org")]
    [InlineData("[^1]: words")]
    [InlineData("~~words~~ ==words== ^2^")]
    [InlineData(":smile: $x$")]
    public void What_the_grammar_does_not_know_stays_the_characters_it_is(string markdown)
    {
        var prose = Template.Parse(markdown);

        var paragraph = Assert.IsType<Paragraph>(Assert.Single(prose.Blocks));
        Assert.All(paragraph.Content, inline => Assert.IsType<Words>(inline));
        Assert.Equal(markdown, prose.PlainText);
    }

    [Fact]
    public void Fenced_code_stays_the_characters_it_is() =>
        Assert.Equal("``` words ```", Template.Parse("```\nwords\n```").PlainText);

    [Fact]
    public void An_indented_line_is_a_paragraph() =>
        Assert.Equal("words", Assert.IsType<Paragraph>(Assert.Single(Template.Parse("    words").Blocks)).PlainText);

    [Theory]
    [InlineData("Words\n---")]
    [InlineData("Words\n===")]
    public void A_line_of_dashes_below_words_makes_no_heading(string markdown) =>
        Assert.IsType<Paragraph>(Assert.Single(Template.Parse(markdown).Blocks));

    [Fact]
    public void A_link_definition_does_not_swallow_the_words_after_it() =>
        Assert.Equal("[a]: https://example.org words [a]", Template.Parse("[a]: https://example.org\nwords [a]").PlainText);

    [Fact]
    public void Stars_make_words_bold_or_italic()
    {
        var paragraph = Assert.IsType<Paragraph>(Assert.Single(Template.Parse("**bold** and *italic*").Blocks));

        Assert.Equal([true, false], paragraph.Content.OfType<Stressed>().Select(stressed => stressed.Bold));
        Assert.Equal("bold and italic", paragraph.PlainText);
    }

    [Fact]
    public void An_escaped_star_is_a_star() => Assert.Equal("*a*", Template.Parse(@"\*a\*").PlainText);

    [Theory]
    [InlineData("one  \ntwo")]
    [InlineData("one\\\ntwo")]
    public void Two_spaces_or_a_backslash_end_a_line(string markdown) =>
        Assert.Equal("one\ntwo", Template.Parse(markdown).PlainText);

    [Fact]
    public void A_line_end_alone_is_a_space() => Assert.Equal("one two", Template.Parse("one\ntwo").PlainText);

    [Fact]
    public void Dashes_make_a_list_and_digits_a_numbered_one()
    {
        var prose = Template.Parse("- a\n- b\n\n1. c\n2. d");

        Assert.Equal([false, true], prose.Blocks.Cast<Enumeration>().Select(list => list.Numbered));
        Assert.Equal("a\nb\n\nc\nd", prose.PlainText);
    }

    [Fact]
    public void Hashes_make_a_heading() =>
        Assert.Equal("Words", Assert.IsType<Heading>(Assert.Single(Template.Parse("## Words").Blocks)).PlainText);

    [Fact]
    public void Braces_around_a_factor_make_a_hole_with_or_without_a_form()
    {
        var holes = Template.Parse("Anna is {age}.\nShe {job.tasks}\n\nand {age_2}").Inlines.OfType<Hole>();

        Assert.Equal([new("age", 1), new("job.tasks", 2), new("age_2", 4)], holes);
    }

    [Fact]
    public void A_hole_can_stand_in_bold_words_and_in_a_list()
    {
        var prose = Template.Parse("Anna is **{age} *and {job}***.\n\n- {place}");

        Assert.Equal(["age", "job", "place"], prose.Inlines.OfType<Hole>().Select(hole => hole.Name));
    }

    [Theory]
    [InlineData("{Type}")]
    [InlineData("{type who}")]
    [InlineData("{type.who.now}")]
    [InlineData("{}")]
    [InlineData("{type")]
    [InlineData("type}")]
    public void Braces_that_are_no_hole_are_stray(string markdown)
    {
        Assert.Empty(Template.Parse(markdown).Inlines.OfType<Hole>());
        Assert.NotEmpty(Template.StrayBraces(markdown));
    }

    [Fact]
    public void A_stray_brace_is_found_on_its_line() =>
        Assert.Equal([("{Job}", 3)], Template.StrayBraces("Anna is {age}.\n\nShe is a {Job}."));

    [Theory]
    [InlineData("**not bold**")]
    [InlineData("<b>not bold</b>")]
    [InlineData("{job}")]
    [InlineData("\n\n- no list")]
    [InlineData("[no](link)")]
    public void Words_in_a_hole_are_text_whatever_they_look_like(string words)
    {
        var filled = Template.Parse("Anna is **{age}**.").Fill(new Dictionary<string, string> { ["age"] = words });

        Assert.Contains(new Filled("age", words), filled.Inlines);
        Assert.Equal($"Anna is {words}.", filled.PlainText);
    }

    [Fact]
    public void A_hole_without_words_is_refused() =>
        Assert.Throws<KeyNotFoundException>(() => Template.Parse("{age}").Fill(new Dictionary<string, string>()));

    [Fact]
    public void Lists_within_lists_can_be_a_thousand_deep()
    {
        var markdown = string.Concat(Enumerable.Repeat("- ", 1_000)) + "words";

        Assert.Contains("words", Template.Parse(markdown).PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_parses_to_the_closed_grammar_alone() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Markdown(), text => IsClosed(Template.Parse(text))));

    [Fact]
    public void Any_text_without_markup_comes_out_word_for_word() =>
        Prop.ForAll(Letters(), text => Template.Parse(text).PlainText == text).QuickCheckThrowOnFailure();

    // Pieces of markup meet more often than among random characters.
    private static Arbitrary<string> Markdown() => Gen.OneOf(
            Gen.Elements(
                "*", "**", "_", "`", "```\n", "[", "](", ")", "!", "<", ">", "<b>", "&amp;", "\n", "\n\n", "- ", "1. ", "# ",
                "    ", "\t", "\\", "{", "}", "{a}", "{a.b}", "{A}", "|", "---\n", "===\n", "[a]: b\n", "http://a.b", "  \n",
                "\0", "\uFFFE", "\u2028", "\r", "~~~\n", "word", " ", "é", "e\u0301", "😀"),
            ArbMap.Default.GeneratorFor<char>().Select(letter => letter.ToString()))
        .ListOf().Select(string.Concat).ToArbitrary();

    private static Arbitrary<string> Letters() =>
        Gen.Elements("abcæøå ÅÖ(),.?".ToCharArray()).NonEmptyListOf().Select(letters => $"a{string.Concat(letters)}b").ToArbitrary();

    private static bool IsClosed(Prose prose) => prose.Blocks.All(IsClosed) && prose.Inlines.All(inline =>
        inline is Words or LineBreak or Hole);

    private static bool IsClosed(Block block) => block switch
    {
        Paragraph or Heading => true,
        Enumeration list => list.Items.All(item => item.All(IsClosed)),
        _ => false,
    };
}
