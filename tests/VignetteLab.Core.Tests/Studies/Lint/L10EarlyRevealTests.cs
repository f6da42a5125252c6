using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L10EarlyRevealTests
{
    [Fact]
    public void A_check_that_is_asked_before_the_vignette_is_an_error() => Linted.Finds(
        "L10", Severity.Error, "pages[0].items[0].check", Linted.Saying("""
            "check": { "factor": "age", "correct": { "young": "nurse", "old": "other" } }, "kind": "choice", "name": "role"
            """, "\"kind\": \"choice\", \"name\": \"role\""));

    [Fact]
    public void A_stratum_that_is_asked_too_late_is_an_error() => Linted.Finds(
        "L10", Severity.Error, "allocation.strata[0]", Linted.Saying("\"strata\": [\"check_age\"]", "\"strata\": [\"role\"]"));

    [Fact]
    public void Words_of_a_level_on_the_information_page_are_a_warning() => Linted.Finds(
        "L10", Severity.Warning, "texts.information.en", Linted.Saying("\"en\": \"a nurse with a long day\"", "\"en\": \"a nurse\"")
            .With("information.en.md", "You read about a nurse with a long day."));

    [Fact]
    public void A_check_after_the_vignette_passes() => Linted.Passes("L10", Linted.Clean);
}
