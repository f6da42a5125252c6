using Microsoft.Data.Sqlite;

namespace VignetteLab.Benchmarks.Takes;

/// <summary>Where a server keeps what it was sent, and how to count it.</summary>
/// <param name="Surveys">Counts surveys that were finished.</param>
/// <param name="Pages">Counts pages that were saved.</param>
internal sealed record Ledger(string File, string Surveys, string Pages)
{
    public static Ledger OfSite(string folder) => new(
        Path.Combine(folder, "lab.db"),
        "select count(*) from Respondents where FinishedUtc is not null and Mode = 'live'",
        "select count(*) from Submissions");

    public static Ledger OfCeiling(string folder) => new(
        Path.Combine(folder, "ceiling.db"),
        "select count(*) from respondent where completed is not null",
        "select count(*) from answer");

    public async Task<(long Surveys, long Pages)> CountAsync(CancellationToken stop)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(stop);
        return (await OneAsync(connection, Surveys, stop), await OneAsync(connection, Pages, stop));
    }

    private static async Task<long> OneAsync(SqliteConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(stop) ?? 0L);
    }
}
