using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>Keeps what a table writes: a cell is a text, a number, a time or <c>null</c>.</summary>
internal sealed class RowsInMemory(IReadOnlyList<Variable> variables) : IRowWriter
{
    private List<(CellType Type, object? Value)> row = [];

    /// <summary>Each row by the names of its variables.</summary>
    public List<Dictionary<string, object?>> Rows { get; } = [];

    public void Text(string? text) => row.Add((CellType.Text, text));

    public void Number(double? number) => row.Add((CellType.Number, number));

    public void Time(DateTime? utc) => row.Add((CellType.Time, utc));

    public void EndRow()
    {
        Assert.Equal(variables.Select(variable => variable.Type), row.Select(cell => cell.Type));
        Rows.Add(variables.Zip(row).ToDictionary(cell => cell.First.Name, cell => cell.Second.Value));
        row = [];
    }
}
