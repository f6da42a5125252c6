using VignetteLab.Core.Tables;

namespace VignetteLab.Web.Exports;

/// <summary>Collects the cells that a table writes into rows of a sheet.</summary>
internal sealed class CellRows : IRowWriter
{
    private readonly List<Cell> row = [];

    /// <summary>The rows since they were last taken.</summary>
    public List<Cell[]> Finished { get; } = [];

    public void Text(string? text) => row.Add(text);

    public void Number(double? number) => row.Add(number);

    public void Time(DateTime? utc) => row.Add(utc);

    public void EndRow()
    {
        Finished.Add([.. row]);
        row.Clear();
    }
}
