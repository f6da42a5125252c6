using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L17ForcedTests
{
    [Fact]
    public void A_forced_item_that_nothing_hangs_on_is_a_warning() => Linted.Finds(
        "L17", Severity.Warning, "pages[2].items[2].required", Linted.Saying("\"required\": true, \"kind\": \"text\"", "\"kind\": \"text\""));

    [Fact]
    public void A_stratum_must_be_answered_and_passes() => Linted.Passes("L17", Linted.Clean);

    [Fact]
    public void A_question_about_eligibility_must_be_answered_and_passes() => Linted.Passes(
        "L17", Linted.Saying("\"strata\": []", "\"strata\": [\"role\"]").Saying("\"screenOut\": true, \"name\": \"other\"", "\"name\": \"other\""));
}
