namespace VignetteLab.Storage;

/// <summary>The triggers that refuse to change what must never change, whoever asks.</summary>
/// <remarks>
/// Made again after every migration, since a table that SQLite rebuilds loses its triggers. Answers and places can be
/// erased only within a transaction that holds a row of <c>Erasures</c>.
/// </remarks>
public static class Guards
{
    /// <summary>The tables whose rows never change, and whether a declared erasure may delete them.</summary>
    public static IReadOnlyList<(string Table, bool MayBeErased)> Tables { get; } =
        [
            ("Submissions", true), ("Places", true), ("ResponseMarks", true), ("ArmChanges", true), ("Versions", false),
            ("DraftEdits", false), ("AuditEvents", false),
        ];

    internal static IEnumerable<string> Statements(bool postgres) =>
        postgres ? [postgresFunction, .. Tables.SelectMany(Postgres)] : Tables.SelectMany(Sqlite);

    private const string postgresFunction = """
        create or replace function refuse_change() returns trigger language plpgsql as $$
        begin
            if tg_op = 'DELETE' and tg_argv[0] = 'erasable' and exists (select 1 from "Erasures") then
                return old;
            end if;
            raise exception '% is append-only', tg_table_name;
        end $$
        """;

    private static IEnumerable<string> Postgres((string Table, bool MayBeErased) guard) =>
    [
        $"""drop trigger if exists "Guard{guard.Table}" on "{guard.Table}" """,
        $"""
        create trigger "Guard{guard.Table}" before update or delete on "{guard.Table}"
        for each row execute function refuse_change('{(guard.MayBeErased ? "erasable" : "kept")}')
        """,
        $"""drop trigger if exists "Guard{guard.Table}Truncate" on "{guard.Table}" """,
        $"""
        create trigger "Guard{guard.Table}Truncate" before truncate on "{guard.Table}"
        for each statement execute function refuse_change('kept')
        """,
    ];

    private static IEnumerable<string> Sqlite((string Table, bool MayBeErased) guard) =>
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
        {(guard.MayBeErased ? "when not exists (select 1 from \"Erasures\")" : "")}
        begin select raise(abort, '{guard.Table} is append-only'); end
        """,
    ];
}
