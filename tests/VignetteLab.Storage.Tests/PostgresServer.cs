using Npgsql;

namespace VignetteLab.Storage.Tests;

/// <summary>The server on which each test makes a database of its own, and drops it.</summary>
internal static class PostgresServer
{
    public const string Variable = "VIGNETTELAB_POSTGRES";

    private static readonly string? server = Environment.GetEnvironmentVariable(Variable);

    public static bool IsThere => !string.IsNullOrEmpty(server);

    /// <summary>Makes a database.</summary>
    /// <returns>How to connect to it.</returns>
    public static async Task<string> CreateAsync()
    {
        var name = $"vignettelab_test_{Secrets.Token()}";
        await RunAsync($"""create database "{name}" template template0""");

        // Tests run side by side on one server, which takes a hundred connections.
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    public static async Task DropAsync(string connection)
    {
        await using (var pooled = new NpgsqlConnection(connection))
            NpgsqlConnection.ClearPool(pooled);
        var name = new NpgsqlConnectionStringBuilder(connection).Database;
        await RunAsync($"""drop database "{name}" with (force)""");
    }

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
