namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class AllocationRulesTests
{
    private const string strata = "\"strata\": [\"role\"]";

    [Theory]
    [InlineData("\"strata\": [\"gender\"]", "strata[0]: “gender” is not a choice that is asked before the first vignette.")]
    [InlineData("\"strata\": [\"trust_1\"]", "strata[0]: “trust_1” is not a choice that is asked before the first vignette.")]
    [InlineData("\"strata\": [\"check_age\"]", "strata[0]: “check_age” is not a choice that is asked before the first vignette.")]
    [InlineData("\"strata\": [\"role\", \"role\"]", "strata[1]: “role” is named twice.")]
    public void A_stratum_is_a_choice_asked_before_the_first_vignette(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, strata).HasOnly($"study.json:104: allocation.{problem}");

    [Fact]
    public void A_stratum_is_required() =>
        SampleStudy.Whole.Saying("", ", \"required\": true")
            .HasOnly("study.json:104: allocation.strata[0]: “role” parts respondents before allocation, so it must be answered.");

    [Theory]
    [InlineData("[]", "multiples: Name at least one multiple, as in [1, 2].")]
    [InlineData("[0]", "multiples[0]: 0 is not a multiple from 1 to 100.")]
    [InlineData("[1, 101]", "multiples[1]: 101 is not a multiple from 1 to 100.")]
    public void A_block_is_a_multiple_from_1_to_100_long(string multiples, string problem) =>
        SampleStudy.Whole.Saying($"\"multiples\": {multiples}", "\"multiples\": [1, 2]").HasOnly($"study.json:104: allocation.{problem}");

    [Theory]
    [InlineData("\"strata\": [\"role\"], \"shares\": { \"nobody\": 0 }", "shares.nobody: 0 is not a share from 1 to 100.")]
    [InlineData("\"strata\": [\"role\"], \"shares\": { \"nurse\": 2 }", "shares.nurse: There is no arm called “nurse”.")]
    public void A_share_is_that_of_an_arm_and_at_least_one(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, strata).HasOnly($"study.json:104: allocation.{problem}");

    [Fact]
    public void A_block_has_ten_thousand_places_at_most() =>
        SampleStudy.Whole.Saying("\"shares\": { \"nobody\": 97 }, \"multiples\": [1, 100]", "\"multiples\": [1, 2]")
            .HasOnly("study.json:104: allocation.multiples: A block would have 10100 places; at most 10000 are possible.");
}
