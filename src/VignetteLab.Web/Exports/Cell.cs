namespace VignetteLab.Web.Exports;

/// <summary>One cell: empty, a text, a number or a time. What it is made from says which.</summary>
/// <remarks>The default is empty, and so are nulls and the text without characters, which no spreadsheet
/// tells from an empty cell.</remarks>
public readonly record struct Cell
{
    private const long mostExact = 1L << 53;

    private Cell(ColumnType type, string text = "", double number = 0, DateTime time = default)
    {
        Type = type;
        Text = text;
        Number = number;
        Time = time;
    }

    public static Cell Empty => default;

    /// <summary>Null for an empty cell.</summary>
    internal ColumnType? Type { get; }
    internal string Text { get; }
    internal double Number { get; }
    internal DateTime Time { get; }

    public static implicit operator Cell(string? text) =>
        string.IsNullOrEmpty(text) ? Empty : new(ColumnType.Text, text: text);

    public static implicit operator Cell(double? number) =>
        number is { } some ? new(ColumnType.Number, number: some) : Empty;

    public static implicit operator Cell(decimal? number) => (double?)number;

    /// <exception cref="ArgumentOutOfRangeException">The number is past 2^53, where spreadsheets round: such
    /// an id is a text.</exception>
    public static implicit operator Cell(long? number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number ?? 0, mostExact, nameof(number));
        ArgumentOutOfRangeException.ThrowIfLessThan(number ?? 0, -mostExact, nameof(number));

        return (double?)number;
    }

    /// <summary>Truth is coded 1, falsehood 0.</summary>
    public static implicit operator Cell(bool? truth) => truth is { } known ? (known ? 1d : 0d) : Empty;

    /// <summary>The time must say that it is UTC; the workbook refuses any other.</summary>
    public static implicit operator Cell(DateTime? time) =>
        time is { } some ? new(ColumnType.Time, time: some) : Empty;

    public static implicit operator Cell(DateTimeOffset? time) => time?.UtcDateTime;
}
