using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

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

    [Theory, Databases]
    public async Task What_was_kept_before_there_were_designs_is_there_after_and_goes_on(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        for (var respondent = 0; respondent < 6; respondent++)
            await (await Walk.StartAsync(lab, role: 1 + respondent % 2)).FinishAsync();
        var walk = await Walk.ToAsync(lab, "profession");
        var (ledger, standing) = (await lab.LedgerAsync(), await walk.StandAsync());

        // Back to the shape of the first release, which kept neither candidates nor vignettes; then forward again.
        await using (var db = lab.Database.Open())
        {
            foreach (var statement in Guards.Drops(database == Database.Postgres))
                await db.Database.ExecuteSqlRawAsync(statement);
            await db.GetService<IMigrator>().MigrateAsync("First");
        }

        Assert.Equal(1, await lab.CountAsync("__EFMigrationsHistory"));
        var later = lab.Again();
        await later.Database.MigrateAsync(default);

        Assert.Equivalent(ledger, await later.LedgerAsync(), strict: true);
        Assert.Equivalent(standing.Saved, (await Walk.Of(later, standing).StandAsync()).Saved, strict: true);
        await Walk.Of(later, standing).FinishAsync();
        Assert.Equal(5, (await Walk.AllocatedAsync(later)).Place?.Turn.Number);
        Assert.Equal(3, ledger.Count(place => place.Stratum == "helper"));
        await Assert.ThrowsAnyAsync<DbException>(() => later.RunAsync("""delete from "Places" """));
        await later.VerifiedAsync();
    }

    // A migration is called by the time it was made and its name.
    private static List<string> Names(LabDb db) =>
        [.. db.Database.GetMigrations().Select(migration => migration.Split('_', 2)[1])];
}
