using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class PipingTests
{
    [Theory]
    [InlineData("Hello {item:role|you}!", "Hello nurse!")]
    [InlineData("{item:role|you} and {item:role|you}", "nurse and nurse")]
    [InlineData("Hello {item:other|dear guest}!", "Hello dear guest!")]
    [InlineData("{role} {item:role} {ITEM:role|x}", "{role} {item:role} {ITEM:role|x}")]
    public void An_answer_stands_where_its_item_is_named(string text, string filled) =>
        Assert.Equal(filled, Piping.Fill(text, item => item == "role" ? "nurse" : null));

    [Theory]
    [InlineData("{item:role|again}")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("$0 ${item} \\1")]
    public void Whatever_an_answer_looks_like_it_is_put_in_once_and_as_it_is(string answer) =>
        Assert.Equal($"You: {answer}.", Piping.Fill("You: {item:role|you}.", _ => answer));

    [Fact]
    public void An_answer_of_several_lines_is_put_on_one() =>
        Assert.Equal("a b c", Piping.Fill("{item:role|x}", _ => "a\nb \n\n c"));

    [Fact]
    public void An_empty_answer_is_none() => Assert.Equal("x", Piping.Fill("{item:role|x}", _ => ""));

    [Theory]
    [InlineData("{item:role}", "{item:role}")]
    [InlineData("{item:role|}", "{item:role|}")]
    [InlineData("{item: role|you}", "{item: role|you}")]
    [InlineData("{Item:role|you}", "{Item:role|you}")]
    [InlineData("{item:role|you", "{item:role|you")]
    public void What_was_meant_as_an_answer_and_is_none_is_found(string text, string broken) =>
        Assert.Equal([broken], Piping.Broken($"Hello {text}"));

    [Fact]
    public void A_hole_of_a_vignette_is_no_answer() => Assert.Empty(Piping.Broken("{age} {job.who} {items} {item}"));
}
