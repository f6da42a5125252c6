namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class FactorRulesTests
{
    [Theory]
    [InlineData("\"name\": \"young\", \"code\": 2", "study.json:17: factors[0].levels[1].name: Two levels have the name “young”.")]
    [InlineData("\"name\": \"old\", \"code\": 1", "study.json:17: factors[0].levels[1].code: Two levels have the code “1”.")]
    public void Each_level_has_a_name_and_a_code_of_its_own(string level, string problem) =>
        Assert.Contains(
            SampleStudy.Whole.Saying(level, "\"name\": \"old\", \"code\": 2").Problems,
            found => found.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void Two_levels_with_one_code_are_said_once() =>
        SampleStudy.Whole.Saying("\"name\": \"old\", \"code\": 1", "\"name\": \"old\", \"code\": 2")
            .HasOnly("study.json:17: factors[0].levels[1].code: Two levels have the code “1”.");

    [Theory]
    [InlineData("Cook")]
    [InlineData("cook_")]
    [InlineData("c23456789_123456789_123456789_123")]
    public void The_name_of_a_level_is_a_name(string name) =>
        SampleStudy.Whole.Saying($"\"name\": \"{name}\"", "\"name\": \"cook\"")
            .HasOnly($"study.json:33: factors[1].levels[1].name: “{name}” is not a name.");

    [Fact]
    public void The_name_of_a_control_arm_is_a_name() =>
        Assert.Contains(
            SampleStudy.Whole.Saying("\"name\": \"no body\"", "\"name\": \"nobody\"").Problems,
            problem => problem.StartsWith("study.json:42: controls[0].name: “no body” is not a name.", StringComparison.Ordinal));

    [Fact]
    public void A_code_is_not_negative() =>
        SampleStudy.Whole.Saying("\"name\": \"old\", \"code\": -2", "\"name\": \"old\", \"code\": 2")
            .HasOnly("study.json:17: factors[0].levels[1].code: -2 cannot be a code");

    [Fact]
    public void A_level_has_words_or_forms_and_not_both() =>
        Assert.Contains(
            "study.json:19: factors[0].levels[1].words: A level fills its hole with “words”, or several holes with “forms”. Give one of the two.",
            SampleStudy.Whole.Saying("\"forms\": { \"in\": {} }, \"words\": { \"en\": \"64", "\"words\": { \"en\": \"64").Problems);

    [Fact]
    public void A_level_with_neither_is_asked_for_one_of_them() =>
        Assert.Contains(
            "study.json:16: factors[0].levels[1].words: A level fills its hole with “words”, or several holes with “forms”. Give one of the two.",
            SampleStudy.Whole.Saying(
                "\"da\": \"Gammel\" }", "\"da\": \"Gammel\" },\n          \"words\": { \"en\": \"64 years\", \"da\": \"64 år\" }").Problems);

    [Fact]
    public void A_study_varies_something()
    {
        var json = SampleStudy.Whole.Json;
        var from = json.IndexOf("\"factors\": [", StringComparison.Ordinal) + 12;
        var to = json.IndexOf("\n  ],\n  \"controls\"", StringComparison.Ordinal);

        var spoiled = SampleStudy.Whole.With("study.json", json.Remove(from, to - from));

        Assert.Contains("study.json:6: factors: A study varies something. Add a factor.", spoiled.Problems);
    }

    [Fact]
    public void Two_arms_may_not_come_out_with_the_same_name() =>
        SampleStudy.Whole.Saying("\"name\": \"young_nurse\",\n", "\"name\": \"nobody\",\n")
            .Saying("\"young_nurse\": \"unknown\"", "\"nobody\": \"unknown\"")
            .HasOnly("study.json:6: factors: Two arms would be called “young_nurse”.");
}
