using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L21DatesTests
{
    private static readonly DateOnly close = new(2030, 6, 1);

    [Fact]
    public void Nothing_on_how_long_answers_are_kept_is_an_error() => Linted.Finds(
        "L21", Severity.Error, "about.keptUntil", Linted.Saying("", ", \"keptUntil\": \"2031-12-31\""));

    [Fact]
    public void A_day_that_is_none_is_an_error() => Linted.Finds(
        "L21", Severity.Error, "about.keptUntil", Linted.Saying("\"keptUntil\": \"2031-02-30\"", "\"keptUntil\": \"2031-12-31\""));

    [Fact]
    public void A_day_that_is_past_is_an_error() => Linted.Finds(
        "L21", Severity.Error, "about.keptUntil", Linted.Clean, subject => subject with { Today = new(2032, 1, 1) });

    [Fact]
    public void A_study_without_a_close_is_a_warning() => Linted.Finds(
        "L21", Severity.Warning, "", Linted.Clean, subject => subject with { Launch = new(null) });

    [Fact]
    public void A_close_after_the_answers_are_erased_is_an_error() => Linted.Finds(
        "L21", Severity.Error, "about.keptUntil", Linted.Clean, subject => subject with { Launch = new(new(2032, 6, 1)) });

    [Fact]
    public void A_day_after_the_close_passes() =>
        Linted.Passes("L21", Linted.Clean, subject => subject with { Launch = new(close), Today = new(2030, 1, 1) });

    [Fact]
    public void Months_after_the_close_pass() =>
        Linted.Passes("L21", Linted.Saying("\"keptMonths\": 12", "\"keptUntil\": \"2031-12-31\""), subject => subject with { Launch = new(close) });
}
