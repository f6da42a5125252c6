using VignetteLab.Storage;

namespace VignetteLab.Web;

/// <summary>Where the lab keeps its things, from the settings <c>Lab</c> and <c>ConnectionStrings:Postgres</c>.</summary>
public sealed class LabSettings(IConfiguration configuration)
{
    /// <summary>The folder of the SQLite file; relative to the folder that the program was started in.</summary>
    public string Data { get; } = Path.GetFullPath(configuration["Lab:Data"] is { Length: > 0 } data ? data : ".lab");

    /// <summary>The SQLite file.</summary>
    public string File => Path.Combine(Data, "lab.db");

    /// <summary>What links and QR codes begin with; <c>null</c> where the address that was asked for will do.</summary>
    public string? PublicUrl { get; } =
        configuration["Lab:PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>The time zone that people read and write times in; the server's own where none is set.</summary>
    public TimeZoneInfo Zone { get; } =
        configuration["Lab:TimeZone"] is { Length: > 0 } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : TimeZoneInfo.Local;

    /// <summary>A moment as people here read it.</summary>
    public LabTime At(DateTime utc) => new(utc, Zone);

    /// <summary>Whether the lab is on a PostgreSQL server.</summary>
    public bool IsPostgres => Postgres is not null;

    private string? Postgres { get; } = configuration.GetConnectionString("Postgres") is { Length: > 0 } server ? server : null;

    /// <summary>The database that the settings choose.</summary>
    /// <param name="readOnly">For commands that only read.</param>
    public LabDatabase Database(bool readOnly = false) =>
        Postgres is not null ? LabDatabase.Postgres(Postgres) : LabDatabase.Sqlite(File, readOnly);
}
