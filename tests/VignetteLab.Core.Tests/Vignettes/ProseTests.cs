using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class ProseTests
{
    [Fact]
    public void Paragraphs_are_parted_by_an_empty_line_in_plain_text() =>
        Assert.Equal("one\n\ntwo", Template.Parse("one\n\n\n\ntwo").PlainText);

    [Fact]
    public void Words_are_counted_whatever_parts_them() =>
        Assert.Equal(5, Template.Parse("one **two**\nthree\n\n- four\n- five").WordCount);

    [Fact]
    public void Filling_leaves_the_template_as_it_was()
    {
        var template = Template.Parse("Anna is {age}.");

        template.Fill(new Dictionary<string, string> { ["age"] = "old" });

        Assert.Equal("Anna is {age}.", template.PlainText);
    }
}
