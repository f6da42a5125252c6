using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L08SmallArmsTests
{
    [Theory]
    [InlineData("\"respondents\": 60")]
    [InlineData("\"respondents\": 200, \"perVignette\": 60")]
    [InlineData("\"respondents\": 120, \"dropOut\": 50")]
    public void A_vignette_that_may_get_too_few_is_a_warning(string plan) => Linted.Finds("L08", Severity.Warning, "plan.respondents", With(plan));

    [Theory]
    [InlineData("\"respondents\": 400")]
    [InlineData("\"respondents\": 60, \"perVignette\": 8")]
    [InlineData("\"dropOut\": 50")]
    public void Enough_respondents_pass(string plan) => Linted.Passes("L08", With(plan));

    [Fact]
    public void Nobody_has_to_wait_for_it() =>
        Linted.Passes("L08", With("\"respondents\": 60"), subject => subject with { Replications = 0 });

    private static SampleStudy With(string plan) => Linted.Saying($"\"languages\": [\"en\", \"da\"], \"plan\": {{ {plan} }},", "\"languages\": [\"en\", \"da\"],");
}
