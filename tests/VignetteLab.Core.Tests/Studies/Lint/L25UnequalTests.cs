using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L25UnequalTests
{
    [Fact]
    public void Fewer_points_in_one_language_are_an_error() => Linted.Finds(
        "L25", Severity.Error, "points.agree", Linted.Saying("[\"Nej\", \"Ja\"]", "[\"Nej\", \"Måske\", \"Ja\"]"));

    [Fact]
    public void An_item_that_one_language_does_not_ask_is_an_error() => Linted.Finds(
        "L25", Severity.Error, "pages[2].items[2].prompt.da", Linted.Saying("\"en\": \"More?\"", "\"en\": \"More?\", \"da\": \"Mere?\""));

    [Fact]
    public void As_many_in_each_language_pass() => Linted.Passes("L25", Linted.Clean);
}
