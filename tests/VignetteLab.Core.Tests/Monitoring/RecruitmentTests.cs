using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;
using VignetteLab.Core.Tests.Tables;

namespace VignetteLab.Core.Tests.Monitoring;

public sealed class RecruitmentTests
{
    private static readonly DateTime soon = Respondent.Noon.AddMinutes(119);
    private static readonly DateTime late = Respondent.Noon.AddMinutes(121);

    [Fact]
    public void Who_finished_or_is_under_way_and_counts_fills_the_target_and_who_left_makes_room()
    {
        var study = Wanting("\"target\": 2");
        Response[] responses = [Of(study, "a", isFinished: true), Of(study, "b"), Of(study, "c", isFinished: true, notCounted: "a test")];

        var (now, then) = (Count(study, soon, Window.All, responses), Count(study, late, Window.All, responses));

        Assert.Equal([new Goal("", GoalKind.Target, 2, 2)], now.Goals);
        Assert.Equal([new Goal("", GoalKind.Target, 1, 2)], then.Goals);
        Assert.Equal((2, true, 1, false), (now.Filled, now.HasStopped, then.Filled, then.HasStopped));
    }

    [Fact]
    public void Strata_and_quotas_are_filled_each_by_its_own_a_soft_one_beyond_its_limit_too()
    {
        var study = Wanting("\"strata\": [\"role\"], \"targetPerStratum\": 3", """
            { "name": "nurses", "of": { "role": ["nurse"] }, "limit": 1, "kind": "soft" }, { "name": "others", "of": { "role": ["other"] }, "limit": 4 }
            """);

        var goals = Count(
            study, soon, Window.All, Of(study, "a", quotas: ["nurses"]), Of(study, "b", quotas: ["nurses!"]), Of(study, "c", stratum: "other", quotas: ["others"])).Goals;

        Assert.Equal(
            [new("nurse", GoalKind.Stratum, 2, 3), new("other", GoalKind.Stratum, 1, 3), new Goal("nurses", GoalKind.SoftQuota, 2, 1), new("others", GoalKind.HardQuota, 1, 4)],
            goals);
    }

    [Fact]
    public void A_cluster_is_drawn_once_and_a_line_only_among_the_arms_that_were_open()
    {
        var study = Wanting("\"multiples\": [1]");

        var recruitment = Count(
            study, soon, Window.All, Of(study, "a", seat: new("ward 1", 1)), Of(study, "b", seat: new("ward 1", 2)),
            Of(study, "c", arm: "old_cook", candidates: ["young_nurse", "old_cook"]));

        Assert.Equal(new Dictionary<string, int> { ["young_nurse"] = 1, ["old_cook"] = 1 }, recruitment.Drawn);
        Assert.Equal(0.7, recruitment.Ratio!.Expected["old_cook"], 12);
        Assert.Equal(2, recruitment.Ratio.Expected.Values.Sum(), 12);
    }

    [Fact]
    public void The_whole_ledger_is_counted_whatever_days_are_looked_at()
    {
        var study = Wanting("\"target\": 2");
        var before = new Window(null, DateOnly.FromDateTime(Respondent.Noon.AddDays(-1)));

        Assert.Equal(1, Count(study, soon, before, Of(study, "a")).Filled);
        Assert.Null(Count(study, soon, Window.All).Ratio);
    }

    private static FrozenStudy Wanting(string allocation, string quotas = "") => SampleStudy.Whole
        .Saying($"\"languages\": [\"en\", \"da\"], \"quotas\": [ {quotas} ],", "\"languages\": [\"en\", \"da\"],")
        .Allocating($"\"procedure\": \"permuted_blocks\", {allocation}").Frozen();

    private static Response Of(
        FrozenStudy study, string name, string arm = "young_nurse", bool isFinished = false, string? notCounted = null, string stratum = "nurse",
        string[]? quotas = null, string[]? candidates = null, Seat? seat = null)
    {
        var like = Responses.Of(isFinished ? Respondent.Finished : Respondent.InPlace, arm);
        return new(
            name, 3, study, like.Mode, like.StartedUtc, like.FinishedUtc,
            like.Place! with { Stratum = stratum, Quotas = quotas ?? [], Candidates = candidates ?? [], Seat = seat }, like.Saved, notCounted: notCounted);
    }

    private static Recruitment Count(FrozenStudy study, DateTime nowUtc, Window window, params Response[] responses)
    {
        var tally = new Tally(study, window, nowUtc);
        foreach (var response in responses)
            tally.Add(response);
        return tally.Result().Recruitment;
    }
}
