using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class AuditingTests
{
    private const string claim = "every line of the audit log follows from the one before";

    [Theory, Databases]
    public async Task The_life_of_a_study_is_noted_in_order(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await lab.Publication.PauseAsync(Flagship.Name, "anna@example.org");
        await lab.Publication.ResumeAsync(Flagship.Name, "anna@example.org");
        await lab.Publication.CloseAsync(Flagship.Name, "anna@example.org");

        var lines = await lab.LinesAsync();
        Assert.Equal([1, 2, 3, 4], lines.Select(line => line.Id));
        Assert.Equal([AuditKind.Launched, AuditKind.Paused, AuditKind.Resumed, AuditKind.Closed], lines.Select(line => line.Kind));
        Assert.Equal([Auditing.Server, .. Enumerable.Repeat("anna@example.org", 3)], lines.Select(line => line.By));
        Assert.Null(await BrokenAsync(lab));
    }

    [Theory, Databases]
    public async Task An_act_that_is_refused_leaves_no_line(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await Assert.ThrowsAsync<RefusedException>(() => lab.Marking.MarkAsync(
            Flagship.Name, Core.Allocation.Mode.Live, "nobody", counts: false, "A test", "anna"));

        Assert.Single(await lab.LinesAsync());
    }

    [Theory, Databases]
    public async Task Lines_that_two_processes_write_at_once_make_one_chain(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var other = lab.Again();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            (number % 2 == 0 ? lab : other).Auditing.NoteAsync(AuditKind.SignedIn, $"anna{number}@example.org"))));

        Assert.Equal(Enumerable.Range(1, 40).Select(id => (long)id), (await lab.LinesAsync()).Select(line => line.Id));
        Assert.Null(await BrokenAsync(lab));
    }

    [Theory, Databases(
        """update "AuditEvents" set "By" = 'somebody else' where "Id" = 2""",
        """update "AuditEvents" set "Kind" = 'SignedOut' where "Id" = 2""",
        """update "AuditEvents" set "Detail" = '' where "Id" = 2""",
        """update "AuditEvents" set "StudyId" = 7 where "Id" = 2""")]
    public async Task A_line_that_was_changed_is_named(Database database, string tampering)
    {
        await using var lab = await NotedAsync(database);

        await lab.RunAsync(tampering);

        Assert.Equal("line 2 of the audit log", await BrokenAsync(lab));
    }

    [Theory, Databases]
    public async Task A_line_that_was_taken_out_is_named(Database database)
    {
        await using var lab = await NotedAsync(database);

        await lab.RunAsync("""delete from "AuditEvents" where "Id" = 2""");

        Assert.Equal("line 2 of the audit log is gone", await BrokenAsync(lab));
    }

    [Theory, Databases]
    public async Task Lines_that_were_renumbered_to_hide_a_gap_are_found(Database database)
    {
        await using var lab = await NotedAsync(database);

        await lab.RunAsync("""delete from "AuditEvents" where "Id" = 2""");
        await lab.RunAsync("""update "AuditEvents" set "Id" = 2 where "Id" = 3""");

        Assert.Equal("line 2 of the audit log", await BrokenAsync(lab));
    }

    [Fact]
    public void No_two_lines_that_read_alike_when_run_together_have_one_hash()
    {
        var one = Line("ab", "c");
        var other = Line("a", "bc");

        Assert.NotEqual(Auditing.Hash(Auditing.Start, one), Auditing.Hash(Auditing.Start, other));
        Assert.NotEqual(Auditing.Hash(Auditing.Start, Line("a", null)), Auditing.Hash(Auditing.Start, Line("a", "")));

        static AuditEvent Line(string about, string? detail) => new()
        {
            Id = 1,
            AtUtc = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc),
            Kind = AuditKind.Invited,
            By = "anna",
            About = about,
            Detail = detail,
            Hash = [],
        };
    }

    private static async Task<Lab> NotedAsync(Database database)
    {
        var lab = await Lab.MakeAsync(database);
        foreach (var kind in new[] { AuditKind.AccountMade, AuditKind.SignedIn, AuditKind.SignInFailed })
            await lab.Auditing.NoteAsync(kind, "anna@example.org", detail: "password");
        await lab.UnguardAsync();
        return lab;
    }

    private static async Task<string?> BrokenAsync(Lab lab) =>
        (await lab.VerifyAsync()).Single(finding => finding.Claim == claim).Broken;
}
