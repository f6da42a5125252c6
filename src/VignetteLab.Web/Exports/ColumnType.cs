namespace VignetteLab.Web.Exports;

/// <summary>What the cells of a column may hold, besides nothing.</summary>
public enum ColumnType
{
    Text,
    Number,

    /// <summary>A moment in UTC, which spreadsheets show as <c>2026-11-21 23:40:00</c>.</summary>
    Time,
}
