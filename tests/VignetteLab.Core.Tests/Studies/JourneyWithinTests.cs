using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>The journey past several vignettes, each with two pages.</summary>
public sealed class JourneyWithinTests
{
    private static readonly FrozenStudy study = DesignedStudy.Within.Frozen();

    private static readonly Respondent inPlace = Respondent.InPlace with { Study = study };

    [Fact]
    public void Both_pages_of_a_vignette_come_before_the_next_vignette()
    {
        var seen = new List<string>();
        for (var respondent = inPlace; respondent.Journey.Due != Journey.Receipt; respondent = Answers(respondent))
            seen.Add(respondent.Journey.Due);

        Assert.Equal(["v01_opinion", "v01_after", "v02_opinion", "v02_after", "v03_opinion", "v03_after", "end"], seen);
    }

    [Fact]
    public void The_last_page_finishes()
    {
        var respondent = inPlace;
        for (var page = 0; page < 7; page++)
        {
            Assert.False(respondent.Journey.IsFinished);
            respondent = Answers(respondent);
        }

        Assert.True(respondent.Journey.IsFinished);
    }

    [Fact]
    public void A_place_is_needed_before_the_first_vignette_only()
    {
        Assert.True((inPlace with { Allocated = false }).Journey.NeedsPlace);
        Assert.False(Answers(Answers(inPlace)).Journey.NeedsPlace);
    }

    [Fact]
    public void Back_from_a_vignette_leads_to_the_last_page_of_the_one_before()
    {
        var journey = Answers(Answers(inPlace)).Journey;

        Assert.Equal("v01_after", journey.Before("v02_opinion"));
        Assert.Equal("v01_after", journey.After("v02_opinion", Op.Back));
        Assert.Equal("before", journey.Before("v01_opinion"));
        Assert.Equal("v02_opinion", journey.After("v01_after", Op.Continue));
    }

    [Fact]
    public void A_vignette_further_on_cannot_be_looked_at_yet()
    {
        var journey = Answers(inPlace).Journey;

        Assert.Equal("v01_after", journey.Show("v02_opinion"));
        Assert.False(journey.Takes("v02_opinion"));
        Assert.True(journey.Takes("v01_opinion"));
    }

    [Fact]
    public void The_page_of_the_study_itself_is_none() =>
        Assert.Equal(("v01_opinion", false), (inPlace.Journey.Show("opinion"), inPlace.Journey.Takes("opinion")));

    [Fact]
    public void Answers_to_each_vignette_stand_apart()
    {
        var respondent = inPlace.Saves("v01_opinion", ("v01_trust_1", 3), ("v01_trust_2", 3), ("v01_trust_3", 3))
            .Saves("v01_after", ("v01_check_age", 1), ("v01_years", 2))
            .Saves("v02_opinion", ("v02_trust_1", 1), ("v02_trust_2", 1), ("v02_trust_3", 1));

        var answers = respondent.Journey.Answers;

        Assert.Equal((3L, 1L), (answers["v01_trust_1"].Number, answers["v02_trust_1"].Number));
        Assert.DoesNotContain("trust_1", answers.Keys);
    }

    [Fact]
    public void Each_vignette_asks_once_more_for_what_is_left_out()
    {
        var first = inPlace.Saves("v01_opinion").Saves("v01_opinion");
        var second = first.Saves("v01_after", ("v01_check_age", 1), ("v01_years", 2)).Saves("v02_opinion");

        Assert.Equal("v01_after", first.Journey.Due);
        var page = study.Page("v02_opinion") ?? throw new InvalidDataException();
        Assert.Equal(("v02_opinion", true), (second.Journey.Due, second.Journey.WasPrompted(page, page.Items[0])));
        Assert.Equal("v02_after", second.Saves("v02_opinion").Journey.Due);
    }

    [Fact]
    public void What_is_missing_is_named_at_its_vignette()
    {
        var page = study.Page("v02_opinion") ?? throw new InvalidDataException();

        Assert.Equal(
            ["v02_trust_1", "v02_trust_3"],
            inPlace.Journey.Missing(page, new Dictionary<string, Answer> { ["v02_trust_2"] = Answer.Of(1) }).Select(item => item.Name));
    }

    private static Respondent Answers(Respondent respondent)
    {
        var page = respondent.Study.Page(respondent.Journey.Due) ?? throw new InvalidDataException(respondent.Journey.Due);
        return respondent.Saves(page.Name, [.. page.Items.Where(item => item is not TextItem).Select(item => (item.Name, (object)1))]);
    }
}
