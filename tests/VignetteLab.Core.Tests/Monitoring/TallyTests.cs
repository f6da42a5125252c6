using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;
using VignetteLab.Core.Tests.Tables;

namespace VignetteLab.Core.Tests.Monitoring;

public sealed class TallyTests
{
    private static readonly DateTime later = Respondent.Noon.AddDays(2);

    [Fact]
    public void Each_who_started_is_counted_once_on_their_way_out()
    {
        var stages = Count(
            Responses.Of(Respondent.New),
            Responses.Of(Respondent.New.Does(Op.Decline, "information")),
            Responses.Of(Respondent.Consenting),
            Turned(Respondent.Consenting.Saves("before", ("role", 1)), "nurses"),
            Turned(Respondent.New, "target"),
            Responses.Of(Respondent.InPlace),
            Responses.Of(Respondent.InPlace.Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1))),
            Responses.Of(Respondent.Finished),
            NotCounted(Respondent.Finished, "a test")).Stages;

        Assert.Equal((9, 1, 8, 1, 1), (stages.Started, stages.FullAtStart, stages.Informed, stages.Declined, stages.Undecided));
        Assert.Equal((6, 1, 4, 3, 2, 1), (stages.Consented, stages.NotAllocated, stages.Allocated, stages.Judged, stages.Finished, stages.Kept));
        Assert.Equal([KeyValuePair.Create("nurses", 1)], stages.TurnedAway);
        Assert.Equal([KeyValuePair.Create("a test", 1)], stages.NotCounted);
        Assert.Equal((6 / 8.0, 2 / 6.0, 0), (stages.ParticipationRate, stages.CompletionRate, stages.UnderWay));
        Assert.Equal(stages.Consented, stages.ScreenedOut + stages.TurnedAway.Values.Sum() + stages.NotAllocated + stages.Allocated);
    }

    [Fact]
    public void Who_comes_on_after_the_close_did_not_find_the_target_reached()
    {
        var stages = Count(
            Turned(Respondent.New, Response.Closed),
            Turned(Respondent.New.Does(Op.Decline, "information"), Response.Closed),
            Turned(Respondent.Consenting, Response.Closed),
            Turned(Respondent.New, "target")).Stages;

        Assert.Equal((4, 1, 3, 1, 1), (stages.Started, stages.FullAtStart, stages.Informed, stages.Declined, stages.Undecided));
        Assert.Equal([KeyValuePair.Create(Response.Closed, 1)], stages.TurnedAway);
    }

    [Fact]
    public void Who_began_a_short_while_ago_may_still_go_on_and_has_not_left()
    {
        var soon = Count(Respondent.Noon.AddMinutes(1), Responses.Of(Respondent.InPlace), Responses.Of(Respondent.Finished));
        var late = Count(Responses.Of(Respondent.InPlace), Responses.Of(Respondent.Finished));

        Assert.Equal((1, 0), (soon.Stages.UnderWay, late.Stages.UnderWay));
        Assert.Equal((0, 1), (soon.Pages.Sum(page => page.Left), late.Pages.Sum(page => page.Left)));
        Assert.Equal((0, 1), (soon.Arms.Sum(arm => arm.Left), late.Arms.Sum(arm => arm.Left)));
    }

    [Fact]
    public void A_page_counts_who_came_who_sent_it_and_who_left_there()
    {
        var pages = Count(Responses.Of(Respondent.Consenting), Responses.Of(Respondent.InPlace), Responses.Of(Respondent.Finished)).Pages;

        Assert.Equal(["information 3 3 0", "before 3 2 1", "opinion 2 1 1", "after 1 1 0"], pages.Select(page => $"{page.Page.Name} {page.Came} {page.Sent} {page.Left}"));
        Assert.Equal((1, 10.5), (pages[2].Seconds!.Count, pages[2].Seconds!.Median));
    }

    [Fact]
    public void Who_left_a_page_is_told_by_the_language_that_they_last_used_or_started_in()
    {
        var started = Responses.Of(Respondent.New);
        var dane = new Response("r2", 3, started.Study, started.Mode, started.StartedUtc, null, null, [], startedIn: "da");
        var pages = Count(dane, started, Responses.Of(Respondent.Consenting)).Pages;

        Assert.Equal(new Dictionary<string, (int, int)> { ["da"] = (1, 1), ["en"] = (2, 1) }, pages[0].Languages);
        Assert.Equal(new Dictionary<string, (int, int)> { ["en"] = (1, 1) }, pages[1].Languages);
        Assert.Equal((3, 2), (pages[0].Came, pages[0].Left));
    }

    [Fact]
    public void Drop_out_is_told_of_each_arm_at_its_page()
    {
        var arms = Count(Responses.Of(Respondent.InPlace, "old_cook"), Responses.Of(Respondent.Finished, "old_cook"), Responses.Of(Respondent.Finished)).Arms;
        var (one, other) = (arms.Single(arm => arm.Arm.Name == "old_cook"), arms.Single(arm => arm.Arm.Name == "young_nurse"));

        Assert.Equal((2, 1, 1), (one.Allocated, one.Finished, one.LeftAt["opinion"]));
        Assert.Equal(0.5, one.DropOutBeside(other)!.Estimate);
        Assert.Null(one.DropOutBeside(arms.Single(arm => arm.Arm.Name == "nobody")));
    }

    [Fact]
    public void Answers_and_why_there_are_none_are_counted_as_in_the_long_table()
    {
        var responses = new[] { Responses.Of(Respondent.Finished), Responses.Of(Respondent.InPlace), Judged.Within };
        var items = Count(responses[..2]).Items;
        var rows = responses[..2].SelectMany(response => Responses.Long(response)).ToLookup(row => (string)row["item"]!);

        Assert.All(items, item =>
        {
            Assert.Equal(rows[item.Item.Name].Count(row => row["value"] is not null || row["value_text"] is not null), item.Answered);
            Assert.All(item.Missing, reason => Assert.Equal(rows[item.Item.Name].Count(row => (string?)row["missing_reason"] == reason.Key.Name()), reason.Value));
        });
        Assert.Equal((1, 1), (items.Single(item => item.Item.Name == "trust_1").Values[3], items.Single(item => item.Item.Name == "trust_1").Missing[MissingReason.NotReached]));
    }

    [Fact]
    public void At_several_vignettes_all_answers_to_a_question_stand_together()
    {
        var within = Tallied(DesignedStudy.Within.Frozen(), later, Judged.Within);
        var trust = within.Items.Single(item => item.Item.Name == "trust_1");

        Assert.Equal((3, 1, 2), (trust.Answered, trust.Values[3], trust.Values[1]));
        Assert.Equal(3, within.Items.Single(item => item.Item.Name == "trust_2").Shown);
    }

    [Fact]
    public void One_point_throughout_is_a_sign_and_so_is_much_left_blank()
    {
        var straight = Respondent.InPlace.Saves("opinion", ("trust_1", 2), ("trust_2", 2), ("trust_3", 2));
        var blank = straight.Saves("after").Saves("after");
        var quality = Count(Responses.Of(Respondent.Finished), Responses.Of(straight), Responses.Of(blank)).Quality;

        var scale = Assert.Single(quality.Scales);
        Assert.Equal((3, 2), (scale.Sets, scale.Straight));
        Assert.Equal((2, 1), (quality.Duration!.Count, quality.ManyBlank));
        Assert.Null(quality.Fast);
    }

    [Fact]
    public void Half_of_the_median_is_fast_once_ten_have_finished()
    {
        var usual = Enumerable.Repeat(Responses.Of(Respondent.Finished), 9);
        var fast = new Response("r2", 3, Respondent.Finished.Study, Mode.Pilot, Respondent.Noon, Respondent.Noon.AddSeconds(119), Responses.Of(Respondent.Finished).Place, Respondent.Finished.Saved);

        Assert.Equal(1, Count([.. usual, fast]).Quality.Fast);
    }

    [Fact]
    public void Levels_are_compared_in_the_means_of_those_who_are_counted()
    {
        var low = Respondent.Finished;
        var high = Respondent.InPlace.Saves("opinion", ("trust_1", 3), ("trust_2", 3), ("trust_3", 1)).Saves("after", ("check_age", 1));
        var effects = Count(Named("a", low, "young_nurse"), Named("b", low, "young_cook"), Named("c", high, "old_nurse"), Named("d", low, "old_cook"), NotCounted(high, "a test"), Responses.Of(low, "nobody")).Effects;

        var age = effects.First(effect => effect.Factor.Name == "age" && effect.Outcome == "trust").Levels;
        Assert.Equal([2, 2], age.Select(level => level.Count));
        Assert.Equal(age[1].Mean - age[0].Mean, age[1].Difference!.Estimate);
        Assert.Null(age[0].Difference);
    }

    [Fact]
    public void Only_who_started_in_the_days_that_are_asked_for_is_counted()
    {
        var day = DateOnly.FromDateTime(Respondent.Noon);
        var responses = new[] { Responses.Of(Respondent.Finished) };

        Assert.Equal((1, 0, 1), (
            Started(new(day, day), responses), Started(new(day.AddDays(1), null), responses), Started(new(null, day), responses)));
        Assert.Equal([new Day(day, 1, 1, 1)], Count(responses).Days);
    }

    private static int Started(Window window, params Response[] responses)
    {
        var tally = new Tally(responses[0].Study, window, later);
        foreach (var response in responses)
            tally.Add(response);
        return tally.Result().Stages.Started;
    }

    private static Tallied Count(params Response[] responses) => Count(later, responses);

    private static Tallied Count(DateTime nowUtc, params Response[] responses) => Tallied(responses[0].Study, nowUtc, responses);

    private static Tallied Tallied(FrozenStudy study, DateTime nowUtc, params Response[] responses)
    {
        var tally = new Tally(study, Window.All, nowUtc);
        foreach (var response in responses)
            tally.Add(response);
        return tally.Result();
    }

    private static Response Named(string name, Respondent respondent, string arm) => With(respondent, arm, name, null, null);

    private static Response NotCounted(Respondent respondent, string reason) => With(respondent, "young_nurse", "x", null, reason);

    private static Response Turned(Respondent respondent, string why) => With(respondent, "young_nurse", "y", why, null);

    private static Response With(Respondent respondent, string arm, string name, string? turnedAway, string? notCounted)
    {
        var like = Responses.Of(respondent, arm);
        return new(name, 3, like.Study, like.Mode, like.StartedUtc, like.FinishedUtc, like.Place, like.Saved, turnedAway, notCounted);
    }
}
