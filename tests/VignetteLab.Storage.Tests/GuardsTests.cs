using System.Data.Common;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class GuardsTests
{
    [Theory, Databases("Submissions", "Places", "ArmChanges", "ResponseMarks", "Versions", "DraftEdits", "AuditEvents")]
    public async Task A_row_that_never_changes_cannot_be_updated(Database database, string table)
    {
        await using var lab = await FilledAsync(database);
        var rows = await lab.CountAsync(table);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync($"""update "{table}" set "Id" = "Id" + 1000"""));

        Assert.Contains($"{table} is append-only", Assert.IsType<DbException>(refusal, exactMatch: false).Message,
            StringComparison.Ordinal);
        Assert.Equal(rows, await lab.NumberAsync($"""select count(*) from "{table}" where "Id" < 1000"""));
    }

    [Theory, Databases("Submissions", "Places", "ArmChanges", "ResponseMarks", "Versions", "DraftEdits", "AuditEvents")]
    public async Task A_row_that_never_changes_cannot_be_deleted(Database database, string table)
    {
        await using var lab = await FilledAsync(database);
        var rows = await lab.CountAsync(table);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync($"""delete from "{table}" """));

        Assert.Contains($"{table} is append-only", Assert.IsType<DbException>(refusal, exactMatch: false).Message,
            StringComparison.Ordinal);
        Assert.Equal(rows, await lab.CountAsync(table));
    }

    [Theory]
    [InlineData("Submissions")]
    [InlineData("Places")]
    [InlineData("ArmChanges")]
    [InlineData("ResponseMarks")]
    [InlineData("Versions")]
    [InlineData("DraftEdits")]
    [InlineData("AuditEvents")]
    public async Task A_row_that_never_changes_cannot_be_replaced_on_SQLite(string table)
    {
        await using var lab = await FilledAsync(Database.Sqlite);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync(
            $"""insert or replace into "{table}" select * from "{table}" """));

        Assert.IsType<DbException>(refusal, exactMatch: false);
    }

    [PostgresFact]
    public async Task Tables_whose_rows_never_change_cannot_be_emptied_at_once_on_PostgreSQL()
    {
        await using var lab = await FilledAsync(Database.Postgres);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync("""truncate "Submissions", "Places" """));

        Assert.IsType<DbException>(refusal, exactMatch: false);
        Assert.Equal(2, await lab.CountAsync("Submissions"));
    }

    [Theory, Databases("VersionId", "StudyId", "Mode", "Token")]
    public async Task Who_a_respondent_is_cannot_be_changed_but_where_they_stand_can(Database database, string column)
    {
        await using var lab = await FilledAsync(database);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync($"""update "Respondents" set "{column}" = {(column.EndsWith("Id", StringComparison.Ordinal) ? "7" : "'pilot'")}"""));
        await lab.RunAsync("""update "Respondents" set "Language" = 'da'""");

        Assert.Contains("Respondents keep", Assert.IsType<DbException>(refusal, exactMatch: false).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SQLite_holds_every_guard()
    {
        await using var lab = await Lab.MakeAsync(Database.Sqlite);

        var guards = await TextsAsync(lab, "select name from sqlite_master where type = 'trigger'");

        Assert.Superset(
            new HashSet<string>
            {
                "GuardArmChangesDelete", "GuardArmChangesUpdate", "GuardAuditEventsDelete", "GuardAuditEventsUpdate",
                "GuardResponseMarksDelete", "GuardResponseMarksUpdate",
                "GuardDraftEditsDelete", "GuardDraftEditsUpdate", "GuardPlacesDelete", "GuardPlacesUpdate",
                "GuardRespondentsUpdate", "GuardSubmissionsDelete", "GuardSubmissionsUpdate", "GuardVersionsDelete", "GuardVersionsUpdate",
            },
            guards);
    }

    [PostgresFact]
    public async Task PostgreSQL_holds_every_guard_and_has_them_on()
    {
        await using var lab = await Lab.MakeAsync(Database.Postgres);

        var guards = await TextsAsync(
            lab, "select tgname from pg_trigger where not tgisinternal and tgenabled = 'O'");

        Assert.Superset(
            new HashSet<string>
            {
                "GuardArmChanges", "GuardAuditEvents", "GuardDraftEdits", "GuardPlaces", "GuardRespondentsUpdate", "GuardResponseMarks", "GuardSubmissions", "GuardVersions",
            },
            guards);
    }

    [Theory, Databases]
    public async Task Guards_that_were_lost_are_back_after_migrating_again(Database database)
    {
        await using var lab = await FilledAsync(database);
        await lab.UnguardAsync();

        await lab.Database.MigrateAsync(default);

        await Assert.ThrowsAnyAsync<DbException>(() => lab.RunAsync("""delete from "Submissions" """));
    }

    [Theory, Databases("Submissions", "Places", "ArmChanges", "ResponseMarks")]
    public async Task A_declared_erasure_lets_answers_places_and_their_logs_go(Database database, string table)
    {
        await using var lab = await FilledAsync(database);

        await lab.RunAsync($"""
            begin; insert into "Erasures" ("Id", "Reason") values (1, 'test'); delete from "{table}";
            delete from "Erasures"; commit
            """);

        Assert.Equal(0, await lab.CountAsync(table));
    }

    [Theory, Databases("Versions", "DraftEdits")]
    public async Task A_declared_erasure_lets_no_version_and_no_draft_go(Database database, string table)
    {
        await using var lab = await FilledAsync(database);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync($"""
            begin; insert into "Erasures" ("Id", "Reason") values (1, 'test'); delete from "{table}"; commit
            """));

        Assert.Contains("append-only", refusal?.Message, StringComparison.Ordinal);
        Assert.Equal(1, await lab.CountAsync(table));
    }

    [Theory, Databases("Submissions", "Places", "ArmChanges", "ResponseMarks")]
    public async Task A_declared_erasure_lets_nothing_be_changed(Database database, string table)
    {
        await using var lab = await FilledAsync(database);

        var refusal = await Record.ExceptionAsync(() => lab.RunAsync($"""
            begin; insert into "Erasures" ("Id", "Reason") values (1, 'test');
            update "{table}" set "Id" = "Id" + 1000; commit
            """));

        Assert.Contains("append-only", refusal?.Message, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Simulating_again_erases_what_was_simulated_and_nothing_else(Database database)
    {
        await using var lab = await FilledAsync(database);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);
        var walk = await Walk.ToAsync(lab, "profession", mode: Mode.Simulated);
        await lab.Marking.MarkAsync(Flagship.Name, Mode.Simulated, walk.Token, counts: false, "A test", "anna");
        await lab.Switch.SetAsync(Flagship.Name, Mode.Simulated, "core_low", open: false, "A test", "anna");

        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);

        Assert.Empty(await lab.LedgerAsync(Mode.Simulated));
        Assert.Single(await lab.LedgerAsync(Mode.Live));
        Assert.Equal(1, await lab.CountAsync("Respondents"));
        Assert.Equal(2, await lab.CountAsync("Submissions"));
        Assert.Equal(1, await lab.CountAsync("Counters"));
        Assert.Equal(1, await lab.CountAsync("ResponseMarks"));
        Assert.Equal(1, await lab.CountAsync("ArmChanges"));
    }

    [Theory, Databases("Submissions", "Places")]
    public async Task After_an_erasure_the_guards_refuse_again(Database database, string table)
    {
        await using var lab = await FilledAsync(database);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);

        await Assert.ThrowsAnyAsync<DbException>(() => lab.RunAsync($"""delete from "{table}" """));

        Assert.Equal(0, await lab.CountAsync("Erasures"));
    }

    // One respondent who has a place: a row at least in every table that is guarded.
    private static async Task<Lab> FilledAsync(Database database)
    {
        var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        await lab.Marking.MarkAsync(Flagship.Name, Mode.Live, walk.Token, counts: false, "A test", "anna");
        await lab.Switch.SetAsync(Flagship.Name, Mode.Live, "core_low", open: false, "A test", "anna");
        return lab;
    }

    private static async Task<HashSet<string>> TextsAsync(Lab lab, string sql)
    {
        await using var connection = await lab.ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new HashSet<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
