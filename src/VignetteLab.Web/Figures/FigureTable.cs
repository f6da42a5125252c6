using System.Globalization;
using System.Text;

namespace VignetteLab.Web.Figures;

/// <summary>A cell: words, or a number with the decimals it is shown with.</summary>
/// <param name="Words">The words; <c>null</c> for a number or nothing.</param>
/// <param name="Number">The number; <c>null</c> for words or nothing.</param>
/// <param name="Decimals">How many are shown.</param>
public readonly record struct FigureCell(string? Words, double? Number = null, int Decimals = 0)
{
    /// <summary>Whether it stands on the right, as numbers do.</summary>
    public bool IsNumber => Number is not null;

    public static implicit operator FigureCell(string? words) => new(words);

    public static implicit operator FigureCell(int number) => new(null, number);

    /// <summary>A number with decimals; nothing where there is none.</summary>
    public static FigureCell Of(double? number, int decimals) => new(null, number, decimals);

    /// <summary>A share as percent with one decimal; nothing where there is none.</summary>
    public static FigureCell Percent(int count, int total) => Of(total == 0 ? null : 100.0 * count / total, 1);

    /// <summary>As people read it.</summary>
    public string In(CultureInfo culture) => Number?.ToString($"N{Decimals}", culture) ?? Words ?? "";

    /// <summary>As programs read it: with all its decimals.</summary>
    public string Plain => Number?.ToString(CultureInfo.InvariantCulture) ?? Words ?? "";
}

/// <summary>The numbers of a figure: what the page shows as a table and gives as CSV.</summary>
/// <param name="Columns">Name in the file to heading on the page, in order; the first heads the rows.</param>
/// <param name="Rows">A cell for each column.</param>
public sealed record FigureTable(IReadOnlyList<(string Name, string Heading)> Columns, IReadOnlyList<IReadOnlyList<FigureCell>> Rows)
{
    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumeric(int column) => Rows.Any(row => row[column].IsNumber);

    /// <summary>As comma-separated values in UTF-8, with the mark that makes Excel read them so.</summary>
    public byte[] Csv()
    {
        var csv = new StringBuilder("\uFEFF");
        csv.Append(Exports.Csv.Line(Columns.Select(column => column.Name))).Append("\r\n");
        foreach (var row in Rows)
            csv.Append(Exports.Csv.Line(row.Select(cell => cell.Plain))).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
