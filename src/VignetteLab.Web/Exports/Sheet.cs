using System.Text.RegularExpressions;

namespace VignetteLab.Web.Exports;

/// <summary>A sheet of a workbook: a header row, then one row for each of <paramref name="Rows"/>.</summary>
/// <param name="Name">In snake case, at most 28 characters, and not ending in a digit: <c>long_2</c> is where
/// <c>long</c> goes on.</param>
/// <param name="Rows">Each has one cell per column, empty or of its type; read once, when the workbook is
/// written. A row may be reused once the next is asked for.</param>
public sealed partial record Sheet(
    string Name, IReadOnlyList<Column> Columns, IAsyncEnumerable<IReadOnlyList<Cell>> Rows)
{
    private const int mostColumns = 16_384;

    public Sheet(string name, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<Cell>> rows)
        : this(name, columns, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>The sheet is to be read by people: its texts wrap, and it is no Excel table.</summary>
    public bool IsProse { get; init; }

    /// <summary>Refuses what a spreadsheet would have to repair.</summary>
    /// <exception cref="ArgumentException">A name, a width or the count of columns is impossible.</exception>
    internal void Validate()
    {
        if (!SheetName.IsMatch(Name))
            throw new ArgumentException($"\"{Name}\" cannot name a sheet.");
        if (Columns.Count is 0 or > mostColumns)
            throw new ArgumentException($"Sheet {Name} has {Columns.Count} columns.");
        if (Columns.FirstOrDefault(column => !ColumnName.IsMatch(column.Name)) is { } nameless)
            throw new ArgumentException($"\"{nameless.Name}\" cannot name a column of sheet {Name}.");
        if (Columns.FirstOrDefault(column => column.Width is < 1 or > 255) is { } misfit)
            throw new ArgumentException($"Column {misfit.Name} of sheet {Name} is {misfit.Width} wide.");

        var twice = Columns.GroupBy(column => column.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Sheet {Name} has two columns called {twice.Key}.");
    }

    [GeneratedRegex(@"\A[a-z](?:[a-z0-9_]{0,26}[a-z])?\z")]
    private static partial Regex SheetName { get; }

    [GeneratedRegex(@"\A[\p{L}_][\p{L}\p{N}_.]{0,254}\z")]
    private static partial Regex ColumnName { get; }
}
