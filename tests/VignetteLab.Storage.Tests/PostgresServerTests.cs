namespace VignetteLab.Storage.Tests;

public sealed class PostgresServerTests
{
    [PostgresFact]
    public async Task Storage_is_tested_on_PostgreSQL_too()
    {
        await using var lab = await Lab.MakeAsync(Database.Postgres);

        var version = await lab.NumberAsync("select current_setting('server_version_num')::int");

        Assert.InRange(version, 140_000, 999_999);
    }
}
