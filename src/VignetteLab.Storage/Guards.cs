namespace VignetteLab.Storage;

/// <summary>The triggers that refuse to change what must never change, whoever asks.</summary>
/// <remarks>
/// Made again after every migration, since a table that SQLite rebuilds loses its triggers. Answers and places can be
/// erased only within a transaction that holds a row of <c>Erasures</c>; what a study says only if, besides, the study is in the
/// bin, was never launched, and nobody answered it but made-up people.
/// </remarks>
public static class Guards
{
    /// <summary>The tables whose rows never change, and when they may be deleted.</summary>
    public static IReadOnlyList<(string Table, Erasable Erasable)> Tables { get; } =
        [
            ("Submissions", Erasable.Declared), ("Places", Erasable.Declared), ("ResponseMarks", Erasable.Declared),
            ("ArmChanges", Erasable.Declared), ("BinnedPilots", Erasable.Declared), ("Versions", Erasable.Binned),
            ("Amendments", Erasable.Never), ("DraftEdits", Erasable.Binned), ("AuditEvents", Erasable.Never),
        ];

    // Whether a line of a study may go with it.
    private const string binned = """
        exists (select 1 from "Erasures") and exists (
            select 1 from "Studies" where "Id" = old."StudyId" and "BinnedUtc" is not null and "LaunchedUtc" is null and "PilotVersionId" is null)
        and not exists (select 1 from "Respondents" where "StudyId" = old."StudyId" and "Mode" <> 'simulated')
        """;

    /// <summary>What takes the triggers away, before a migration that may make a table anew.</summary>
    public static IEnumerable<string> Drops(bool postgres) =>
        Statements(postgres).Where(statement => statement.StartsWith("drop trigger", StringComparison.Ordinal));

    internal static IEnumerable<string> Statements(bool postgres) =>
        postgres ? [postgresFunction, .. Tables.SelectMany(Postgres), .. postgresRespondents] : [.. Tables.SelectMany(Sqlite), .. sqliteRespondents];

    /// <summary>The guard of who a respondent is: where they stand goes on, but their version, study, mode and name never change.</summary>
    public const string Respondents = "GuardRespondentsUpdate";

    private static readonly string[] postgresRespondents =
    [
        $"""drop trigger if exists "{Respondents}" on "Respondents" """,
        $"""
        create trigger "{Respondents}" before update on "Respondents" for each row
        when ((old."VersionId", old."StudyId", old."Mode", old."Token") is distinct from (new."VersionId", new."StudyId", new."Mode", new."Token"))
        execute function refuse_change('kept')
        """,
    ];

    private static readonly string[] sqliteRespondents =
    [
        $"""drop trigger if exists "{Respondents}" """,
        $"""
        create trigger "{Respondents}" before update on "Respondents"
        when (old."VersionId", old."StudyId", old."Mode", old."Token") is not (new."VersionId", new."StudyId", new."Mode", new."Token")
        begin select raise(abort, 'Respondents keep their version, study, mode and name'); end
        """,
    ];

    private const string postgresFunction = $"""
        create or replace function refuse_change() returns trigger language plpgsql as $$
        begin
            if tg_op = 'DELETE' and tg_argv[0] = 'erasable' and exists (select 1 from "Erasures") then
                return old;
            end if;
            if tg_op = 'DELETE' and tg_argv[0] = 'binned' then
                if {binned} then
                    return old;
                end if;
            end if;
            if tg_table_name = 'Respondents' then
                raise exception 'Respondents keep their version, study, mode and name';
            end if;
            raise exception '% is append-only', tg_table_name;
        end $$
        """;

    private static IEnumerable<string> Postgres((string Table, Erasable Erasable) guard) =>
    [
        $"""drop trigger if exists "Guard{guard.Table}" on "{guard.Table}" """,
        $"""
        create trigger "Guard{guard.Table}" before update or delete on "{guard.Table}"
        for each row execute function refuse_change('{guard.Erasable switch { Erasable.Declared => "erasable", Erasable.Binned => "binned", _ => "kept" }}')
        """,
        $"""drop trigger if exists "Guard{guard.Table}Truncate" on "{guard.Table}" """,
        $"""
        create trigger "Guard{guard.Table}Truncate" before truncate on "{guard.Table}"
        for each statement execute function refuse_change('kept')
        """,
    ];

    private static IEnumerable<string> Sqlite((string Table, Erasable Erasable) guard) =>
    [
        $"""drop trigger if exists "Guard{guard.Table}Update" """,
        $"""drop trigger if exists "Guard{guard.Table}Delete" """,
        $"""drop trigger if exists "Guard{guard.Table}Replace" """,
        // “insert or replace” deletes without asking the trigger on delete.
        $"""
        create trigger "Guard{guard.Table}Replace" before insert on "{guard.Table}"
        when exists (select 1 from "{guard.Table}" where "Id" = new."Id")
        begin select raise(abort, '{guard.Table} is append-only'); end
        """,
        $"""
        create trigger "Guard{guard.Table}Update" before update on "{guard.Table}"
        begin select raise(abort, '{guard.Table} is append-only'); end
        """,
        $"""
        create trigger "Guard{guard.Table}Delete" before delete on "{guard.Table}"
        {guard.Erasable switch { Erasable.Declared => "when not exists (select 1 from \"Erasures\")", Erasable.Binned => $"when not ({binned})", _ => "" }}
        begin select raise(abort, '{guard.Table} is append-only'); end
        """,
    ];
}

/// <summary>When lines that never change may be deleted.</summary>
public enum Erasable
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>In a transaction that declares an erasure.</summary>
    Declared,

    /// <summary>Likewise, with the whole study, from the bin, when nobody ever answered it.</summary>
    Binned,
}
