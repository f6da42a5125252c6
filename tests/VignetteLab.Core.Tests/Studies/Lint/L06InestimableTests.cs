using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L06InestimableTests
{
    [Fact]
    public void Exclusions_that_leave_two_factors_one_are_an_error() => Linted.Finds(
        "L06", Severity.Error, "factors[0]", With("""
            "exclusions": [
              { "not": { "age": "young", "job": "cook" }, "reason": { "en": "No", "da": "Nej" } },
              { "not": { "age": "old", "job": "nurse" }, "reason": { "en": "No", "da": "Nej" } }
            ]
            """));

    [Fact]
    public void An_effect_of_the_plan_that_cannot_be_told_is_an_error() => Linted.Finds(
        "L06", Severity.Error, "plan.effects[0]", With("""
            "exclusions": [{ "not": { "age": "young", "job": "cook" }, "reason": { "en": "No", "da": "Nej" } }],
            "plan": { "effects": ["age*job"] }
            """));

    [Fact]
    public void An_exclusion_that_leaves_the_main_effects_passes() => Linted.Passes(
        "L06", With("""
            "exclusions": [{ "not": { "age": "young", "job": "cook" }, "reason": { "en": "No", "da": "Nej" } }]
            """));

    private static SampleStudy With(string members) => Linted.Saying($"\"languages\": [\"en\", \"da\"], {members},", "\"languages\": [\"en\", \"da\"],");
}
