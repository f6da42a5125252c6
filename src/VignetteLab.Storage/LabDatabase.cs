using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace VignetteLab.Storage;

/// <summary>Where the lab is kept: a SQLite file, or a PostgreSQL server for more than one web process.</summary>
public sealed class LabDatabase
{
    private const string migrating = "7867766576";

    private readonly IDbContextFactory<LabDb> contexts;
    private readonly bool isPostgres;

    private LabDatabase(IDbContextFactory<LabDb> contexts, bool isPostgres, string name)
    {
        this.contexts = contexts;
        this.isPostgres = isPostgres;
        Name = name;
    }

    /// <summary>What to call it in messages: a file's path, or a server and database. Never a password.</summary>
    public string Name { get; }

    /// <summary>A SQLite file; its folder is made when it is not there.</summary>
    /// <param name="readOnly">For commands that only read: nothing can be written, nor a missing file be made.</param>
    public static LabDatabase Sqlite(string path, bool readOnly = false)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 10,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        };
        if (!readOnly)
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new DbContextOptionsBuilder<SqliteLabDb>().UseSqlite(connection.ToString()).Options;
        return new(new Contexts<SqliteLabDb>(new(options)), false, path);
    }

    /// <summary>A PostgreSQL server.</summary>
    public static LabDatabase Postgres(string connection)
    {
        var parts = new NpgsqlConnectionStringBuilder(connection);
        if (parts.MaxAutoPrepare == 0)
            parts.MaxAutoPrepare = 32;
        var options = new DbContextOptionsBuilder<PostgresLabDb>().UseNpgsql(parts.ToString()).Options;
        return new(new Contexts<PostgresLabDb>(new(options)), true, $"{parts.Host}/{parts.Database}");
    }

    /// <summary>
    /// How many connections to read with may be kept open. None on PostgreSQL: its driver keeps them, prepared statements too,
    /// and lends each to whoever waits.
    /// </summary>
    internal int KeptReaders => isPostgres ? 0 : 4 * Environment.ProcessorCount;

    /// <summary>A context to read or write with; dispose of it.</summary>
    public LabDb Open() => contexts.CreateDbContext();

    /// <summary>Whether the database is there and can be read.</summary>
    public async Task<bool> IsThereAsync(CancellationToken stop)
    {
        await using var db = Open();
        return await db.Database.CanConnectAsync(stop) &&
            !(await db.Database.GetPendingMigrationsAsync(stop)).Any();
    }

    /// <summary>How much room it takes, in bytes: a SQLite file with its log, or what a server says of its database.</summary>
    public async Task<long> SizeAsync(CancellationToken stop)
    {
        await using var db = Open();
        return isPostgres
            ? await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync(stop)
            : new[] { Name, $"{Name}-wal" }.Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length);
    }

    /// <summary>Brings the database to the shape this program knows, then puts the triggers back that guard it.</summary>
    public async Task MigrateAsync(CancellationToken stop)
    {
        await using var db = Open();

        // One process at a time: EF Core lets go of its own lock between two migrations, and another would do the second too.
        var locked = isPostgres && await db.Database.CanConnectAsync(stop);
        if (locked)
        {
            await db.Database.OpenConnectionAsync(stop);
            await db.Database.ExecuteSqlRawAsync($"select pg_advisory_lock({migrating})", stop);
        }

        try
        {
            await MigrateAsync(db, stop);
        }
        finally
        {
            // A connection that goes back to the pool would keep the lock.
            if (locked)
                await db.Database.ExecuteSqlRawAsync($"select pg_advisory_unlock({migrating})", CancellationToken.None);
        }
    }

    private async Task MigrateAsync(LabDb db, CancellationToken stop)
    {
        // SQLite makes a table that changes anew, and cannot while a trigger of another one names it.
        if (!isPostgres && (await db.Database.GetAppliedMigrationsAsync(stop)).Any() && (await db.Database.GetPendingMigrationsAsync(stop)).Any())
        {
            foreach (var statement in Guards.Drops(isPostgres))
                await db.Database.ExecuteSqlRawAsync(statement, stop);
        }

        await db.Database.MigrateAsync(stop);
        if (!isPostgres)
            await db.Database.ExecuteSqlRawAsync("pragma journal_mode = wal", stop); // EF sets it only on a file that it makes

        // Together, so that no table is ever without its guard.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var statement in Guards.Statements(isPostgres))
            await db.Database.ExecuteSqlRawAsync(statement, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Makes another process that would change the same respondent wait until this transaction ends.</summary>
    /// <remarks>On SQLite the transaction itself, begun as a writer, keeps every other out.</remarks>
    internal Task LockRespondentAsync(LabDb db, string token) => isPostgres
        ? db.Statement("""select 1 from "Respondents" where "Token" = @p0 for update""", token).ExecuteNonQueryAsync()
        : Task.CompletedTask;

    /// <summary>Likewise for everybody of a study in a mode: who would save waits, and finds out then whether they are still there.</summary>
    internal Task LockRespondentsAsync(LabDb db, int study, string mode) => isPostgres
        ? db.Statement("""select 1 from "Respondents" where "StudyId" = @p0 and "Mode" = @p1 order by "Id" for update""", study, mode).ExecuteNonQueryAsync()
        : Task.CompletedTask;

    /// <summary>Likewise for the ledger of a study in a mode.</summary>
    /// <remarks>All strata at once: two processes that took them in turns, each its own way round, would deadlock.</remarks>
    internal Task LockLedgerAsync(LabDb db, int study, string mode) => isPostgres
        ? db.Statement("""select 1 from "Keys" where "StudyId" = @p0 and "Mode" = @p1 for update""", study, mode).ExecuteNonQueryAsync()
        : Task.CompletedTask;

    /// <summary>Likewise for who is a member of a study: of its last two owners only one can go.</summary>
    internal Task LockMembersAsync(LabDb db, int study) => isPostgres
        ? db.Statement("""select 1 from "Studies" where "Id" = @p0 for update""", study).ExecuteNonQueryAsync()
        : Task.CompletedTask;

    private sealed class Contexts<T>(PooledDbContextFactory<T> pool) : IDbContextFactory<LabDb> where T : LabDb
    {
        public LabDb CreateDbContext() => pool.CreateDbContext();
    }
}

/// <summary>Lets <c>dotnet ef</c> write migrations without a server or a running site.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<SqliteLabDb>, IDesignTimeDbContextFactory<PostgresLabDb>
{
    SqliteLabDb IDesignTimeDbContextFactory<SqliteLabDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteLabDb>().UseSqlite("Data Source=design.db").Options);

    PostgresLabDb IDesignTimeDbContextFactory<PostgresLabDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresLabDb>().UseNpgsql("Host=design").Options);
}
