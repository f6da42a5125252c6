using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class TextMeasuresTests
{
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("One two three.", 3, 0, 1)]
    [InlineData("Plejehjemmet ligger i byen. Her bor seksten beboere!", 8, 3, 2)]
    [InlineData("It starts on 1. september, e.g. at noon. Then it ends", 11, 1, 2)]
    [InlineData("A – b", 2, 0, 1)]
    [InlineData("First\n\nSecond", 2, 0, 2)]
    [InlineData("“Is it so?” she asked. “Yes.”", 6, 0, 2)]
    public void Words_long_words_and_sentences_are_counted(string text, int words, int longWords, int sentences) =>
        Assert.Equal(new TextMeasures(words, longWords, sentences), TextMeasures.Of(text));

    [Fact]
    public void Lix_is_words_in_a_sentence_plus_long_words_in_a_hundred() =>
        Assert.Equal(8 / 2.0 + 100 * 3 / 8.0, TextMeasures.Of("Plejehjemmet ligger i byen. Her bor seksten beboere!").Lix, 10);

    [Fact]
    public void A_text_without_words_has_no_Lix() => Assert.Equal(0, TextMeasures.Of(" … ").Lix);

    [Fact]
    public void A_hundred_words_take_25_to_30_seconds()
    {
        var measures = TextMeasures.Of(string.Join(' ', Enumerable.Repeat("word", 100)));

        Assert.Equal((25.0, 30.0), (measures.ShortestSeconds, measures.LongestSeconds));
    }
}
