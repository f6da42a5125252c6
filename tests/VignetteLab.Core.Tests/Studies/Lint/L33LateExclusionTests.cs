using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L33LateExclusionTests
{
    [Theory]
    [InlineData("Whoever fails check_age is left out.")]
    [InlineData("Whoever fails the attention check is left out.")]
    public void Leaving_out_by_what_is_asked_after_the_vignette_is_a_warning(string rule) =>
        Linted.Finds("L33", Severity.Warning, "plan.exclusionRules[0]", With(rule));

    [Fact]
    public void Screening_out_after_the_vignette_is_an_error() => Linted.Finds(
        "L33", Severity.Error, "pages[2].items[0].options", Linted.Saying("\"screenOut\": true, \"name\": \"unknown\"", "\"name\": \"unknown\""));

    [Fact]
    public void Leaving_out_by_what_is_asked_before_passes() => Linted.Passes("L33", With("Whoever has the role other is left out."));

    private static SampleStudy With(string rule) => Linted.Saying(
        $"\"languages\": [\"en\", \"da\"], \"plan\": {{ \"exclusionRules\": [\"{rule}\"] }},", "\"languages\": [\"en\", \"da\"],");
}
