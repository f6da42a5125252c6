using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class TextItemTests
{
    private static readonly LocalText prompt = new(new Dictionary<string, string> { ["en"] = "Why?" });

    private static readonly TextItem item = new() { Name = "why", Prompt = prompt, MaxLength = 10 };

    [Theory]
    [InlineData("Words", "Words")]
    [InlineData("  Words \n", "Words")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    [InlineData("one\rtwo", "one\ntwo")]
    [InlineData("-94", "-94")]
    [InlineData("<b>x</b>", "<b>x</b>")]
    [InlineData("😀 æøå", "😀 æøå")]
    [InlineData("e\u0301", "é")]
    [InlineData("a\0b", "a\uFFFDb")]
    public void Words_are_kept_in_form_C_with_LF_line_ends(string posted, string kept) =>
        Assert.Equal(kept, item.Read(posted).Answer?.Text);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb", item.Read("a\uD83Db").Answer?.Text);

    [Fact]
    public void A_code_point_that_is_no_character_does_not_throw() =>
        Assert.NotNull(item.Read("a\uFFFEb").Answer);

    [Fact]
    public void As_many_characters_as_the_item_takes_are_kept() =>
        Assert.Equal("0123456789", item.Read("0123456789").Answer?.Text);

    [Fact]
    public void One_more_is_too_long() =>
        Assert.Equal(Reading.Bad(FaultKind.TooLong, 11, 10), item.Read("01234567890"));

    [Fact]
    public void Letters_typed_in_two_parts_count_once() =>
        Assert.Equal("éééééééééé", item.Read(string.Concat(Enumerable.Repeat("e\u0301", 10))).Answer?.Text);

    [Fact]
    public void Its_column_holds_words_up_to_that_length()
    {
        var column = item.Column;

        Assert.Equal((ColumnKind.Text, null, 0, 10), (column.Kind, column.ValueSet, column.Min, column.Max));
        Assert.Empty(column.Values);
    }

    [Fact]
    public void Simulated_answers_are_readable()
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");

        var words = (item with { MaxLength = 100 }).Simulate(draws, 0).Text;

        Assert.StartsWith("Simulated answer ", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulated_answers_fit_the_item()
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");

        Assert.Null(item.Read(item.Simulate(draws, 0).Posted).Fault);
    }
}
