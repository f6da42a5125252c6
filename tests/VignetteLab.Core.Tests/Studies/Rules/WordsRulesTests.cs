namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class WordsRulesTests
{
    [Theory]
    [InlineData("\"en\": \"Work\", \"da\": \"Arbejde\"", "\"en\": \"Work\"", "study.json:3: title.da: There are no words in “da”.")]
    [InlineData("\"da\": \"24 år\"", "\"da\": \" \"", "study.json:14: factors[0].levels[0].words.da: There are no words in “da”.")]
    [InlineData("\"da\": \"køkken\"", "\"da\": \"\"", "study.json:35: factors[1].levels[1].forms.place.da: There are no words in “da”.")]
    [InlineData("\"da\": \"ingen\"", "\"da\": \"\"", "study.json:46: controls[0].words.job.who.da: There are no words in “da”.")]
    [InlineData("\"da\": \"Dygtig?\"", "\"da\": \"\"", "study.json:74: pages[1].items[1].prompt.da: There are no words in “da”.")]
    [InlineData("\"en\": \"Trust\", ", "", "study.json:102: scales[0].label.en: There are no words in “en”.")]
    public void Whatever_is_worded_has_words_in_each_language(string of, string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, of).HasOnly(problem);

    [Theory]
    [InlineData("de")]
    [InlineData("EN")]
    [InlineData("English")]
    public void Words_in_a_language_that_the_study_does_not_speak_are_a_problem(string language) =>
        SampleStudy.Whole.Saying($"\"en\": \"Work\", \"{language}\": \"Arbeit\"", "\"en\": \"Work\"")
            .HasOnly($"study.json:3: title.{language}: The study does not speak “{language}”.");

    [Fact]
    public void An_optional_text_without_words_is_missed_in_each_language()
    {
        var spoiled = SampleStudy.Whole.Saying("\"lead\": {}, \"vignette\": true", "\"vignette\": true");

        Assert.Equal(["pages[1].lead.da", "pages[1].lead.en"], spoiled.Read().Problems.Select(problem => problem.Path).Order());
    }
}
