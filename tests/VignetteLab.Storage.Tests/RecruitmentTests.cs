using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;

namespace VignetteLab.Storage.Tests;

/// <summary>What a snapshot tells of how a study fills up.</summary>
public sealed class RecruitmentTests
{
    [Theory, Databases]
    public async Task The_ledger_is_counted_by_who_finished_who_is_under_way_and_who_counts(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var finished = await Walk.ToAsync(lab, "quality");
        await Walk.ToAsync(lab, "quality");
        await finished.FinishAsync();
        var uncounted = await Walk.ToAsync(lab, "quality", role: 2);
        await uncounted.FinishAsync();
        await new Marking(lab.Commit, lab.Clock).MarkAsync("volunteers-in-the-nursing-home", Mode.Live, uncounted.Token, false, "a test", "anna@example.org");
        var now = lab.Clock.Now;

        var soon = await CountAsync(lab, now.AddMinutes(119));
        var late = await CountAsync(lab, now.AddMinutes(121));

        Assert.Equal((3, 2, 1, 1, 2), Sum(soon));
        Assert.Equal((3, 2, 0, 1, 1), Sum(late));
        Assert.Equal((3, (DateTime?)now, false, true), (soon.Recruitment.Drawn.Values.Sum(), soon.LastUtc, soon.IsSettled, late.IsSettled));
    }

    [Theory, Databases]
    public async Task What_was_done_to_arms_and_responses_is_told_with_who_and_why(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var arms = new ArmSwitch(lab.Commit, lab.Database, lab.Versions, lab.Clock);
        var marking = new Marking(lab.Commit, lab.Clock);
        await arms.SetAsync("volunteers-in-the-nursing-home", Mode.Live, "core_low", false, "a slip", "anna@example.org");
        await marking.MarkAsync("volunteers-in-the-nursing-home", Mode.Live, walk.Token, false, "a test", "server");
        await marking.MarkAsync("volunteers-in-the-nursing-home", Mode.Live, walk.Token, true, "no test", "server");

        await using var snapshot = await lab.SnapshotAsync();
        var change = Assert.Single(await snapshot.ArmChangesAsync(default));
        var marks = await snapshot.MarksAsync(10, default);

        Assert.Equal(("core_low", false, "a slip", "anna@example.org"), (change.Arm, change.IsOpen, change.Reason, change.By));
        Assert.Equal(
            [(walk.Token, true, "no test"), (walk.Token, false, "a test")],
            marks.Select(marked => (marked.Respondent, marked.Mark.Counts, marked.Mark.Reason)));
        Assert.Single(await snapshot.MarksAsync(1, default));
        Assert.Empty((await snapshot.ProgressAsync(default)).TurnedAway);
    }

    [Theory, Databases]
    public async Task Shuffled_responses_are_the_same_ones_by_name(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        for (var number = 0; number < 8; number++)
            await (await Walk.ToAsync(lab, "quality")).FinishAsync();
        await using var snapshot = await lab.SnapshotAsync();

        var ordered = await snapshot.ResponsesAsync(default).ToListAsync();
        var shuffled = await snapshot.ShuffledResponsesAsync(default).ToListAsync();

        Assert.Equal(
            ordered.OrderBy(one => one.Respondent, StringComparer.Ordinal).Select(one => (one.Respondent, one.Arm?.Name, one.Saved.Count)),
            shuffled.Select(one => (one.Respondent, one.Arm?.Name, one.Saved.Count)));
    }

    private static async Task<Tallied> CountAsync(Lab lab, DateTime nowUtc)
    {
        await using var snapshot = await lab.SnapshotAsync();
        var tally = new Tally((await snapshot.VersionAsync(default)).Study, Window.All, nowUtc);
        await foreach (var response in snapshot.ResponsesAsync(default))
            tally.Add(response);
        return tally.Result();
    }

    private static (int Allocated, int Finished, int UnderWay, int NotCounted, int Filled) Sum(Tallied counts) => (
        counts.Stages.Allocated, counts.Stages.Finished, counts.Arms.Sum(arm => arm.UnderWay), counts.Arms.Sum(arm => arm.NotCounted),
        counts.Recruitment.Filled);
}
