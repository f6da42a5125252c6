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
            "study.json:19: factors[0].levels[1].words: A level fills its hole with “words”, or several holes with “forms”; or it has an “order” and no hole. Give one of the three.",
            SampleStudy.Whole.Saying("\"forms\": { \"in\": {} }, \"words\": { \"en\": \"64", "\"words\": { \"en\": \"64").Problems);

    [Fact]
    public void A_level_with_neither_is_asked_for_one_of_them() =>
        Assert.Contains(
            "study.json:16: factors[0].levels[1].words: A level fills its hole with “words”, or several holes with “forms”; or it has an “order” and no hole. Give one of the three.",
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
    public void Two_vignettes_may_not_come_out_with_the_same_name() =>
        SampleStudy.Whole.Saying("\"name\": \"young_nurse\",\n", "\"name\": \"nobody\",\n")
            .Saying("\"young_nurse\": \"unknown\"", "\"nobody\": \"unknown\"")
            .HasOnly("study.json:6: factors: Two vignettes would be called “young_nurse”.");

    [Fact]
    public void A_factor_varies_words_or_order_and_not_both() =>
        Assert.Contains(
            "study.json:10: factors[0].levels: Some levels have an “order” and some have words. A factor varies the words of vignettes or their order, not both.",
            SampleDesigns.Between.Saying("\"order\": \"fixed\"", "\"words\": { \"en\": \"24 years\", \"da\": \"24 år\" }").Problems);

    [Fact]
    public void A_level_has_an_order_or_words_and_not_both() =>
        Assert.Contains(
            "study.json:8: factors[0].levels[0].words: A level fills its hole with “words”, or several holes with “forms”; or it has an “order” and no hole. Give one of the three.",
            SampleDesigns.Mixed.Saying("\"words\": { \"en\": \"so\", \"da\": \"så\" }, \"order\": \"fixed\"", "\"order\": \"fixed\"").Problems);

    [Fact]
    public void A_factor_that_orders_vignettes_stays_the_same_for_a_respondent() =>
        Assert.Contains(
            "study.json:54: design.fixed: “pace” varies the order of vignettes, so it stays the same for a respondent. Make the design mixed and name it here.",
            SampleDesigns.Mixed.Saying("\"fixed\": [\"age\"]", "\"fixed\": [\"pace\", \"age\"]").Problems);

    [Fact]
    public void One_factor_orders_vignettes_at_most() =>
        SampleDesigns.Mixed
            .Saying("{ \"name\": \"tempo\", \"label\": { \"en\": \"Tempo\", \"da\": \"Tempo\" }, \"levels\": [ { \"name\": \"slow\", \"code\": 1, \"label\": { \"en\": \"S\", \"da\": \"S\" }, \"order\": \"fixed\" }, " +
                "{ \"name\": \"fast\", \"code\": 2, \"label\": { \"en\": \"F\", \"da\": \"F\" }, \"order\": \"random\" } ] }, { \"name\": \"pace\"", "{ \"name\": \"pace\"")
            .Saying("\"fixed\": [\"tempo\", \"pace\", \"age\"]", "\"fixed\": [\"pace\", \"age\"]")
            .HasOnly("study.json:54: design.fixed: Two factors vary the order of vignettes. Keep one.");

    [Fact]
    public void A_factor_named_twice_is_a_problem_whatever_the_design() =>
        Assert.All((SampleStudy[])[SampleStudy.Whole, SampleDesigns.Within, SampleDesigns.Mixed], study =>
            Assert.Contains("is also the name of factors[", string.Join('\n', study.Saying("\"name\": \"job\",\n", "\"name\": \"age\",\n").Problems), StringComparison.Ordinal));
}
