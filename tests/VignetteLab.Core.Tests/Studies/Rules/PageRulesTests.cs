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
    [InlineData("screened_out")]
    [InlineData("full")]
    public void The_names_of_the_pages_that_every_study_has_are_taken(string name) =>
        SampleStudy.Whole.Saying($"\"name\": \"{name}\"", "\"name\": \"after\"")
            .HasOnly($"study.json:79: pages[2].name: “{name}” is the name of a page that every study has.");

    [Fact]
    public void Items_stand_in_random_order_from_the_first_vignette_on() =>
        SampleStudy.Whole.Saying("\"name\": \"before\", \"order\": \"random\"", "\"name\": \"before\"")
            .IsWrongAt("pages[0].order");

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

    [Fact]
    public void Who_is_eligible_is_asked_before_the_first_vignette() =>
        SampleStudy.Whole.Saying("\"name\": \"unknown\", \"screenOut\": true", "\"name\": \"unknown\"")
            .IsWrongAt("pages[2].items[0].required", "pages[2].items[0].options");

    [Fact]
    public void Who_is_eligible_is_told_where_to_be_asked() =>
        Assert.Contains(
            "study.json:85: pages[2].items[0].options: Who is eligible is asked before the first vignette. Move the question there, or take “screenOut” out.",
            SampleStudy.Whole.Saying("\"name\": \"unknown\", \"screenOut\": true", "\"name\": \"unknown\"").Problems);

    [Fact]
    public void Who_is_eligible_must_be_answered() =>
        Assert.Contains(
            "study.json:57: pages[0].items[0].required: “role” decides who can take part, so it must be answered. Write \"required\": true on it.",
            SampleStudy.Whole.Saying("\"screenOut\": true, \"label\": { \"en\": \"Other\"", "\"label\": { \"en\": \"Other\"").Saying("", ", \"required\": true").Problems);

    [Fact]
    public void Some_answer_goes_on() =>
        SampleStudy.Whole.Saying("\"screenOut\": true, \"label\": { \"en\": \"Other\"", "\"label\": { \"en\": \"Other\"")
            .Saying("\"screenOut\": true, \"label\": { \"en\": \"Nurse\", \"da\": \"Sygeplejerske\" } },", "\"label\": { \"en\": \"Nurse\", \"da\": \"Sygeplejerske\" } },")
            .HasOnly("study.json:60: pages[0].items[0].options: Every answer would end the survey. Let at least one go on.");

    [Fact]
    public void An_answer_may_end_the_survey() =>
        Assert.Empty(SampleStudy.Whole.Saying("\"screenOut\": true, \"label\": { \"en\": \"Other\"", "\"label\": { \"en\": \"Other\"").Problems);

    [Theory]
    [InlineData("\"kind\": \"within\"")]
    [InlineData("\"kind\": \"mixed\", \"fixed\": [\"job\"]")]
    public void A_check_of_what_varies_is_asked_with_the_vignette(string design) =>
        SampleStudy.Whole.Designed(design).HasOnly(
            "study.json:90: pages[2].items[0].check.factor: “age” varies from vignette to vignette. Ask on a page with the vignette.");

    [Fact]
    public void A_check_of_what_stays_the_same_may_be_asked_at_the_end() =>
        Assert.Empty(SampleStudy.Whole.Designed("\"kind\": \"mixed\", \"fixed\": [\"age\"]").Problems);
}
