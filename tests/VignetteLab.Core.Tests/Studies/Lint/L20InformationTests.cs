using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L20InformationTests
{
    [Theory]
    [InlineData("Example University is responsible for the study and for your data.", "who is responsible")]
    [InlineData("We want to know how people see work.", "what the study is for")]
    [InlineData("The answers are made anonymous by 31 December 2031.", "how long answers are kept")]
    [InlineData("Write to us at research@example.org.", "whom to write to")]
    [InlineData("If you change your mind, you can have your answers erased.", "how to withdraw")]
    [InlineData("It is voluntary, and you decide whether to take part.", "voluntary")]
    public void Whatever_the_page_leaves_out_is_an_error(string sentence, string said)
    {
        var text = System.Text.Encoding.UTF8.GetString(Linted.Clean.Files["information.en.md"]);
        Assert.Contains(sentence, text, StringComparison.Ordinal);

        var found = Linted.Finds("L20", Severity.Error, "texts.information.en", Linted.Clean.With("information.en.md", text.Replace(sentence, "", StringComparison.Ordinal)));

        Assert.Contains(said, found.Message.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_year_than_that_of_the_answers_is_an_error() => Linted.Finds(
        "L20", Severity.Error, "texts.information.da", Linted.Saying("\"keptUntil\": \"2032-12-31\"", "\"keptUntil\": \"2031-12-31\""));

    [Theory]
    [InlineData("en", false, "who is responsible")]
    [InlineData("da", false, "who is responsible")]
    [InlineData("en", true, "what the study is for")]
    [InlineData("da", true, "what the study is for")]
    public void A_page_that_was_built_without_an_answer_lacks_it(string language, bool hasController, string said)
    {
        var study = Linted.Clean.Study();
        var words = new LocalText(new Dictionary<string, string> { ["en"] = "Example University", ["da"] = "Eksempeluniversitetet" });
        study = study with { About = study.About with { Controller = hasController ? words : null, Purpose = hasController ? null : words } };
        study = study with { Texts = InformationText.For(study) };

        Assert.Contains(Lint.Of(new(study, [])), finding =>
            finding.Rule == "L20" && finding.Path == $"texts.information.{language}" && finding.Message.In("en").Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_says_it_all_passes() => Linted.Passes("L20", Linted.Clean);

    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    public void A_page_that_was_built_from_whole_answers_passes(string language)
    {
        var study = Linted.Clean.Study();
        study = study with
        {
            About = study.About with { Purpose = new(new Dictionary<string, string> { ["en"] = "We want to know how people see work.", ["da"] = "Vi vil gerne vide, hvordan folk ser på arbejde." }) },
        };
        var built = study with { Texts = InformationText.For(study) };

        Assert.DoesNotContain(Lint.Of(new(built, [])), finding => finding.Rule is "L20" or "L13" && finding.Path.EndsWith(language, StringComparison.Ordinal));
    }
}
