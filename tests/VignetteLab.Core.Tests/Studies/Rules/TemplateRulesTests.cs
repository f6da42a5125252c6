namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class TemplateRulesTests
{
    private const string english = "vignette.en.md";

    [Fact]
    public void A_hole_that_no_factor_fills_is_found_on_its_line() =>
        SampleStudy.Whole.With(english, "\n\nAnna is {age}.\nShe likes\n{hobby}.\n\nShe is {job.who} in a {job.place}.")
            .HasOnly("vignette.en.md:5: No factor fills the hole “{hobby}”. The levels fill: {age}, {job.place}, {job.who}.");

    [Fact]
    public void A_factor_that_has_no_hole_is_a_problem() =>
        Assert.Contains(
            "study.json:8: factors[0].name: The factor “age” has no hole in the vignette in “en”. Write {age} where it varies.",
            SampleStudy.Whole.With(english, "Anna is {job.who} in a {job.place}.").Problems);

    [Fact]
    public void A_level_without_the_words_of_a_hole_is_said_once_whatever_the_languages() =>
        SampleStudy.Whole.Saying("", ", \"place\": { \"en\": \"kitchen\", \"da\": \"køkken\" }")
            .HasOnly("study.json:32: factors[1].levels[1]: The level “cook” has no words for the hole {job.place}. Write them.");

    [Fact]
    public void A_control_arm_without_the_words_of_a_hole_is_said_once_whatever_the_languages() =>
        SampleStudy.Whole.Saying("", ",\n        \"job.place\": { \"en\": \"place\", \"da\": \"sted\" }")
            .HasOnly("study.json:44: controls[0].words: The control arm “nobody” has no words for the hole {job.place}. Write them.");

    [Fact]
    public void Each_hole_that_a_control_arm_has_no_words_for_is_named() =>
        SampleStudy.Whole
            .Saying("", """
                ,
                        "job.who": { "en": "nobody", "da": "ingen" },
                        "job.place": { "en": "place", "da": "sted" }
                """)
            .IsWrongAt("controls[0].words", "controls[0].words");

    [Fact]
    public void Words_for_a_hole_that_is_not_there_are_a_problem() =>
        SampleStudy.Whole.Saying("\"job.how\": { \"en\": \"well\", \"da\": \"godt\" }, \"job.who\"", "\"job.who\"")
            .HasOnly("study.json:44: controls[0].words: The control arm “nobody” has words for {job.how}, which is not in every language");

    [Theory]
    [InlineData("{Age}")]
    [InlineData("{age ")]
    [InlineData("{job who}")]
    public void A_stray_brace_is_found_on_its_line(string brace) =>
        SampleStudy.Whole.With(english, $"Anna is {{age}}.\n\nShe is {{job.who}} in a {{job.place}}.\n{brace}")
            .HasOnly($"vignette.en.md:4: “{brace}” is not a hole.");

    [Fact]
    public void A_vignette_has_no_headings() =>
        SampleStudy.Whole.With(english, "## Anna\n\nShe is {age}, {job.who} in a {job.place}.")
            .HasOnly("vignette.en.md:1: A vignette has no headings.");

    [Theory]
    [InlineData("information.en.md", "information")]
    [InlineData("debrief.da.md", "debrief")]
    public void Everybody_reads_the_same_information_and_debrief(string file, string text) =>
        SampleStudy.Whole.With(file, "Anna\n\nwas {age}.")
            .HasOnly($"{file}:3: “{{age}}” looks like a hole, but everyone reads the same {text}.");

    [Fact]
    public void Versions_that_read_the_same_are_named_pair_by_pair() =>
        Assert.Equal(
            [
                "vignette.en.md:1: The versions “young_nurse” and “old_nurse” read the same in “en”. Let their words differ.",
                "vignette.en.md:1: The versions “young_cook” and “old_cook” read the same in “en”. Let their words differ.",
            ],
            SampleStudy.Whole.Saying("\"en\": \"24 years\"", "\"en\": \"64 years\"").Problems);

    [Fact]
    public void An_override_fills_holes_that_are_there() =>
        SampleStudy.Whole.Having("\"overrides\": [{ \"vignette\": \"old_cook\", \"words\": { \"hobby\": { \"en\": \"fish\", \"da\": \"fisk\" } } }]")
            .HasOnly("study.json:51: overrides[0].words: The override has words for {hobby}, which is not in every language of the vignette. Put the hole in, or take the words out.");

    [Fact]
    public void An_override_is_worded_in_every_language() =>
        SampleStudy.Whole.Having("\"overrides\": [{ \"vignette\": \"old_cook\", \"words\": { \"age\": { \"en\": \"63 years\" } } }]")
            .HasOnly("study.json:51: overrides[0].words.age.da: There are no words in “da”.");

    [Fact]
    public void An_override_does_not_make_two_versions_read_the_same() =>
        Assert.Contains(
            "vignette.en.md:1: The versions “young_cook” and “old_cook” read the same in “en”. Let their words differ.",
            SampleStudy.Whole.Having("\"overrides\": [{ \"vignette\": \"old_cook\", \"words\": { \"age\": { \"en\": \"24 years\", \"da\": \"63 år\" } } }]").Problems);

    [Fact]
    public void A_factor_that_orders_vignettes_has_no_hole() =>
        SampleDesigns.Mixed.With(english, "Anna is {age}.\n\nShe is {job.who} in a {job.place}, {pace}.\n")
            .HasOnly("vignette.en.md:3: No factor fills the hole “{pace}”. The levels fill: {age}, {job.place}, {job.who}.");
}
