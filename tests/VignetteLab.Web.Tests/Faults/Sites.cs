using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Tests.Commands;

namespace VignetteLab.Web.Tests.Faults;

/// <summary>The program as it is run under load, in processes of its own, with the demonstration open.</summary>
public abstract class Sites : IAsyncLifetime
{
    private readonly List<LabProcess> processes = [];

    /// <summary>Where the first of them is.</summary>
    public Uri Address => processes[0].Address;

    /// <summary>What all processes have printed.</summary>
    public string Output => string.Join('\n', processes.Select(process => process.Output));

    protected Shell Shell { get; } = new();

    /// <summary>The database that they share.</summary>
    protected abstract LabDatabase Database { get; }

    public virtual Task InitializeAsync() => ServeAsync(1);

    public virtual async Task DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        SqliteConnection.ClearAllPools();
        Shell.Dispose();
    }

    /// <summary>Somebody who answers, at one of the processes; half of them keep cookies.</summary>
    public Walk Walk(int number) => new(processes[number % processes.Count].Address, cookies: number / processes.Count % 2 == 0);

    /// <summary>Opens a study that says the same as the demonstration, under another name.</summary>
    public async Task OpenStudyAsync(string name)
    {
        var reading = StudyLibrary.Read(StudyLibrary.Folders.Single(folder => folder.EndsWith(Lab.Study, StringComparison.Ordinal)));
        await using var commit = new GroupCommit(Database);
        await new Publication(commit, Database, TimeProvider.System).TakeInAsync(reading.Study! with { Name = name });
        await new Launching(commit, new(Database, TimeProvider.System), TimeProvider.System).LaunchAsync(
            new(name, Schedule.Now, Auditing.Server) { Accept = "Known" });
    }

    /// <summary>Makes personal links.</summary>
    /// <returns>Their paths.</returns>
    public async Task<string[]> InviteAsync(string study, int count)
    {
        using var readers = new Readers(Database);
        await using var commit = new GroupCommit(Database);
        var tokens = await new Inviting(commit, readers, new(Database), TimeProvider.System).MakeAsync(study, Mode.Live, count);
        return [.. tokens.Select(token => $"/s/{study}/i/{token}")];
    }

    /// <summary>The ledger: strata by name, places by number.</summary>
    public async Task<List<Place>> LedgerAsync(string study)
    {
        await using var snapshot = await Snapshot.OpenAsync(Database, new(Database), study, Mode.Live, default);
        return await snapshot!.LedgerAsync(default).ToListAsync();
    }

    /// <summary>How many have started, of whatever study.</summary>
    public async Task<int> RespondentsAsync()
    {
        await using var db = Database.Open();
        return await db.Respondents.CountAsync();
    }

    /// <summary>How many rows each table has.</summary>
    public async Task<string> RowsAsync()
    {
        await using var db = Database.Open();
        return $"""
            {await db.Respondents.CountAsync()} {await db.Places.CountAsync()} {await db.Counters.CountAsync()}
            {await db.Submissions.CountAsync()} {await db.Invitations.CountAsync()} {await db.Secrets.CountAsync()}
            """;
    }

    /// <summary>Asserts that nothing is broken.</summary>
    public async Task VerifiedAsync() => Assert.All(
        await new Verification(Database, new(Database)).CheckAsync(default), finding => Assert.Null(finding.Broken));

    /// <summary>Starts sites, all at once.</summary>
    protected async Task ServeAsync(int count, params string[] arguments) => processes.AddRange(await Task.WhenAll(
        Enumerable.Range(0, count).Select(_ => LabProcess.ServeAsync(
            Shell.Folder, arguments: ["--urls", "http://127.0.0.1:0", .. arguments]))));
}

/// <summary>One process on a SQLite file.</summary>
public sealed class SqliteSites : Sites
{
    protected override LabDatabase Database => LabDatabase.Sqlite(Shell.At(".lab/lab.db"));
}

/// <summary>Three processes, started at once, on one PostgreSQL database that has no table yet; none where there is no server.</summary>
public sealed class PostgresSites : Sites
{
    private readonly string name = $"sites_{Guid.NewGuid():n}";

    protected override LabDatabase Database => LabDatabase.Postgres(Connection);

    // The server's connections are for all three.
    private string Connection =>
        new NpgsqlConnectionStringBuilder(PostgresFactAttribute.Server) { Database = name, MaxPoolSize = 20 }.ToString();

    public override async Task InitializeAsync()
    {
        if (PostgresFactAttribute.Server is null)
            return;
        await DoAsync($"create database {name}");
        await ServeAsync(3, $"--ConnectionStrings:Postgres={Connection}");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (PostgresFactAttribute.Server is not null)
            await DoAsync($"drop database {name} with (force)");
    }

    private static async Task DoAsync(string sql)
    {
        await using var server = new NpgsqlConnection(PostgresFactAttribute.Server);
        await server.OpenAsync();
        await using var command = server.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
