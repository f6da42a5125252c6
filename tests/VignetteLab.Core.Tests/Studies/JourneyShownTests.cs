using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class JourneyShownTests
{
    [Theory]
    [InlineData(1, "work")]
    [InlineData(2, "visit")]
    public void A_page_with_nothing_to_show_is_passed_over(int role, string next)
    {
        var respondent = SampleLogic.Role(role);

        Assert.Equal(next, respondent.Journey.Due);
        Assert.Equal(next, respondent.Journey.After("before", Op.Continue));
        Assert.Equal("before", respondent.Journey.Before(next));
    }

    [Fact]
    public void A_page_that_was_passed_over_can_be_neither_shown_nor_saved()
    {
        var journey = SampleLogic.Nurse().Journey;

        Assert.Equal("opinion", journey.Show("visit"));
        Assert.False(journey.Takes("visit"));
        Assert.Equal("work", journey.After("opinion", Op.Back));
    }

    [Fact]
    public void The_place_is_needed_when_all_that_is_shown_before_the_vignette_is_answered()
    {
        Assert.False(SampleLogic.Role(2).Journey.NeedsPlace);
        Assert.True(SampleLogic.Role(2).Saves("visit").Journey.NeedsPlace);
        Assert.True(SampleLogic.Role(1).Saves("work", ("ward", 1)).Journey.NeedsPlace);
    }

    [Theory]
    [InlineData("young_cook", "running")]
    [InlineData("nobody", "running")]
    [InlineData("old_nurse", "after")]
    public void The_arm_decides_from_the_first_vignette_on(string arm, string next) =>
        Assert.Equal(next, SampleLogic.Nurse(arm).Judges().Journey.Due);

    [Fact]
    public void An_answer_that_is_not_shown_any_more_does_not_count()
    {
        var answered = SampleLogic.Nurse("old_cook").Judges(1).Saves("doubt", ("why", 2));
        var changed = answered.Judges(3);

        Assert.True(answered.Journey.Answers.ContainsKey("why"));
        Assert.False(changed.Journey.Answers.ContainsKey("why"));
        Assert.True(changed.Judges(1).Journey.Answers.ContainsKey("why"));
    }

    [Fact]
    public void What_hides_an_item_hides_what_hangs_on_it()
    {
        // Who was one of the young ran, and was asked why; nothing of that holds when the answer that led there is gone.
        var respondent = SampleLogic.Nurse().Judges(1).Saves("running", ("runs", 1)).Saves("doubt", ("why", 1));

        Assert.Equal(["check_age", "years", "comment"], Names(respondent, "after"));
        Assert.Equal(["check_age", "years", "sleep", "comment"], Names(respondent.Judges(2), "after"));
    }

    [Fact]
    public void What_was_hidden_when_its_page_was_passed_is_asked_when_it_is_shown_after_all()
    {
        var atTheEnd = SampleLogic.Nurse("old_cook").Judges(3);

        var back = atTheEnd.Judges(1);

        Assert.Equal("after", atTheEnd.Journey.Due);
        Assert.Equal("doubt", back.Journey.Due);
        Assert.Equal("doubt", back.Saves("after", ("check_age", 1), ("years", 1), ("sleep", 1)).Journey.Due);
    }

    [Fact]
    public void An_item_is_asked_for_where_it_is_shown()
    {
        var nights = SampleLogic.Nurse("old_cook").Judges(3);
        var days = nights.Saves("work", ("ward", 1));

        Assert.Contains("sleep", nights.Journey.Missing(Page("after"), nights.Journey.Answers).Select(item => item.Name));
        Assert.True(days.Saves("after", ("check_age", 1), ("years", 2)).Journey.IsFinished);
        Assert.False(nights.Saves("after", ("check_age", 1), ("years", 2)).Journey.IsFinished);
    }

    [Fact]
    public void Nobody_is_asked_for_what_is_not_shown() => Assert.Equal(
        ["check_age", "years"],
        SampleLogic.Other("old_cook").Journey.Missing(Page("after"), new Dictionary<string, Answer>()).Select(item => item.Name));

    [Fact]
    public void Going_back_never_ends_the_survey_even_when_it_takes_away_what_is_left()
    {
        var atTheEnd = Ending.Saves("information", ("consent", 1)).Saves("before", ("role", 1)).Saves("opinion", ("trust_1", 1))
            with
        { Allocated = true };

        var back = atTheEnd.Does(Op.Back, "opinion", ("trust_1", 3));

        Assert.Equal("last", atTheEnd.Journey.Due);
        Assert.False(back.Journey.IsFinished);
        Assert.Equal("opinion", back.Journey.Due);
        Assert.True(back.Saves("opinion", ("trust_1", 3)).Journey.IsFinished);
    }

    [Fact]
    public void Going_back_never_leads_to_the_vignette()
    {
        var back = SampleLogic.Role(1).Does(Op.Back, "before", ("role", 2)).Saves("visit").Does(Op.Back, "before", ("role", 2));
        var unasked = Opening.Saves("information", ("consent", 1)).Saves("before", ("role", 1)).Does(Op.Back, "before", ("role", 2));

        Assert.False(unasked.Journey.NeedsPlace);
        Assert.Equal("before", unasked.Journey.Due);
        Assert.True(unasked.Saves("before", ("role", 2)).Journey.NeedsPlace);
        Assert.False(back.Journey.NeedsPlace);
    }

    [Fact]
    public void Pages_that_may_still_be_shown_are_counted_and_those_that_cannot_are_not()
    {
        var nurse = SampleLogic.Nurse("old_cook");

        Assert.Equal((1, 7), SampleLogic.Role(1).Journey.Progress(Page("before")));
        Assert.Equal((2, 6), SampleLogic.Role(1).Journey.Progress(Page("work")));
        Assert.Equal((3, 5), nurse.Journey.Progress(Page("opinion")));
        Assert.Equal((4, 4), nurse.Judges(3).Journey.Progress(Page("after")));
        Assert.Equal((5, 5), nurse.Judges(1).Saves("doubt", ("why", 1)).Journey.Progress(Page("after")));
    }

    [Fact]
    public void What_decides_whether_something_is_asked_that_screens_out_is_locked_with_it()
    {
        var study = SampleLogic.Whole
            .Saying("\"name\": \"nights\", \"screenOut\": true", "\"name\": \"nights\"").Frozen();

        Assert.Contains("role", study.Locked);
        Assert.Contains("ward", study.Locked);
    }

    [Fact]
    public void Who_is_not_asked_is_not_screened_out()
    {
        var study = SampleLogic.Whole.Saying("\"name\": \"nights\", \"screenOut\": true", "\"name\": \"nights\"").Frozen();
        var respondent = new Respondent(study, false).Saves("information", ("consent", 1)).Saves("before", ("role", 1)).Saves("work", ("ward", 2));

        Assert.Equal("screened_out", respondent.Journey.Due);
        Assert.Equal("visit", respondent.Saves("before", ("role", 2)).Journey.Due);
    }

    [Fact]
    public void Answers_stand_in_words_in_the_language_of_the_page()
    {
        var journey = SampleLogic.Other("old_cook").Judges(1).Journey;
        var doubt = Page("doubt");

        Assert.Equal("You said “No” – A friend.", journey.Worded(doubt, doubt.Lead!, "en"));
        Assert.Equal("Du sagde »Nej« – A friend.", journey.Worded(doubt, doubt.Lead!, "da"));
        Assert.Equal("Hvorfor Nej?", journey.Worded(doubt, doubt.Items[0], "da").Prompt.In("da"));
        Assert.Equal("Du, Andet", journey.Worded(Page("visit"), Page("visit").Title, "da"));
    }

    [Fact]
    public void Where_there_is_no_answer_its_other_words_stand() => Assert.Equal(
        "You said “nothing” – no reason.",
        SampleLogic.Nurse().Journey.Worded(Page("doubt"), Page("doubt").Lead!, "en"));

    [Fact]
    public void An_item_without_answers_in_its_words_is_the_item_itself() =>
        Assert.Same(Page("after").Items[0], SampleLogic.Nurse().Journey.Worded(Page("after"), Page("after").Items[0], "en"));

    private static Respondent Ending => new(SampleStudy.Whole.Saying(
        "\"name\": \"last\", \"showIf\": { \"item\": \"trust_1\", \"atMost\": 1 }", "\"name\": \"after\"")
        .Saying("""
            { "kind": "rating", "name": "trust_1", "prompt": { "en": "Good?", "da": "God?" }, "points": "agree" }
                  ]
            """, """
            { "kind": "rating", "name": "trust_1", "prompt": { "en": "Good?", "da": "God?" }, "points": "agree" },
                    { "kind": "rating", "name": "trust_2", "prompt": { "en": "Able?", "da": "Dygtig?" }, "points": "agree" },
                    { "kind": "rating", "name": "trust_3", "prompt": { "en": "Bad?", "da": "Dårlig?" }, "points": "agree", "reversed": true }
                  ]
            """)
        .Saying("", "{ \"name\": \"trust\", \"label\": { \"en\": \"Trust\", \"da\": \"Tillid\" }, \"items\": [\"trust_1\", \"trust_2\", \"trust_3\"] }")
        .Frozen(), false);

    // Only nurses are asked anything between the first page and the vignette.
    private static Respondent Opening => new(SampleLogic.Whole.Saying(
        "\"showIf\": { \"item\": \"role\", \"is\": [\"nurse\"], \"isNot\": [\"nurse\"] }", "\"showIf\": { \"item\": \"role\", \"isNot\": [\"nurse\"] }").Frozen(), false);

    private static Page Page(string name) => SampleLogic.Frozen.Page(name) ?? throw new InvalidDataException(name);

    private static IEnumerable<string> Names(Respondent respondent, string page) =>
        respondent.Journey.Shown(Page(page)).Select(item => item.Name);
}
