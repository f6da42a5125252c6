using System.Text;

namespace VignetteLab.Core.Tests.Studies.Reading;

public sealed class SourceTextTests
{
    [Fact]
    public void A_study_that_is_not_UTF_8_is_refused_with_the_line()
    {
        byte[] latin = [.. "{\n  \"name\": \""u8, 0xE6, .. "\"\n}"u8];

        Assert.Equal(
            ["study.json:2: This is not UTF-8 text. Save the file with the encoding UTF-8."],
            SampleStudy.Whole.With("study.json", latin).Problems);
    }

    [Fact]
    public void A_study_in_UTF_16_is_refused() =>
        Assert.Single(SampleStudy.Whole.With("study.json", Encoding.Unicode.GetBytes(SampleStudy.Whole.Json)).Problems);

    [Theory]
    [InlineData("\0")]
    [InlineData("\u001b")]
    [InlineData("\ufffe")]
    public void A_control_character_is_refused_with_the_line(string control) =>
        Assert.Equal(
            ["study.json:3: There is a control character here. This does not look like a text file; save it as UTF-8 text."],
            SampleStudy.Whole.Saying($"Work{control}", "Work").Problems);

    [Fact]
    public void A_control_character_in_a_text_is_refused_with_the_line() =>
        Assert.Equal(
            ["debrief.en.md:3: There is a control character here. This does not look like a text file; save it as UTF-8 text."],
            SampleStudy.Whole.With("debrief.en.md", "Anna\tis\r\n\r\nmade\0up.").Problems);

    [Fact]
    public void A_byte_order_mark_is_no_mistake() =>
        Assert.Empty(SampleStudy.Whole.With("study.json", [.. Encoding.UTF8.Preamble, .. SampleStudy.Whole.Files["study.json"]]).Problems);

    [Theory]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    public void A_line_separator_within_a_text_of_the_JSON_is_a_line_end(string separator) =>
        Assert.Equal("Work\nday", SampleStudy.Whole.Saying($"Work{separator}day", "Work").Study().Title.In("en"));
}
