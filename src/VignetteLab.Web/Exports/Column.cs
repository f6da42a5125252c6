namespace VignetteLab.Web.Exports;

/// <summary>A column of a sheet.</summary>
/// <param name="Name">The machine name of the variable, which stands in row 1: letters, digits, <c>_</c>
/// and <c>.</c>.</param>
/// <param name="Width">In characters of the standard font, from 1 to 255.</param>
public sealed record Column(string Name, ColumnType Type, int Width = 12);
