namespace VignetteLab.Web.Tests;

/// <summary>A test on a PostgreSQL server; skipped where <c>VIGNETTELAB_POSTGRES</c> names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (Server is null)
            Skip = "There is no PostgreSQL server: VIGNETTELAB_POSTGRES is not set.";
    }

    /// <summary>The connection string of a server on which databases can be made.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("VIGNETTELAB_POSTGRES") is { Length: > 0 } server ? server : null;
}
