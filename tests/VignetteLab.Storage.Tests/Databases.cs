using System.Reflection;
using Xunit.Sdk;

namespace VignetteLab.Storage.Tests;

/// <summary>What keeps the lab of a test.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a test on SQLite and, where there is a server, on PostgreSQL; with each of the cases, if any.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DatabasesAttribute(params string[] cases) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        from database in PostgresServer.IsThere ? Enum.GetValues<Database>() : [Database.Sqlite]
        from row in cases.Length == 0 ? [[database]] : cases.Select(one => new object[] { database, one })
        select row;
}

/// <summary>A test that only PostgreSQL can take; skipped, and said so, where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsThere)
            Skip = $"{PostgresServer.Variable} is not set, so nothing is tested on PostgreSQL.";
    }
}
