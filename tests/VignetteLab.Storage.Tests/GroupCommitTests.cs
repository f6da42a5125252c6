using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class GroupCommitTests
{
    [Theory, Databases]
    public async Task What_is_answered_is_on_disk(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        for (var act = 1; act <= 20; act++)
        {
            await KeepAsync(lab, $"{act}");
            Assert.Equal(act, await lab.CountAsync("Secrets"));
        }
    }

    [PostgresFact]
    public async Task Acts_that_arrive_together_share_one_commit()
    {
        await using var lab = await Lab.MakeAsync(Database.Postgres);
        var release = await HoldAsync(lab);
        var acts = Enumerable.Range(0, 20).Select(_ => lab.Commit.RunAsync(db =>
            db.Database.SqlQuery<long>($"""select txid_current() as "Value" """).SingleAsync())).ToList();

        release.SetResult();
        var transactions = await Task.WhenAll(acts);

        Assert.Single(transactions.Distinct());
    }

    [Theory, Databases]
    public async Task An_act_that_throws_takes_nothing_of_its_neighbours_with_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            throw new InvalidOperationException("Half-way.");
        });

        Assert.Equal("Half-way.", Assert.IsType<InvalidOperationException>(error).Message);
    }

    [Theory, Databases]
    public async Task An_act_that_a_foreign_key_refuses_takes_nothing_of_its_neighbours_with_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            db.Memberships.Add(new() { ResearcherId = "nobody", StudyId = 1, Role = MembershipRole.Owner });
            return await db.SaveChangesAsync();
        });

        Assert.IsType<DbUpdateException>(error);
    }

    [Theory, Databases]
    public async Task An_act_that_a_guard_refuses_takes_nothing_of_its_neighbours_with_it(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            return await db.Versions.ExecuteDeleteAsync();
        });

        Assert.Contains("append-only", error?.Message, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task An_act_whose_row_is_there_already_takes_nothing_of_its_neighbours_with_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await KeepAsync(lab, "there");

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            return await AddAsync(db, "there");
        });

        Assert.NotNull(error);
    }

    [Theory, Databases]
    public async Task An_act_with_a_statement_that_is_wrong_takes_nothing_of_its_neighbours_with_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            return await db.Database.ExecuteSqlAsync($"""delete from "Nowhere" """);
        });

        Assert.NotNull(error);
    }

    [Theory, Databases]
    public async Task An_act_with_a_value_that_does_not_fit_takes_nothing_of_its_neighbours_with_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            return await db.Database.ExecuteSqlAsync($"""insert into "Secrets" ("Name", "Value") values (null, null)""");
        });

        Assert.NotNull(error);
    }

    [PostgresFact]
    public async Task An_act_with_a_text_that_PostgreSQL_does_not_take_takes_nothing_of_its_neighbours_with_it()
    {
        await using var lab = await Lab.MakeAsync(Database.Postgres);

        var error = await AmongNeighboursAsync(lab, async db =>
        {
            await AddAsync(db, "half done");
            return await AddAsync(db, "a\0b");
        });

        Assert.NotNull(error);
    }

    [Theory, Databases]
    public async Task An_act_that_throws_alone_leaves_nothing_behind_and_the_next_is_kept(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => lab.Commit.RunAsync<int>(async db =>
        {
            await AddAsync(db, "half done");
            throw new InvalidOperationException("Half-way.");
        }));
        await KeepAsync(lab, "next");

        Assert.Equal(["next"], await NamesAsync(lab));
    }

    [Theory, Databases]
    public async Task What_an_act_left_unsaved_is_not_saved_by_its_neighbour(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var release = await HoldAsync(lab);
        var forgetful = lab.Commit.RunAsync(db =>
        {
            db.Secrets.Add(new() { Name = "unsaved", Value = [1] });
            return Task.FromResult(true);
        });
        var neighbour = KeepAsync(lab, "neighbour");

        release.SetResult();
        await Task.WhenAll(forgetful, neighbour);

        Assert.Equal(["neighbour"], await NamesAsync(lab));
    }

    [Theory, Databases]
    public async Task Acts_that_were_taken_are_done_before_a_process_ends(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var ending = lab.Again();
        var release = await HoldAsync(ending);
        var acts = Enumerable.Range(0, 50).Select(act => KeepAsync(ending, $"{act}")).ToList();

        release.SetResult();
        await ending.Commit.DisposeAsync();

        await Task.WhenAll(acts).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(50, await lab.CountAsync("Secrets"));
    }

    [Fact]
    public async Task A_full_database_says_not_saved_and_saves_again_when_there_is_room()
    {
        await using var lab = await Lab.MakeAsync(Database.Sqlite);

        await Assert.ThrowsAsync<NotSavedException>(() => lab.Commit.RunAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"pragma max_page_count = 1");
            return await AddAsync(db, "too much", 1_000_000);
        }));
        await lab.Commit.RunAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"pragma max_page_count = 1000000");
            return await AddAsync(db, "room", 1_000_000);
        });

        Assert.Equal(["room"], await NamesAsync(lab));
    }

    [SmallDiskFact]
    public async Task A_full_disk_says_not_saved_loses_nothing_that_was_saved_and_heals_by_itself()
    {
        using var disk = new SmallDisk(megabytes: 3);
        await using var lab = await Lab.InAsync(disk.Folder);
        var saved = new List<string>();
        Exception? error = null;
        for (var act = 0; error is null && act < 1000; act++)
        {
            error = await Record.ExceptionAsync(() => KeepAsync(lab, $"{act:000}", 10_000));
            if (error is null)
                saved.Add($"{act:000}");
        }

        disk.Grow(megabytes: 30);
        await KeepAsync(lab, "healed", 1_000_000);

        Assert.IsType<NotSavedException>(error);
        Assert.Equal([.. saved, "healed"], await NamesAsync(lab));
        Assert.Equal(1, await lab.NumberAsync("select count(*) from pragma_integrity_check where integrity_check = 'ok'"));
    }

    [Fact]
    public async Task A_file_that_another_process_keeps_locked_says_not_saved_and_nothing_is()
    {
        await using var lab = await Lab.MakeAsync(Database.Sqlite);
        await using var other = await lab.ConnectAsync();
        await Lab.RunAsync(other, "begin immediate");

        var error = await Record.ExceptionAsync(() => KeepAsync(lab, "locked out"));
        await Lab.RunAsync(other, "rollback");
        await KeepAsync(lab, "next");

        Assert.IsType<NotSavedException>(error);
        Assert.Equal(["next"], await NamesAsync(lab));
    }

    [Fact]
    public async Task A_file_that_another_process_locks_for_a_moment_only_delays()
    {
        await using var lab = await Lab.MakeAsync(Database.Sqlite);
        await using var other = await lab.ConnectAsync();
        await Lab.RunAsync(other, "begin immediate");

        var act = KeepAsync(lab, "delayed");
        await Task.Delay(TimeSpan.FromSeconds(3));
        var isWaiting = !act.IsCompleted;
        await Lab.RunAsync(other, "rollback");
        await act;

        Assert.True(isWaiting);
        Assert.Equal(["delayed"], await NamesAsync(lab));
    }

    [PostgresFact]
    public async Task A_row_that_another_process_locks_for_a_moment_only_delays()
    {
        await using var lab = await Lab.LaunchedAsync(Database.Postgres);
        var walk = await Walk.ToAsync(lab, "role");
        await using var other = await lab.ConnectAsync();
        await Lab.RunAsync(other, """begin; select * from "Respondents" for update""");

        var saving = walk.SendAsync();
        await Task.Delay(TimeSpan.FromSeconds(3));
        var isWaiting = !saving.IsCompleted;
        await Lab.RunAsync(other, "rollback");
        var outcome = await saving;

        Assert.True(isWaiting);
        Assert.Equal(SaveResult.Saved, outcome.Result);
    }

    [PostgresFact]
    public async Task A_server_that_ends_every_connection_is_written_to_again_by_itself()
    {
        await using var lab = await Lab.MakeAsync(Database.Postgres);
        await KeepAsync(lab, "before");
        await lab.NumberAsync("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """);

        var error = await Record.ExceptionAsync(() => KeepAsync(lab, "during"));
        await KeepAsync(lab, "after");

        Assert.True(error is null or NotSavedException, $"{error}");
        Assert.Equal(error is null ? ["after", "before", "during"] : ["after", "before"], await NamesAsync(lab));
    }

    // Nine neighbours and the act are in one commit; the act is in the middle.
    private static async Task<Exception?> AmongNeighboursAsync(Lab lab, Func<LabDb, Task<int>> act)
    {
        var before = await lab.CountAsync("Secrets");
        var release = await HoldAsync(lab);
        var neighbours = Enumerable.Range(0, 5).Select(number => KeepAsync(lab, $"before {number}")).ToList();
        var middle = lab.Commit.RunAsync(act);
        neighbours.AddRange(Enumerable.Range(0, 4).Select(number => KeepAsync(lab, $"after {number}")));

        release.SetResult();
        var error = await Record.ExceptionAsync(() => middle);

        await Task.WhenAll(neighbours);
        Assert.Equal(before + 9, await lab.CountAsync("Secrets"));
        return error;
    }

    // Keeps the writer busy, so that what comes meanwhile waits and is then committed together.
    private static async Task<TaskCompletionSource> HoldAsync(Lab lab)
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        _ = lab.Commit.RunAsync(async _ =>
        {
            begun.SetResult();
            await release.Task;
            return true;
        });
        await begun.Task;
        return release;
    }

    private static Task<int> KeepAsync(Lab lab, string name, int bytes = 1) =>
        lab.Commit.RunAsync(db => AddAsync(db, name, bytes));

    private static async Task<int> AddAsync(LabDb db, string name, int bytes = 1)
    {
        db.Secrets.Add(new() { Name = name, Value = new byte[bytes] });
        return await db.SaveChangesAsync();
    }

    private static async Task<List<string>> NamesAsync(Lab lab)
    {
        await using var db = lab.Database.Open();
        return [.. (await db.Secrets.Select(secret => secret.Name).ToListAsync()).Order(StringComparer.Ordinal)];
    }
}
