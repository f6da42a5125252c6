using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage.Tests;

public sealed class MigrationsTests
{
    [Theory, Databases]
    public async Task The_model_has_no_change_without_a_migration(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await using var db = lab.Database.Open();

        var hasChanges = db.Database.HasPendingModelChanges();

        Assert.False(hasChanges);
    }

    [Theory, Databases]
    public async Task A_lab_that_was_migrated_has_every_migration(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await using var db = lab.Database.Open();

        var applied = await db.Database.GetAppliedMigrationsAsync();

        Assert.Equal(db.Database.GetMigrations(), applied);
    }

    [Fact]
    public void Both_databases_have_migrations_of_the_same_names()
    {
        using var sqlite = LabDatabase.Sqlite(Path.Combine(Path.GetTempPath(), "vignettelab-none.db")).Open();
        using var postgres = LabDatabase.Postgres("Host=none;Database=none").Open();

        var (one, other) = (Names(sqlite), Names(postgres));

        Assert.NotEmpty(one);
        Assert.Equal(one, other);
    }

    // A migration is called by the time it was made and its name.
    private static List<string> Names(LabDb db) =>
        [.. db.Database.GetMigrations().Select(migration => migration.Split('_', 2)[1])];
}
