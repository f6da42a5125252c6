using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Studies;

public sealed class InformationTextTests
{
    private static readonly About whole = new()
    {
        Controller = Both("Example University", "Eksempeluniversitetet"),
        Purpose = Both("We want to know how people see work", "Vi vil gerne vide, hvordan folk ser på arbejde."),
        KeptUntil = "2031-12-31",
        Workplace = true,
        Ethics = "Example board, 12/34",
        Varied = Both("Some read of a nurse, others of a cook.", "Nogle læste om en sygeplejerske, andre om en kok."),
    };

    [Theory]
    [InlineData("en", "Example University is responsible", "We want to know how people see work.", "by 31 December 2031", "research@example.org", "It is voluntary", "code", "6(1)(e)", "employer", "12/34")]
    [InlineData("da", "Eksempeluniversitetet står for", "Vi vil gerne vide, hvordan folk ser på arbejde.", "senest den 31. december 2031", "research@example.org", "Det er frivilligt", "kode", "litra e", "arbejdsgiver", "12/34")]
    public void Every_answer_is_told_in_each_language(string language, params string[] said)
    {
        var text = InformationText.Information(Study(whole), language);

        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_answered_is_left_out()
    {
        var text = InformationText.Information(Study(new()), "en");

        Assert.DoesNotContain("is responsible for the study", text, StringComparison.Ordinal);
        Assert.DoesNotContain("What it is about", text, StringComparison.Ordinal);
        Assert.DoesNotContain("anonymous or erased", text, StringComparison.Ordinal);
        Assert.DoesNotContain("employer", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LegalBasis.Research, false, "6(1)(e)", "6(1)(a)")]
    [InlineData(LegalBasis.Research, true, "9(2)(j)", "9(2)(a)")]
    [InlineData(LegalBasis.Consent, false, "6(1)(a)", "9(2)(a)")]
    [InlineData(LegalBasis.Consent, true, "9(2)(a)", "6(1)(e)")]
    public void The_legal_basis_is_the_one_that_was_chosen(LegalBasis basis, bool sensitive, string says, string not)
    {
        var text = InformationText.Information(Study(whole with { Basis = basis, Sensitive = sensitive }), "en");

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.DoesNotContain(not, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_nobody_wrote_follows_the_answers_and_one_that_somebody_wrote_stays()
    {
        var before = Study(whole) with { Languages = ["en", "da"] };
        before = before with { Texts = InformationText.For(before) };
        before = before with { Texts = before.Texts with { Debrief = Both("Our own words.", before.Texts.Debrief.In("da")) } };
        var after = before with { About = before.About with { Controller = Both("Another University", "Et andet universitet"), Varied = Both("The age.", "Alderen.") } };

        var texts = StudyFile.ReadDraft(InformationText.Followed(CanonicalJson.Write(before), CanonicalJson.Write(after))).Study.Texts;

        Assert.Contains("Another University", texts.Information.In("en"), StringComparison.Ordinal);
        Assert.Contains("Et andet universitet", texts.Information.In("da"), StringComparison.Ordinal);
        Assert.Contains("Alderen.", texts.Debrief.In("da"), StringComparison.Ordinal);
        Assert.Equal("Our own words.", texts.Debrief.In("en"));
    }

    [Fact]
    public void An_empty_text_is_built_when_the_answers_change_and_nothing_is_built_when_they_do_not()
    {
        var study = Study(whole) with { Languages = ["en"], Texts = new() { Vignette = LocalText.None, Information = LocalText.None, Debrief = LocalText.None } };
        var json = CanonicalJson.Write(study);

        var renamed = InformationText.Followed(json, CanonicalJson.Write(study with { Name = "other" }));
        var shorter = InformationText.Followed(json, CanonicalJson.Write(study with { Minutes = 3 }));

        Assert.Equal(CanonicalJson.Write(study with { Name = "other" }), renamed);
        Assert.Equal(InformationText.Built(study with { Minutes = 3 }, "information", "en"), StudyFile.ReadDraft(shorter).Study.Texts.Information.In("en"));
    }

    [Fact]
    public void Months_after_the_close_are_told_as_months() =>
        Assert.Contains("6 måneder efter, at undersøgelsen er lukket",
            InformationText.Information(Study(whole with { KeptUntil = null, KeptMonths = 6 }), "da"), StringComparison.Ordinal);

    [Fact]
    public void The_debrief_says_what_was_varied_and_that_scenes_are_invented()
    {
        var text = InformationText.Debrief(Study(whole), "da");

        Assert.Contains("Nogle læste om en sygeplejerske", text, StringComparison.Ordinal);
        Assert.Contains("opdigtede", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_built_in_every_language_with_the_consent_below_the_information()
    {
        var texts = InformationText.For(Study(whole));

        Assert.Equal(["en", "da"], texts.Information.Words.Keys);
        Assert.Contains("## What you agree to", texts.Information.In("en"), StringComparison.Ordinal);
        Assert.Equal(SampleStudy.Whole.Study().Texts.Vignette.In("en"), texts.Vignette.In("en"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    public void What_is_built_has_no_hole_and_can_be_read(string language)
    {
        var prose = Template.Parse(InformationText.Information(Study(whole), language));

        Assert.Empty(prose.Inlines.OfType<Hole>());
        Assert.InRange(TextMeasures.Of(prose).Lix, 20, 45);
    }

    private static Study Study(About about) => SampleStudy.Whole.Study() with { About = about };

    private static LocalText Both(string en, string da) => new(new Dictionary<string, string> { ["en"] = en, ["da"] = da });
}
