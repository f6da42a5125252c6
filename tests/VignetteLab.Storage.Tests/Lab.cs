using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

/// <summary>A lab in a database of its own, with all the acts there are; gone when it is disposed of.</summary>
internal sealed class Lab : IAsyncDisposable
{
    private readonly Database kind;
    private readonly string place;
    private readonly bool isGuest;
    private readonly List<Lab> others = [];
    private readonly Readers readers;
    private string name = Flagship.Name;

    private Lab(Database kind, string place, Clock clock, bool isGuest)
    {
        (this.kind, this.place, this.isGuest, Clock) = (kind, place, isGuest, clock);
        Database = kind == Tests.Database.Sqlite ? LabDatabase.Sqlite(place) : LabDatabase.Postgres(place);
        Commit = new(Database);
        Versions = new(Database);
        readers = new(Database);
        Standings = new(readers, Versions);
        Secrets = new(Database);
        Publication = new(Commit, Database, Clock);
        Piloting = new(Commit, Database, Secrets, Clock);
        Launching = new(Commit, new(Database, Clock), Clock);
        Amending = new(Commit, new(Database, Clock), Clock);
        Studies = new(readers, Versions, Secrets);
        Enrolment = new(Commit, Versions);
        Switch = new(Commit, Database, Versions, Clock);
        Marking = new(Commit, Clock);
        Inviting = new(Commit, readers, Secrets, Clock);
        Answering = new(Commit, Database, Standings, new Allocating(Database), Secrets);
        Accounts = new(Commit, Clock);
        Membering = new(Commit, Database, Clock);
        Factors = new(Commit, Database, Clock);
        Sessions = new(Commit, Database, Clock);
        Throttle = new(Commit, Secrets, Clock);
        Auditing = new(Commit, Clock);
    }

    public Clock Clock { get; }

    public LabDatabase Database { get; }

    public GroupCommit Commit { get; }

    public Versions Versions { get; }

    public Standings Standings { get; }

    public Secrets Secrets { get; }

    public Publication Publication { get; }

    public Piloting Piloting { get; }

    public Launching Launching { get; }

    public Amending Amending { get; }

    public OpenStudies Studies { get; }

    public Enrolment Enrolment { get; }

    public Answering Answering { get; }

    public ArmSwitch Switch { get; }

    public Marking Marking { get; }

    public Inviting Inviting { get; }

    public Accounts Accounts { get; }

    public Membering Membering { get; }

    public Factors Factors { get; }

    public Sessions Sessions { get; }

    public Throttle Throttle { get; }

    public Auditing Auditing { get; }

    /// <summary>An empty lab.</summary>
    public static async Task<Lab> MakeAsync(Database kind)
    {
        var lab = await PlaceAsync(kind);
        await lab.Database.MigrateAsync(default);
        return lab;
    }

    /// <summary>A place for a lab, without a table.</summary>
    public static async Task<Lab> PlaceAsync(Database kind) => new(
        kind,
        kind == Tests.Database.Postgres
            ? await PostgresServer.CreateAsync()
            : Path.Combine(Directory.CreateTempSubdirectory("vignettelab-").FullName, "lab.db"),
        new(),
        isGuest: false);

    /// <summary>An empty lab in a folder that the test has made.</summary>
    public static async Task<Lab> InAsync(string folder)
    {
        var lab = new Lab(Tests.Database.Sqlite, Path.Combine(folder, "lab.db"), new(), isGuest: true);
        await lab.Database.MigrateAsync(default);
        return lab;
    }

    /// <summary>A lab with a study open to respondents; the flagship study where none is named.</summary>
    public static async Task<Lab> LaunchedAsync(Database kind, Study? study = null)
    {
        var lab = await MakeAsync(kind);
        lab.name = study?.Name ?? lab.name;
        await lab.Publication.TakeInAsync(study ?? Flagship.Study);
        await lab.OpenAsync();
        return lab;
    }

    /// <summary>Opens its draft at once, whatever the checks find: <see cref="Storage.Launching"/> asks them, and is tested for itself.</summary>
    /// <returns>The commitment.</returns>
    public Task<string> OpenAsync() => Commit.RunAsync(async db =>
        await Publication.OpenAsync(db, await Life.OutOfBinAsync(db, name), Schedule.Now, Auditing.Server, Clock.Now));

    /// <summary>The same lab as another process has it: the same database, a writer and a memory of its own.</summary>
    public Lab Again()
    {
        // A pool of connections of its own too, as a process has.
        var there = kind == Tests.Database.Postgres
            ? $"{place};Application Name=process {others.Count + 2};Maximum Pool Size=10"
            : place;
        var other = new Lab(kind, there, Clock, isGuest: true) { name = name };
        others.Add(other);
        return other;
    }

    /// <summary>The study as it is kept.</summary>
    public async Task<StudyRecord> StudyAsync()
    {
        await using var db = Database.Open();
        return await db.Studies.AsNoTracking().SingleAsync(study => study.Name == name);
    }

    /// <summary>Its key.</summary>
    public async Task<KeyRecord> KeyAsync(Mode mode = Mode.Live)
    {
        await using var db = Database.Open();
        return await db.Keys.AsNoTracking().SingleAsync(key => key.Mode == mode);
    }

    /// <summary>Its ledger.</summary>
    public async Task<List<Place>> LedgerAsync(Mode mode = Mode.Live)
    {
        await using var snapshot = await SnapshotAsync(mode);
        return await snapshot.LedgerAsync(default).ToListAsync();
    }

    /// <summary>A snapshot of it.</summary>
    public async Task<Snapshot> SnapshotAsync(Mode mode = Mode.Live) =>
        await Snapshot.OpenAsync(Database, Versions, name, mode, default)
            ?? throw new InvalidOperationException($"{name} is not in the lab.");

    /// <summary>What a <c>verify</c> finds that is started now.</summary>
    public Task<IReadOnlyList<Finding>> VerifyAsync() => new Verification(Database, new(Database)).CheckAsync(default);

    /// <summary>Asserts that nothing is broken.</summary>
    public async Task VerifiedAsync() => Assert.All(await VerifyAsync(), finding => Assert.Null(finding.Broken));

    /// <summary>Draws a key for a pilot.</summary>
    public async Task OpenPilotAsync()
    {
        var key = new AllocationKey(Enumerable.Range(1, AllocationKey.Length).Select(octet => (byte)octet).ToArray());
        await using var db = Database.Open();
        db.Keys.Add(new()
        {
            StudyId = (await StudyAsync()).Id,
            Mode = Mode.Pilot,
            Key = key.Bytes.ToArray(),
            Commitment = key.Commitment,
            DrawnUtc = Clock.Now,
        });
        (await db.Studies.SingleAsync(study => study.Name == name)).PilotNonce = Secrets.Token();
        await db.SaveChangesAsync();
    }

    /// <summary>A connection that nothing of ours has touched.</summary>
    public async Task<DbConnection> ConnectAsync()
    {
        DbConnection connection = kind == Tests.Database.Postgres
            ? new NpgsqlConnection(place)
            : new SqliteConnection($"Data Source={place};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs a statement behind the storage's back.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> RunAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        return await RunAsync(connection, sql);
    }

    public static async Task<int> RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads a number behind the storage's back.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>How many rows a table has, by a connection that nothing of ours has touched.</summary>
    public Task<long> CountAsync(string table) => NumberAsync($"""select count(*) from "{table}" """);

    /// <summary>Takes every guard away, as somebody who tampers would.</summary>
    public async Task UnguardAsync()
    {
        foreach (var (table, _) in Guards.Tables)
        {
            await RunAsync(kind == Tests.Database.Postgres
                ? $"""drop trigger "Guard{table}" on "{table}" """
                : $"""drop trigger "Guard{table}Update"; drop trigger "Guard{table}Delete" """);
        }

        await RunAsync($"""drop trigger "{Guards.Respondents}" """ + (kind == Tests.Database.Postgres ? "on \"Respondents\"" : ""));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var other in others)
            await other.DisposeAsync();
        await Commit.DisposeAsync();
        readers.Dispose();
        if (isGuest)
            return;
        if (kind == Tests.Database.Postgres)
        {
            await PostgresServer.DropAsync(place);
            return;
        }

        await using (var db = Database.Open())
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        Directory.Delete(Path.GetDirectoryName(place)!, recursive: true);
    }
}
