using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class SnapshotTests
{
    [Theory, Databases]
    public async Task A_snapshot_counts_the_same_while_others_write(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        await using var snapshot = await lab.SnapshotAsync();

        await walk.FinishAsync();
        await Walk.ToAsync(lab, "quality");

        var progress = await snapshot.ProgressAsync(default);
        Assert.Equal(1, progress.Started);
        Assert.Equal((1, 0), Assert.Single(progress.Arms).Value);
    }

    [Theory, Databases]
    public async Task A_snapshot_reads_the_same_responses_while_others_write(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        await using var snapshot = await lab.SnapshotAsync();

        await walk.FinishAsync();
        await Walk.ToAsync(lab, "quality");

        var response = Assert.Single(await snapshot.ResponsesAsync(default).ToListAsync());
        Assert.Equal(walk.Token, response.Respondent);
        Assert.Equal(["information", "role"], response.Saved.Select(saved => saved.Page));
        Assert.Null(response.FinishedUtc);
    }

    [Theory, Databases]
    public async Task A_snapshot_reads_the_same_ledger_while_others_are_allocated(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await Walk.ToAsync(lab, "quality");
        await using var snapshot = await lab.SnapshotAsync();

        await Walk.ToAsync(lab, "quality");

        Assert.Single(await snapshot.LedgerAsync(default).ToListAsync());
    }

    [Theory, Databases]
    public async Task A_snapshot_holds_no_writer_up(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await using var snapshot = await lab.SnapshotAsync();
        await snapshot.ProgressAsync(default);

        await (await Walk.StartAsync(lab)).FinishAsync();

        Assert.Equal(1, await lab.NumberAsync("""select count(*) from "Respondents" where "FinishedUtc" is not null"""));
    }

    [Fact]
    public async Task A_snapshot_that_was_put_away_lets_SQLite_tidy_up_its_log()
    {
        await using var lab = await Lab.LaunchedAsync(Database.Sqlite);
        await (await lab.SnapshotAsync()).DisposeAsync();
        await Walk.ToAsync(lab, "quality");

        var busy = await lab.NumberAsync("pragma wal_checkpoint(truncate)");

        Assert.Equal(0, busy);
    }

    [Theory, Databases]
    public async Task An_unknown_study_has_no_snapshot(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        var snapshot = await Snapshot.OpenAsync(lab.Database, lab.Versions, "hirring", Mode.Live, default);

        Assert.Null(snapshot);
    }

    [Theory, Databases]
    public async Task Progress_tells_started_from_allocated_and_finished(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await Walk.StartAsync(lab);
        await Walk.ToAsync(lab, "role");
        for (var number = 0; number < 10; number++)
            await Walk.ToAsync(lab, "quality");
        lab.Clock.Now += TimeSpan.FromHours(1);
        var walk = await Walk.StartAsync(lab);
        await walk.FinishAsync();

        await using var snapshot = await lab.SnapshotAsync();
        var progress = await snapshot.ProgressAsync(default);

        Assert.Equal(13, progress.Started);
        Assert.Equal(5, progress.Arms.Count);
        Assert.Equal(11, progress.Arms.Values.Sum(arm => arm.Allocated));
        var arm = (await walk.StandAsync()).Place?.Arm ?? "";
        Assert.Equal([arm], progress.Arms.Where(one => one.Value.Finished == 1).Select(one => one.Key));
        Assert.Equal(lab.Clock.Now, progress.LastUtc);
    }

    [Theory, Databases]
    public async Task Where_nobody_came_nothing_was_saved_last(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await using var snapshot = await lab.SnapshotAsync();
        var progress = await snapshot.ProgressAsync(default);

        Assert.Equal((0, 0, null), (progress.Started, progress.Arms.Count, progress.LastUtc));
    }

    [Theory, Databases]
    public async Task Simulated_respondents_are_in_no_count_of_live_ones(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);
        await (await Walk.StartAsync(lab, mode: Mode.Simulated)).FinishAsync();

        await using var live = await lab.SnapshotAsync();
        await using var simulated = await lab.SnapshotAsync(Mode.Simulated);

        Assert.Equal(0, (await live.ProgressAsync(default)).Started);
        Assert.Empty(await live.ResponsesAsync(default).ToListAsync());
        Assert.Equal(1, (await simulated.ProgressAsync(default)).Started);
    }

    [Theory, Databases]
    public async Task Responses_come_in_the_order_of_their_start_with_all_that_was_saved(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var (first, second) = (await Walk.StartAsync(lab, role: 3), await Walk.StartAsync(lab));
        await second.FinishAsync();
        await first.ToAsync("profession");

        await using var snapshot = await lab.SnapshotAsync();
        var responses = await snapshot.ResponsesAsync(default).ToListAsync();

        Assert.Equal([first.Token, second.Token], responses.Select(response => response.Respondent));
        Assert.Equal(["partial", "completed"], responses.Select(response => response.Status));
        Assert.Equal([3, 8], responses.Select(response => response.Saved.Count));
        Assert.Equivalent((await first.StandAsync()).Place, responses[0].Place, strict: true);
    }

    [Theory, Databases]
    public async Task More_respondents_than_are_read_at_a_time_come_once_each(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var start = await Walk.NewAsync(lab);
        await Task.WhenAll(Enumerable.Range(0, 1001).Select(_ => lab.Enrolment.StartAsync(
            start with { StartKey = Secrets.Token(), Token = Secrets.Token() })));

        await using var snapshot = await lab.SnapshotAsync();
        var responses = await snapshot.ResponsesAsync(default).Select(response => response.Respondent).ToListAsync();

        Assert.Equal(1001, responses.Count);
        Assert.Equal(1001, responses.Distinct().Count());
    }

    [Theory, Databases]
    public async Task A_draft_is_version_0(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 9 });

        await using var snapshot = await lab.SnapshotAsync();
        var version = await snapshot.VersionAsync(default);

        Assert.Equal((0, 9), (version.Number, version.Study.Study.Minutes));
        Assert.Null(await snapshot.KeyAsync(default));
    }
}
