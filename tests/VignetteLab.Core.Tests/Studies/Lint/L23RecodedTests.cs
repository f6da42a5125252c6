using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L23RecodedTests
{
    [Fact]
    public void A_code_that_is_another_than_in_the_pilot_is_an_error()
    {
        var found = Linted.Finds("L23", Severity.Error, "pages[0].items[0].options[1]", Linted.Saying("\"name\": \"other\", \"code\": 9", "\"name\": \"other\", \"code\": 2"), Piloted);

        Assert.Contains("code 9; in the pilot, which has data, it had 2", found.Message.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_another_than_in_the_pilot_is_an_error() => Linted.Finds(
        "L23", Severity.Error, "points.agree", Linted.Saying("\"Certainly\"", "\"Yes\""), Piloted);

    [Fact]
    public void A_level_with_another_code_is_an_error() => Linted.Finds(
        "L23", Severity.Error, "factors[0].levels[1]", Linted.Saying("\"name\": \"old\", \"code\": 3", "\"name\": \"old\", \"code\": 2"), Piloted);

    [Fact]
    public void Changes_after_a_pilot_without_data_pass() => Linted.Passes(
        "L23", Linted.Saying("\"Certainly\"", "\"Yes\""), subject => Piloted(subject) with { PilotHasData = false });

    [Fact]
    public void The_same_codes_and_something_new_pass() => Linted.Passes(
        "L23", Linted.Saying("{ \"name\": \"third\", \"code\": 3, \"label\": { \"en\": \"Third\", \"da\": \"Tredje\" } }, { \"name\": \"other\"", "{ \"name\": \"other\""), Piloted);

    private static LintSubject Piloted(LintSubject subject) => subject with { LastPilot = Linted.Clean.Study(), PilotHasData = true };
}
