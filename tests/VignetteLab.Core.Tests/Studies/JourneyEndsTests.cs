using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>The ends of a journey before the vignette: declined, screened out, turned away.</summary>
public sealed class JourneyEndsTests
{
    private static readonly FrozenStudy screening = SampleStudy.Whole
        .Saying("\"name\": \"other\", \"code\": 2, \"screenOut\": true", "\"name\": \"other\", \"code\": 2").Frozen();

    private static readonly Respondent consenting = Respondent.Consenting with { Study = screening };

    private static readonly Respondent screenedOut = consenting.Saves("before", ("role", 2));

    [Fact]
    public void Who_goes_on_with_an_answer_that_screens_out_has_ended()
    {
        var journey = screenedOut.Journey;

        Assert.True(journey.IsScreenedOut);
        Assert.True(journey.HasEnded);
        Assert.Equal(("screened_out", "screened_out"), (journey.Due, journey.After("before", Op.Continue)));
        Assert.False(journey.NeedsPlace);
        Assert.False(journey.IsFinished);
    }

    [Fact]
    public void Another_answer_goes_on() => Assert.Equal(
        (false, true), (consenting.Saves("before", ("role", 1)).Journey.IsScreenedOut, consenting.Saves("before", ("role", 1)).Journey.NeedsPlace));

    [Theory]
    [InlineData(Op.Language)]
    [InlineData(Op.Back)]
    [InlineData(Op.Leave)]
    public void Who_has_not_gone_on_can_still_think_again(Op op)
    {
        var ticked = consenting.Does(op, "before", ("role", 2));

        Assert.False(ticked.Journey.IsScreenedOut);
        Assert.True(ticked.Journey.Takes("before"));
        Assert.True(ticked.Saves("before", ("role", 1)).Journey.NeedsPlace);
    }

    [Theory]
    [InlineData("information")]
    [InlineData("before")]
    [InlineData("opinion")]
    [InlineData("receipt")]
    [InlineData("full")]
    public void One_who_is_screened_out_is_shown_and_can_save_nothing_else(string page)
    {
        Assert.Equal("screened_out", screenedOut.Journey.Show(page));
        Assert.False(screenedOut.Journey.Takes(page));
    }

    [Fact]
    public void An_answer_that_is_changed_before_there_is_a_place_screens_out_however_it_is_saved()
    {
        var study = new FrozenStudy(CanonicalJson.Write(screening.Study with
        {
            Pages = [screening.Study.Pages[0], screening.Study.Pages[2], screening.Study.Pages[1]],
        }));

        var changed = (Respondent.Consenting with { Study = study }).Saves("before", ("role", 1)).Does(Op.Back, "before", ("role", 2));

        Assert.Equal("screened_out", changed.Journey.Due);
    }

    [Fact]
    public void Who_has_a_place_is_never_screened_out() =>
        Assert.Equal("opinion", (screenedOut with { Allocated = true }).Journey.Due);

    // The rules refuse such a study; one frozen under older rules must not lose respondents in the middle.
    [Fact]
    public void An_answer_after_the_vignette_screens_nobody_out()
    {
        var study = SampleStudy.Whole.Study();
        var late = new FrozenStudy(CanonicalJson.Write(study with
        {
            Pages = [study.Pages[1], study.Pages[0] with { Items = screening.Study.Pages[0].Items }, study.Pages[2]],
        }));

        var respondent = (Respondent.Consenting with { Study = late, Allocated = true })
            .Saves("opinion", ("trust_1", 1), ("trust_2", 1), ("trust_3", 1)).Saves("before", ("role", 2));

        Assert.Equal("after", respondent.Journey.Due);
        Assert.Equal("after", (respondent with { Allocated = false }).Journey.Due);
    }

    [Fact]
    public void One_who_comes_when_there_are_enough_of_their_kind_has_ended()
    {
        var respondent = Respondent.Consenting.Saves("before", ("role", 1));

        var journey = new Journey(respondent.Study, respondent.Saved, place: null, turnedAway: true);

        Assert.Equal(("full", "full", "full"), (journey.Due, journey.Show("before"), journey.After("before", Op.Continue)));
        Assert.True(journey.HasEnded);
        Assert.False(journey.NeedsPlace);
        Assert.False(journey.IsFinished);
        Assert.False(journey.IsScreenedOut);
        Assert.All(respondent.Study.Pages, page => Assert.False(journey.Takes(page.Name)));
    }

    [Fact]
    public void Who_declines_has_declined_whatever_else_was_answered()
    {
        var declined = screenedOut.Does(Op.Decline, "information").Journey;
        var full = new Journey(screening, consenting.Does(Op.Decline, "information").Saved, place: null, turnedAway: true);

        Assert.Equal(("declined", true), (declined.Due, declined.HasEnded));
        Assert.Equal("declined", full.Due);
        Assert.Equal("declined", consenting.Does(Op.Decline, "information").Journey.Show("before"));
    }
}
