using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L15DirectionTests
{
    [Fact]
    public void Points_that_run_the_other_way_on_the_same_page_are_a_warning() => Linted.Finds(
        "L15", Severity.Warning, "pages[1]", Linted.Saying("""
            "points": { "turned": { "en": ["Yes", "Perhaps", "No"], "da": ["Ja", "Måske", "Nej"] }, "agree"
            """, "\"points\": { \"agree\"").Saying("\"da\": \"Dygtig?\" }, \"points\": \"turned\"", "\"da\": \"Dygtig?\" }, \"points\": \"agree\""));

    [Fact]
    public void A_denial_that_is_not_reversed_is_a_warning() => Linted.Finds(
        "L15", Severity.Warning, "pages[1].items[2].reversed",
        Linted.Saying("\"en\": \"Not good?\", \"da\": \"Ikke god?\" }, \"points\": \"agree\"", "\"en\": \"Bad?\", \"da\": \"Dårlig?\" }, \"points\": \"agree\", \"reversed\": true"));

    [Fact]
    public void A_denial_that_is_reversed_passes() => Linted.Passes(
        "L15", Linted.Saying("\"en\": \"Not good?\", \"da\": \"Ikke god?\"", "\"en\": \"Bad?\", \"da\": \"Dårlig?\""));
}
