namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class QuotaRulesTests
{
    [Theory]
    [InlineData("\"name\": \"Nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 60",
        "name: “Nurses” is not a name. Use lower-case letters a to z, digits and _, a letter first and no _ last, at most 32.")]
    [InlineData("\"name\": \"target\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 60",
        "name: “target” is taken. Give each quota a name of its own.")]
    [InlineData("\"name\": \"places\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 60",
        "name: “places” is taken. Give each quota a name of its own.")]
    [InlineData("\"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 0", "limit: 0 is not a limit from 1 to 1,000,000.")]
    [InlineData("\"name\": \"nurses\", \"of\": {}, \"limit\": 60", "of: Say whom the quota counts, as in { \"role\": [\"nurse\"] }.")]
    [InlineData("\"name\": \"nurses\", \"of\": { \"role\": [] }, \"limit\": 60", "of.role: Name at least one option.")]
    [InlineData("\"name\": \"nurses\", \"of\": { \"role\": [\"cook\"] }, \"limit\": 60",
        "of.role: “role” has no option called “cook”. It has: nurse, other.")]
    [InlineData("\"name\": \"nurses\", \"of\": { \"check_age\": [\"sixties\"] }, \"limit\": 60",
        "of.check_age: “check_age” is not a choice that is asked before the first vignette. Ask it there, or take it out.")]
    [InlineData("\"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 60, \"kind\": \"firm\"",
        "kind: “firm” is not known here. Write one of: hard, soft.")]
    [InlineData("\"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }", "limit: The quota has no “limit”. Add it.")]
    public void A_quota_counts_what_is_known_before_the_first_vignette(string quota, string problem) =>
        SampleStudy.Whole.Having($"\"quotas\": [{{ {quota} }}]").HasOnly($"study.json:51: quotas[0].{problem}");

    [Fact]
    public void Each_quota_has_a_name_of_its_own()
    {
        const string quota = "{ \"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 60 }";

        SampleStudy.Whole.Having($"\"quotas\": [{quota}, {quota}]")
            .HasOnly("study.json:51: quotas[1].name: “nurses” is taken. Give each quota a name of its own.");
    }

    [Fact]
    public void What_a_quota_counts_is_required() =>
        SampleStudy.Whole.Having("\"quotas\": [{ \"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 60 }]")
            .Saying("", ", \"required\": true").Saying("\"strata\": []", "\"strata\": [\"role\"]")
            .HasOnly("study.json:51: quotas[0].of.role: “role” decides about a quota, so it must be answered. Write \"required\": true on it.");
}
