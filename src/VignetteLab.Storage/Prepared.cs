using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace VignetteLab.Storage;

/// <summary>Statements that every respondent's way runs again and again, prepared once per connection.</summary>
/// <remarks>
/// Measured: made by EF Core anew each time, they took four fifths of the time of saving a page. What runs more seldom is
/// EF Core's.
/// </remarks>
internal static class Prepared
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> known = [];

    /// <summary>A statement on a context's connection, which must be open, within its transaction if there is one.</summary>
    /// <param name="db">The context; no two threads use one at once.</param>
    /// <param name="sql">The statement, its values written <c>@p0</c>, <c>@p1</c> and so on.</param>
    /// <param name="values">The values; <c>null</c> for none.</param>
    public static DbCommand Statement(this LabDb db, string sql, params ReadOnlySpan<object?> values)
    {
        var statements = known.GetValue(db.Database.GetDbConnection(), Begin);
        if (!statements.TryGetValue(sql, out var statement))
            statements[sql] = statement = Make(db.Database.GetDbConnection(), sql, values.Length);
        for (var index = 0; index < values.Length; index++)
            statement.Parameters[index].Value = values[index] ?? DBNull.Value;
        statement.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return statement;
    }

    /// <summary>A time that was kept as UTC.</summary>
    public static DateTime GetUtc(this DbDataReader row, int column) =>
        DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    /// <summary>A value that may be missing.</summary>
    public static T? GetOrNull<T>(this DbDataReader row, int column, Func<DbDataReader, int, T> get) where T : struct =>
        row.IsDBNull(column) ? null : get(row, column);

    // What was prepared belongs to the session: a connection that is closed and opened again gets another's.
    private static Dictionary<string, DbCommand> Begin(DbConnection connection)
    {
        var statements = new Dictionary<string, DbCommand>();
        connection.StateChange += Forget;
        return statements;

        void Forget(object sender, StateChangeEventArgs change)
        {
            if (change.CurrentState == ConnectionState.Open)
                return;
            connection.StateChange -= Forget;
            known.Remove(connection);
            foreach (var statement in statements.Values)
                statement.Dispose();
        }
    }

    private static DbCommand Make(DbConnection connection, string sql, int values)
    {
        var statement = connection.CreateCommand();
        statement.CommandText = sql;
        for (var index = 0; index < values; index++)
        {
            var parameter = statement.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            statement.Parameters.Add(parameter);
        }

        return statement;
    }
}
