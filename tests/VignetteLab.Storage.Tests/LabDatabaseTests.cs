using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage.Tests;

public sealed class LabDatabaseTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task A_SQLite_file_is_kept_durably_and_its_keys_hold(string pragma, string expected)
    {
        await using var lab = await Lab.MakeAsync(Database.Sqlite);

        var setting = await PragmaAsync(lab.Database, pragma);

        Assert.Equal(expected, setting);
    }

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    public async Task The_writer_itself_keeps_durably(string pragma, string expected)
    {
        await using var lab = await Lab.MakeAsync(Database.Sqlite);

        var setting = await lab.Commit.RunAsync(db => PragmaAsync(db, pragma));

        Assert.Equal(expected, setting);
    }

    [Fact]
    public async Task An_empty_file_that_was_there_before_is_kept_durably_too()
    {
        var folder = Directory.CreateTempSubdirectory("vignettelab-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "lab.db"), []);

        string setting;
        await using (var lab = await Lab.InAsync(folder.FullName))
            setting = await PragmaAsync(lab.Database, "journal_mode");

        folder.Delete(recursive: true);
        Assert.Equal("wal", setting);
    }

    [PostgresFact]
    public async Task PostgreSQL_commits_durably()
    {
        await using var lab = await Lab.MakeAsync(Database.Postgres);

        var setting = await lab.Commit.RunAsync(db => db.Database.SqlQuery<string>(
            $"""select current_setting('synchronous_commit') as "Value" """).SingleAsync());

        Assert.Equal("on", setting);
    }

    [Theory, Databases]
    public async Task A_lab_is_there_once_it_was_migrated(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        Assert.True(await lab.Database.IsThereAsync(default));
    }

    [Fact]
    public async Task A_command_that_only_reads_makes_no_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"vignettelab-{Secrets.Token()}.db");
        var database = LabDatabase.Sqlite(path, readOnly: true);

        var isThere = await database.IsThereAsync(default);

        Assert.False(isThere);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_command_that_only_reads_can_write_nothing()
    {
        await using var lab = await Lab.LaunchedAsync(Database.Sqlite);
        var reader = LabDatabase.Sqlite(lab.Database.Name, readOnly: true);
        await using var db = reader.Open();

        var error = await Record.ExceptionAsync(() =>
            db.Database.ExecuteSqlAsync($"""update "Studies" set "Status" = 'Closed' """));

        Assert.Equal(8, Assert.IsType<SqliteException>(error).SqliteErrorCode);
        Assert.Equal(1, await db.Studies.CountAsync());
    }

    [Fact]
    public void A_name_never_holds_a_password()
    {
        var database = LabDatabase.Postgres("Host=db.example.org;Database=lab;Username=lab;Password=hunter2");

        Assert.Equal("db.example.org/lab", database.Name);
    }

    [Theory, Databases]
    public async Task Processes_that_start_at_once_may_all_migrate(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var processes = Enumerable.Range(0, 4).Select(_ => lab.Again().Database).ToList();

        for (var start = 0; start < 5; start++)
            await Task.WhenAll(processes.Select(process => Task.Run(() => process.MigrateAsync(default))));

        await Assert.ThrowsAnyAsync<DbException>(() => FailToDeleteAsync(lab));
    }

    [Theory, Databases]
    public async Task Processes_that_start_at_once_on_an_empty_database_may_all_migrate(Database database)
    {
        for (var start = 0; start < 3; start++)
        {
            await using var lab = await Lab.PlaceAsync(database);
            var processes = Enumerable.Range(0, 4).Select(_ => lab.Again().Database).ToList();

            await Task.WhenAll(processes.Select(process => Task.Run(() => process.MigrateAsync(default))));

            Assert.True(await lab.Database.IsThereAsync(default));
        }
    }

    private static async Task FailToDeleteAsync(Lab lab)
    {
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.RunAsync("""delete from "DraftEdits" """);
    }

    private static async Task<string> PragmaAsync(LabDatabase database, string pragma)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        return await PragmaAsync(db, pragma);
    }

    private static async Task<string> PragmaAsync(LabDb db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"pragma {pragma}";
        return $"{await command.ExecuteScalarAsync()}";
    }
}
