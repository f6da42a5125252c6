using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L14PointsTests
{
    [Theory]
    [InlineData("[\"No\", \"\", \"Yes\"]")]
    public void A_point_without_a_label_is_an_error(string labels) => Linted.Finds(
        "L14", Severity.Error, "points.agree", Linted.Saying(labels, "[\"No\", \"Perhaps\", \"Yes\"]"));

    [Fact]
    public void Points_without_labels_in_a_language_are_an_error() => Linted.Finds(
        "L14", Severity.Error, "points.agree", Linted.Saying("", ", \"da\": [\"Nej\", \"Måske\", \"Ja\"]"));

    [Fact]
    public void A_code_that_stands_for_two_levels_is_an_error() => Linted.Finds(
        "L14", Severity.Error, "factors[0].levels[1].code", Linted.Saying("\"name\": \"old\", \"code\": 1", "\"name\": \"old\", \"code\": 2"));

    [Fact]
    public void A_code_that_stands_for_two_options_is_an_error() => Linted.Finds(
        "L14", Severity.Error, "pages[0].items[0].options", Linted.Saying("\"name\": \"other\", \"code\": 1", "\"name\": \"other\", \"code\": 2"));

    [Fact]
    public void Points_that_are_all_labelled_pass() => Linted.Passes("L14", Linted.Clean);
}
