namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class PageRulesTests
{
    [Fact]
    public void Some_page_shows_the_vignette() =>
        SampleStudy.Whole.Saying("\"vignette\": false", "\"vignette\": true")
            .HasOnly("study.json:52: pages: No page shows the vignette.");

    [Fact]
    public void Each_page_has_a_name_of_its_own() =>
        SampleStudy.Whole.Saying("\"name\": \"before\"", "\"name\": \"after\"")
            .HasOnly("study.json:79: pages[2].name: Two pages are called “before”.");

    [Theory]
    [InlineData("After")]
    [InlineData("after-all")]
    public void The_name_of_a_page_is_a_name(string name) =>
        SampleStudy.Whole.Saying($"\"name\": \"{name}\"", "\"name\": \"after\"")
            .HasOnly($"study.json:79: pages[2].name: “{name}” is not a name.");

    [Theory]
    [InlineData("information")]
    [InlineData("receipt")]
    [InlineData("declined")]
    public void The_names_of_the_pages_that_every_study_has_are_taken(string name) =>
        SampleStudy.Whole.Saying($"\"name\": \"{name}\"", "\"name\": \"after\"")
            .HasOnly($"study.json:79: pages[2].name: “{name}” is the name of a page that every study has.");

    [Fact]
    public void A_page_asks_something() =>
        SampleStudy.Whole.Saying(
            "{ \"name\": \"empty\", \"title\": { \"en\": \"No\", \"da\": \"Nej\" }, \"items\": [] }, { \"name\": \"after\"",
            "{\n      \"name\": \"after\"")
            .HasOnly("study.json:78: pages[2].items: A page asks 1 to 50 items.");

    [Fact]
    public void A_rating_is_answered_on_points_that_the_study_has() =>
        SampleStudy.Whole.Saying("\"points\": { \"agreed\"", "\"points\": { \"agree\"")
            .IsWrongAt("pages[1].items[0].points", "pages[1].items[1].points", "pages[1].items[2].points");

    [Theory]
    [InlineData("\"factor\": \"age\"", "\"factor\": \"ages\"", "study.json:90: pages[2].items[0].check.factor: There is no factor called “ages”.")]
    [InlineData("\"young\": \"twenties\", ", "", "study.json:90: pages[2].items[0].check.correct: Say which option is right for “young”.")]
    [InlineData("\"nobody\": \"unknown\"", "\"somebody\": \"unknown\"",
        "study.json:90: pages[2].items[0].check.correct.somebody: “somebody” is neither a level of “age” nor a control arm.")]
    [InlineData("\"old\": \"sixties\"", "\"old\": \"seventies\"",
        "study.json:90: pages[2].items[0].check.correct.old: There is no option called “seventies”.")]
    public void A_check_names_a_factor_its_levels_and_options(string of, string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, of).HasOnly(problem);

    [Fact]
    public void A_check_need_not_say_what_is_right_in_a_control_arm() =>
        Assert.Empty(SampleStudy.Whole.Saying("", ", \"nobody\": \"unknown\"").Problems);
}
