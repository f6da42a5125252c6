using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L02WordsTests
{
    [Fact]
    public void A_level_without_words_in_a_language_is_an_error() => Linted.Finds(
        "L02", Severity.Error, "factors[0].levels[1].words.da", Linted.Saying("\"en\": \"64 years\"", "\"en\": \"64 years\", \"da\": \"64 år\""));

    [Fact]
    public void A_text_that_is_missing_in_a_language_is_an_error() => Linted.Finds(
        "L02", Severity.Error, "texts.debrief.da", Linted.Clean.Without("debrief.da.md"));

    [Fact]
    public void A_control_without_words_for_a_hole_is_an_error() => Linted.Finds(
        "L02", Severity.Error, "controls[0].words", Linted.Saying("", "\"age\": { \"en\": \"no age\", \"da\": \"ingen alder\" },"));

    [Fact]
    public void Words_in_every_language_pass() => Linted.Passes("L02", Linted.Clean);
}
