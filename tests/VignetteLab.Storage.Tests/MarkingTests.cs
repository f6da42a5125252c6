using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class MarkingTests
{
    [Theory, Databases]
    public async Task One_who_is_not_counted_is_flagged_and_nothing_of_theirs_goes(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.StartAsync(lab);
        await walk.FinishAsync();
        var (saved, ledger) = (await lab.CountAsync("Submissions"), await lab.LedgerAsync());

        await MarkAsync(lab, walk.Token, counts: false, " Tried it twice ");

        var response = Assert.Single(await ResponsesAsync(lab));
        Assert.Equal((walk.Token, "Tried it twice", "completed"), (response.Respondent, response.NotCounted, response.Status));
        Assert.Equal(saved, await lab.CountAsync("Submissions"));
        Assert.Equivalent(ledger, await lab.LedgerAsync(), strict: true);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task The_last_mark_holds_and_every_mark_is_kept(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");

        await MarkAsync(lab, walk.Token, counts: false, "A colleague of ours");
        await MarkAsync(lab, walk.Token, counts: true, "She is not");

        Assert.Null(Assert.Single(await ResponsesAsync(lab)).NotCounted);
        await using var db = lab.Database.Open();
        Assert.Equal(
            [(false, "A colleague of ours", "anna"), (true, "She is not", "anna")],
            (await db.ResponseMarks.OrderBy(mark => mark.Id).ToListAsync()).Select(mark => (mark.Counts, mark.Reason, mark.By)));
    }

    [Theory, Databases]
    public async Task The_place_of_one_who_is_not_counted_is_never_given_again(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var first = await Walk.AllocatedAsync(lab);
        await MarkAsync(lab, first.Token, counts: false, "A test");

        var second = await Walk.AllocatedAsync(lab);

        Assert.Equal((1L, 2L), (first.Place?.Turn.Number, second.Place?.Turn.Number));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task One_who_is_not_counted_can_go_on(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        await MarkAsync(lab, walk.Token, counts: false, "A test");

        await walk.FinishAsync();

        Assert.NotNull((await walk.StandAsync()).FinishedUtc);
    }

    [Theory, Databases]
    public async Task A_mark_without_a_reason_or_for_somebody_unknown_is_refused(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");

        await Assert.ThrowsAsync<RefusedException>(() => MarkAsync(lab, walk.Token, counts: false, " "));
        await Assert.ThrowsAsync<RefusedException>(() => MarkAsync(lab, walk.Token, counts: false, "A \u0007 bell"));
        await Assert.ThrowsAsync<RefusedException>(() => MarkAsync(lab, Secrets.Token(), counts: false, "A test"));
        await Assert.ThrowsAsync<RefusedException>(() =>
            lab.Marking.MarkAsync(Flagship.Name, Mode.Simulated, walk.Token, false, "A test", "anna"));

        Assert.Equal(0, await lab.CountAsync("ResponseMarks"));
        Assert.Null(Assert.Single(await ResponsesAsync(lab)).NotCounted);
    }

    private static Task<bool> MarkAsync(Lab lab, string respondent, bool counts, string reason) =>
        lab.Marking.MarkAsync(Flagship.Name, Mode.Live, respondent, counts, reason, "anna");

    private static async Task<List<Core.Tables.Response>> ResponsesAsync(Lab lab)
    {
        await using var snapshot = await lab.SnapshotAsync();
        return await snapshot.ResponsesAsync(default).ToListAsync();
    }
}
