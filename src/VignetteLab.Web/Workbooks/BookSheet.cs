namespace VignetteLab.Web.Workbooks;

/// <summary>A sheet of a study's workbook as plain text: what stands in its cells, whichever program wrote them.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Columns">The headers, in order.</param>
/// <param name="Rows">What stands below them.</param>
public sealed record BookSheet(string Name, IReadOnlyList<BookColumn> Columns, IReadOnlyList<BookRow> Rows)
{
    /// <summary>What begins the line of help below the headers, and any line that is not to be read.</summary>
    public const string Remark = "# ";
}

/// <summary>A column.</summary>
/// <param name="Header">Its header, as in <c>label (en)</c>.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Help">What belongs into it, in a line; <c>null</c> where a sheet was read.</param>
/// <param name="Width">How wide it is, in characters.</param>
public sealed record BookColumn(string Header, BookKind Kind = BookKind.Text, string? Help = null, int Width = 20);

/// <summary>A row.</summary>
/// <param name="Number">Its number on the sheet, from 1.</param>
/// <param name="Cells">Header to what stands there; blank cells are not in it.</param>
public sealed record BookRow(int Number, IReadOnlyDictionary<string, string> Cells);

/// <summary>What the cells of a column hold.</summary>
public enum BookKind
{
    /// <summary>A name, or words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>Names, with commas between.</summary>
    Names,

    /// <summary>Names with what belongs to each, as in <c>type = core, degree = high</c>.</summary>
    Pairs,

    /// <summary>A rule, as the study file writes it.</summary>
    Rule,

    /// <summary>Words, a column for each language.</summary>
    Words,
}

/// <summary>A cell that cannot be read.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">The row, from 1; 0 where it is about the whole sheet.</param>
/// <param name="Column">The header of the column; <c>null</c> where it is about the whole row.</param>
/// <param name="What">What is wrong and what to do, in the reader's language.</param>
public sealed record BookFault(string Sheet, int Row, string? Column, string What);
