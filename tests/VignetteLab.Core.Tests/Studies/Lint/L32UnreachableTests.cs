using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L32UnreachableTests
{
    [Fact]
    public void A_study_that_never_shows_its_vignette_is_an_error() => Linted.Finds(
        "L32", Severity.Error, "pages", Linted.Saying("\"vignette\": false", "\"vignette\": true"));

    [Fact]
    public void A_page_without_a_way_on_is_an_error() => Linted.Finds(
        "L32", Severity.Error, "pages[0].items[0].options", Linted.Saying("\"screenOut\": true, \"name\": \"other\"", "\"name\": \"other\"")
            .Saying("{ \"screenOut\": true, \"name\": \"nurse\", \"code\": 1, \"label\": { \"en\": \"Nurse\", \"da\": \"Sygeplejerske\" } },\n            { \"screenOut\"", "{ \"name\": \"nurse\", \"code\": 1, \"label\": { \"en\": \"Nurse\", \"da\": \"Sygeplejerske\" } },\n            { \"screenOut\""));

    [Fact]
    public void Two_pages_of_one_name_are_an_error() => Linted.Finds(
        "L32", Severity.Error, "pages[2].name", Linted.Saying("\"name\": \"opinion\"", "\"name\": \"after\""));

    [Fact]
    public void An_item_that_no_answer_can_lead_to_is_an_error() => Linted.Finds(
        "L32", Severity.Error, "pages[2].items[2].showIf", Linted.Saying("\"showIf\": { \"item\": \"trust_1\", \"atLeast\": 9 }, \"kind\": \"text\"", "\"kind\": \"text\""));

    [Fact]
    public void Pages_that_can_all_be_reached_pass() => Linted.Passes("L32", Linted.Clean);
}
