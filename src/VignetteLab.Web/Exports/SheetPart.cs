namespace VignetteLab.Web.Exports;

/// <summary>A sheet, or one stretch of a sheet that is too long for one.</summary>
/// <param name="Stretch">From 1.</param>
/// <param name="Rows">How many data rows it holds, so far as is known.</param>
internal sealed record SheetPart(Sheet Sheet, int Stretch = 1, int Rows = 0)
{
    public string Name => Stretch == 1 ? Sheet.Name : FormattableString.Invariant($"{Sheet.Name}_{Stretch}");

    /// <summary><c>tblValueLabels</c> for <c>value_labels</c>.</summary>
    public string TableName =>
        "tbl" + string.Concat(Name.Split('_', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The cells of the table. Excel demands a row under the header, be it empty.</summary>
    public string TableCells =>
        FormattableString.Invariant($"A1:{Letters(Sheet.Columns.Count)}{Math.Max(Rows, 1) + 1}");

    /// <summary>The letters of a column, which counts from 1.</summary>
    public static string Letters(int column) =>
        column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
