using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class JourneyTests
{
    [Fact]
    public void Information_comes_first()
    {
        var journey = Respondent.New.Journey;

        Assert.Equal("information", journey.Due);
        Assert.Equal(0, journey.Revision);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("before")]
    [InlineData("after")]
    [InlineData("receipt")]
    [InlineData("declined")]
    [InlineData("nowhere")]
    public void Without_consent_every_page_shows_the_information(string? page) =>
        Assert.Equal("information", Respondent.New.Journey.Show(page));

    [Fact]
    public void Going_on_without_consent_stays()
    {
        var respondent = Respondent.New.Saves("information").Saves("information");

        Assert.Equal("information", respondent.Journey.Due);
        Assert.Equal("information", respondent.Journey.After("information", Op.Continue));
    }

    [Fact]
    public void With_consent_the_first_page_is_due() => Assert.Equal("before", Respondent.Consenting.Journey.Due);

    [Fact]
    public void Taking_consent_back_makes_the_information_due_again() =>
        Assert.Equal("information", Respondent.Consenting.Does(Op.Back, "information").Journey.Due);

    [Fact]
    public void A_required_item_keeps_the_page_however_often_it_is_left_out()
    {
        var respondent = Respondent.Consenting.Saves("before").Saves("before").Saves("before");

        Assert.Equal("before", respondent.Journey.Due);
        Assert.All(respondent.Saved.Skip(1), save => Assert.True(save.Stays));
    }

    [Fact]
    public void Other_items_are_asked_for_once_more_and_then_let_be()
    {
        var once = Respondent.InPlace.Saves("opinion", ("trust_1", 3));
        var twice = once.Saves("opinion", ("trust_1", 3));

        Assert.Equal("opinion", once.Journey.Due);
        Assert.Equal("after", twice.Journey.Due);
    }

    [Fact]
    public void A_text_is_never_asked_for()
    {
        var page = Respondent.InPlace.Study.Page("after") ?? throw new InvalidDataException();
        var answers = new Dictionary<string, Answer> { ["check_age"] = Answer.Of(1), ["years"] = Answer.Of(3) };

        Assert.False(Respondent.InPlace.Journey.Stays(page, answers));
    }

    [Fact]
    public void Saying_that_there_is_no_answer_is_an_answer()
    {
        var page = Respondent.InPlace.Study.Page("after") ?? throw new InvalidDataException();
        var answers = new Dictionary<string, Answer> { ["check_age"] = Answer.Of(1), ["years"] = Answer.Of(-94) };

        Assert.Empty(Respondent.InPlace.Journey.Missing(page, answers));
    }

    [Fact]
    public void Missing_items_are_named_in_the_order_of_the_study()
    {
        var page = Respondent.InPlace.Study.Page("opinion") ?? throw new InvalidDataException();
        var answers = new Dictionary<string, Answer> { ["trust_2"] = Answer.Of(1) };

        Assert.Equal(["trust_1", "trust_3"], Respondent.InPlace.Journey.Missing(page, answers).Select(item => item.Name));
    }

    [Fact]
    public void Saved_without_going_on_a_page_stays_due()
    {
        var respondent = Respondent.InPlace.Does(Op.Language, "opinion", ("trust_1", 3), ("trust_2", 3), ("trust_3", 3));

        Assert.Equal("opinion", respondent.Journey.Due);
        Assert.Equal("opinion", respondent.Journey.After("opinion", Op.Language));
    }

    [Fact]
    public void After_a_page_comes_the_next_and_back_leads_to_the_one_before()
    {
        var journey = Respondent.InPlace.Journey;

        Assert.Equal("before", journey.After("information", Op.Continue));
        Assert.Equal("opinion", journey.After("before", Op.Continue));
        Assert.Equal("before", journey.After("opinion", Op.Back));
    }

    [Fact]
    public void Before_the_first_page_there_is_none()
    {
        Assert.Null(Respondent.InPlace.Journey.Before("information"));
        Assert.Equal("information", Respondent.InPlace.Journey.After("information", Op.Back));
    }

    [Fact]
    public void A_page_that_was_passed_can_be_shown_and_saved_again()
    {
        var journey = Respondent.InPlace.Journey;

        Assert.Equal("before", journey.Show("before"));
        Assert.True(journey.Takes("before"));
    }

    [Fact]
    public void A_page_further_on_can_be_neither_shown_nor_saved()
    {
        var journey = Respondent.InPlace.Journey;

        Assert.Equal("opinion", journey.Show("after"));
        Assert.False(journey.Takes("after"));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("receipt")]
    [InlineData("declined")]
    [InlineData("Opinion")]
    public void What_is_no_page_shows_the_page_that_is_due_and_takes_nothing(string page)
    {
        Assert.Equal("opinion", Respondent.InPlace.Journey.Show(page));
        Assert.False(Respondent.InPlace.Journey.Takes(page));
    }

    [Fact]
    public void A_page_that_is_corrected_later_does_not_send_anybody_back()
    {
        var respondent = Respondent.InPlace
            .Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1)).Does(Op.Back, "opinion", ("trust_1", 3));

        Assert.Equal("after", respondent.Journey.Due);
    }

    [Fact]
    public void A_place_is_needed_from_the_page_before_the_first_vignette_on_and_not_earlier()
    {
        Assert.False(Respondent.New.Journey.NeedsPlace);
        Assert.False(Respondent.Consenting.Journey.NeedsPlace);
        Assert.False(Respondent.Consenting.Saves("before").Journey.NeedsPlace);
        Assert.True(Respondent.Consenting.Saves("before", ("role", 1)).Journey.NeedsPlace);
        Assert.False(Respondent.InPlace.Journey.NeedsPlace);
    }

    [Fact]
    public void Who_declines_after_the_questions_needs_no_place() =>
        Assert.False(Respondent.Consenting.Saves("before", ("role", 1)).Does(Op.Decline, "information").Journey.NeedsPlace);

    [Fact]
    public void Consent_and_what_defines_strata_are_locked_once_there_is_a_place()
    {
        Assert.False(Respondent.Consenting.Journey.IsLocked("role"));
        Assert.True(Respondent.InPlace.Journey.IsLocked("role"));
        Assert.True(Respondent.InPlace.Journey.IsLocked("consent"));
        Assert.False(Respondent.InPlace.Journey.IsLocked("trust_1"));
    }

    [Fact]
    public void A_locked_item_is_not_asked_for_again()
    {
        var page = Respondent.InPlace.Study.Page("before") ?? throw new InvalidDataException();

        Assert.Empty(Respondent.InPlace.Journey.Missing(page, new Dictionary<string, Answer>()));
    }

    [Fact]
    public void Who_declines_is_thanked_and_nothing_else_is_shown()
    {
        var journey = Respondent.New.Does(Op.Decline, "information").Journey;

        Assert.Equal("declined", journey.Due);
        Assert.Equal("declined", journey.After("information", Op.Decline));
        Assert.Equal("declined", journey.Show("before"));
        Assert.False(journey.IsFinished);
    }

    [Fact]
    public void Who_declined_can_think_again()
    {
        var declined = Respondent.New.Does(Op.Decline, "information");

        Assert.Equal("information", declined.Journey.Show("information"));
        Assert.True(declined.Journey.Takes("information"));
        Assert.Equal("information", declined.Journey.Before("declined"));
        Assert.Equal("before", declined.Saves("information", ("consent", 1)).Journey.Due);
    }

    [Fact]
    public void After_the_last_page_comes_the_receipt()
    {
        var journey = Respondent.Finished.Journey;

        Assert.Equal("receipt", journey.Due);
        Assert.Equal("receipt", journey.After("after", Op.Continue));
        Assert.True(journey.IsFinished);
    }

    [Theory]
    [InlineData("information")]
    [InlineData("opinion")]
    [InlineData("after")]
    public void After_the_receipt_no_page_is_shown_or_saved(string page)
    {
        Assert.Equal("receipt", Respondent.Finished.Journey.Show(page));
        Assert.False(Respondent.Finished.Journey.Takes(page));
    }

    [Fact]
    public void The_last_saving_of_a_page_is_the_one_that_counts()
    {
        var respondent = Respondent.InPlace
            .Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1)).Saves("opinion", ("trust_1", 1), ("trust_2", 2));

        Assert.Equal(
            [("consent", 1), ("role", 1), ("trust_1", 1), ("trust_2", 2)],
            respondent.Journey.Answers.Select(answer => (answer.Key, answer.Value.Number ?? 0)).Order());
    }

    [Fact]
    public void A_page_sent_from_an_older_showing_would_overwrite_the_later_saving()
    {
        var journey = Respondent.InPlace.Saves("opinion", ("trust_1", 3)).Journey;

        Assert.Equal(3, journey.Overwritten("opinion", revision: 2, key: "another key")?.Sequence);
    }

    [Fact]
    public void A_second_sending_from_the_same_showing_corrects_the_first() =>
        Assert.Null(Respondent.InPlace.Saves("opinion", ("trust_1", 3)).Journey.Overwritten("opinion", 2, "key 3"));

    [Fact]
    public void A_page_shown_after_the_last_saving_overwrites_nothing() =>
        Assert.Null(Respondent.InPlace.Saves("opinion", ("trust_1", 3)).Journey.Overwritten("opinion", 3, "another key"));

    [Fact]
    public void A_page_that_was_never_saved_overwrites_nothing() =>
        Assert.Null(Respondent.InPlace.Journey.Overwritten("opinion", 0, "another key"));
}
