using System.Globalization;
using Microsoft.Data.Sqlite;

namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>One connection of the ceiling to its file, with its statements prepared.</summary>
internal sealed class CeilingDatabase : IDisposable
{
    private const string settings = """
        pragma busy_timeout = 30000; pragma journal_mode = wal; pragma synchronous = full;
        pragma cache_size = -65536; pragma mmap_size = 268435456; pragma temp_store = memory;
        pragma wal_autocheckpoint = 4000;
        """;

    private const string schema = """
        create table if not exists respondent (
            token text primary key, arm int not null, started text not null, completed text, page int not null
        ) without rowid;
        create table if not exists answer (
            token text not null, page int not null, json text not null, at text not null,
            primary key (token, page)
        ) without rowid;
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand start;
    private readonly SqliteCommand answer;
    private readonly SqliteCommand advance;
    private readonly SqliteCommand find;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand rollback;

    public CeilingDatabase(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Run(settings);
        Run(schema);
        start = Prepare("insert into respondent (token, arm, started, page) values ($token, $arm, $now, 0)");
        answer = Prepare("""
            insert into answer (token, page, json, at) values ($token, $page, $json, $now)
            on conflict do update set json = excluded.json, at = excluded.at
            """);
        advance = Prepare("""
            update respondent set page = $page, completed = iif($page = 4, $now, null) where token = $token
            """);
        begin = Prepare("begin immediate");
        commit = Prepare("commit");
        rollback = Prepare("rollback");
        find = Prepare("select arm from respondent where token = $token");
    }

    public void Begin() => begin.ExecuteNonQuery();

    public void Commit() => commit.ExecuteNonQuery();

    public void Rollback() => rollback.ExecuteNonQuery();

    public void Save(SavedPage page)
    {
        var now = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        if (page.Page == 0)
        {
            Run(start, page.Respondent, page.Arm, now);
        }
        else
        {
            Run(answer, page.Respondent, page.Page, page.Answers, now);
            Run(advance, page.Page, now, page.Respondent);
        }
    }

    /// <summary>The arm of a respondent; null when there is no such respondent.</summary>
    public int? Arm(string respondent)
    {
        find.Parameters[0].Value = respondent;
        return (int?)(long?)find.ExecuteScalar();
    }

    public void Dispose() => connection.Dispose();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    // Parameters stand in the order in which the statement first names them.
    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        var words = sql.Split(' ', ',', '(', ')', '\n');
        foreach (var word in words.Where(word => word.StartsWith('$')).Distinct())
            command.Parameters.Add(new SqliteParameter(word, ""));
        command.Prepare();
        return command;
    }
}
