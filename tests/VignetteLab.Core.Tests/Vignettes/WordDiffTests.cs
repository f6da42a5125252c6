using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class WordDiffTests
{
    private const string letters = "abcd";
    private static readonly string[] spaces = [" ", "\n", "  "];

    [Theory]
    [InlineData("the volunteer serves coffee", "the volunteer serves coffee", "the volunteer serves coffee")]
    [InlineData("the volunteer serves coffee", "the nurse serves coffee", "the <volunteer> serves coffee")]
    [InlineData("the volunteer serves coffee", "the volunteer serves", "the volunteer serves <coffee>")]
    [InlineData("a b c", "", "<a b c>")]
    [InlineData("", "a b c", "")]
    [InlineData("c a b", "a b c", "<c> a b")]
    [InlineData("one\ntwo three", "one two  three", "one two three")]
    public void Only_words_that_the_other_text_lacks_differ(string text, string other, string marked) =>
        Assert.Equal(marked, string.Join(' ', WordDiff.Of(text, other)
            .Select(run => string.Join(' ', run.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var words && run.Differs ? $"<{words}>" : string.Join(' ', run.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));

    [Fact]
    public void Nothing_of_a_text_is_lost_and_what_does_not_differ_is_in_the_other_in_this_order()
    {
        for (var n = 0; n < 500; n++)
        {
            var draws = new Draws(new byte[32], $"words|{n}");
            var (text, other) = (Text(draws), Text(draws));

            var runs = WordDiff.Of(text, other);

            Assert.Equal(text, string.Concat(runs.Select(run => run.Text)));
            var rest = new Queue<string>(Words(other));
            foreach (var word in runs.Where(run => !run.Differs).SelectMany(run => Words(run.Text)))
            {
                while (rest.Count > 0 && rest.Peek() != word)
                    rest.Dequeue();
                Assert.True(rest.TryDequeue(out _), $"“{word}” of “{text}” is said to stand in “{other}”.");
            }
        }
    }

    private static string Text(Draws draws) => string.Concat(Enumerable.Range(0, (int)draws.Below(12)).Select(_ =>
        letters[(int)draws.Below(4)] + spaces[draws.Below(3)]));

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
