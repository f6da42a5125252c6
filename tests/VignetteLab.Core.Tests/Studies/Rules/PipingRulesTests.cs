namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class PipingRulesTests
{
    [Theory]
    [InlineData("{ \"en\": \"How long?\", \"da\": \"Hvor længe?\" }", "pages[2].items[1].prompt", 94)]
    [InlineData("{ \"en\": \"Last\", \"da\": \"Sidst\" }", "pages[2].title", 80)]
    public void An_answer_may_stand_in_the_words_of_a_later_page(string words, string path, int line)
    {
        Assert.Empty(SampleStudy.Whole.Saying(words.Replace("\" }", " {item:role|du}\" }", StringComparison.Ordinal), words).Problems);
        SampleStudy.Whole.Saying(words.Replace("\" }", " {item:role}\" }", StringComparison.Ordinal), words).HasOnly(
            $"study.json:{line}: {path}.da: “{{item:role}}” is not an answer to put in. Write the item and the words for those who left it out, as in {{item:role|your job}}.");
    }

    [Theory]
    [InlineData("nothing", "There is no item called “nothing”.")]
    [InlineData("check_age", "“check_age” is asked on the same page")]
    public void The_item_is_asked_on_an_earlier_page(string item, string problem) =>
        SampleStudy.Whole.Saying($"\"da\": \"{{item:{item}|Hvor}} længe?\"", "\"da\": \"Hvor længe?\"")
            .HasOnly($"study.json:94: pages[2].items[1].prompt.da: {problem}");

    [Fact]
    public void What_is_asked_later_is_no_answer_yet() =>
        SampleStudy.Whole.Saying("\"da\": \"{item:years|Dig}\"", "\"da\": \"Dig\"")
            .HasOnly("study.json:55: pages[0].title.da: “years” is asked later, on the page “after”.");

    [Fact]
    public void Behind_several_vignettes_there_is_no_one_answer() =>
        SampleDesigns.Within.Saying("\"da\": \"{item:trust_1|Sidst}\"", "\"da\": \"Sidst\"")
            .HasOnly("study.json:80: pages[2].title.da: “trust_1” is asked at each vignette");

    [Fact]
    public void A_long_text_does_not_stand_in_other_words() =>
        SampleLogic.Whole.Saying("\"maxLength\": 201", "\"maxLength\": 60")
            .IsWrongAt("pages[5].lead.en", "pages[5].lead.da");

    [Theory]
    [InlineData("\"da\": \"Sygeplejerske\" } },", "pages[0].items[0].options[0].label.da")]
    [InlineData("\"da\": \"år\" }\n", "pages[2].items[1].unit.da")]
    public void Answers_stand_in_no_other_words(string words, string path) =>
        SampleStudy.Whole.Saying(words.Replace("\"da\": \"", "\"da\": \"{item:role|x} ", StringComparison.Ordinal), words).IsWrongAt(path);

    [Fact]
    public void Answers_stand_in_no_long_text()
    {
        SampleStudy.Whole.With("debrief.da.md", "Tak, {item:role|du}.\n").HasOnly("debrief.da.md:1: Answers can stand in the titles");
        SampleStudy.Whole.With("vignette.da.md", "Anna er {age}, {item:role|du}.\n\nHun er {job.who} på et {job.place}.\n")
            .HasOnly("vignette.da.md:1: “{item:role|du}” is not a hole.");
    }
}
