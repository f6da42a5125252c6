namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class PlanRulesTests
{
    [Theory]
    [InlineData("\"respondents\": -1", "respondents: -1 is not a number of respondents up to 1,000,000.")]
    [InlineData("\"dropOut\": 96", "dropOut: 96 is not a percentage from 0 to 95 of those who leave before the end.")]
    [InlineData("\"effects\": [\"age\", \"sex\"]", "effects[1]: There is no factor “sex”, which “sex” names; the factors are age and job.")]
    [InlineData("\"effects\": [\"age*\"]", "effects[0]: A factor's name is missing in “age*”; write factors with * between them, as in age*job.")]
    [InlineData("\"effects\": [\"age*age\"]", "effects[0]: “age*age” has the factor “age” twice; an interaction joins different factors.")]
    [InlineData("\"effects\": [\"age\", \"age\"]", "effects[1]: “age” is named twice. Name it once.")]
    public void A_plan_names_what_there_is(string plan, string problem) =>
        SampleStudy.Whole.Having($"\"plan\": {{ {plan} }}").HasOnly($"study.json:51: plan.{problem}");

    [Fact]
    public void An_unknown_effect_is_said_of_the_plan_and_not_of_an_efficient_design() =>
        SampleDesigns.Efficient.Saying("\"plan\": { \"effects\": [\"age*age\"] }, \"design\"", "\"design\"").IsWrongAt("plan.effects[0]");

    [Fact]
    public void What_the_plan_names_can_be_estimated() =>
        SampleDesigns.Fraction.Saying("\"plan\": { \"effects\": [\"age\", \"age*job\"] }, \"design\"", "\"design\"")
            .HasOnly("study.json:54: plan.effects[1]: The vignettes that the design shows cannot tell “age*job” from shift. " +
                "Show more vignettes, or take it out of the plan.");

    [Fact]
    public void What_an_exclusion_hides_cannot_be_estimated() =>
        SampleStudy.Whole.Having("""
            "exclusions": [{ "not": { "age": "old", "job": "cook" }, "reason": { "en": "No", "da": "Nej" } }], "plan": { "effects": ["age", "job", "age*job"] }
            """)
            .IsWrongAt("plan.effects[0]", "plan.effects[1]", "plan.effects[2]");

    [Fact]
    public void A_mixed_design_can_estimate_what_stays_the_same_and_how_it_bears_on_what_varies() =>
        Assert.Empty(SampleDesigns.Mixed
            .Saying("\"plan\": { \"effects\": [\"pace\", \"age\", \"job\", \"pace*job\", \"age*job\"] }, \"design\"", "\"design\"").Problems);
}
