using System.Text.Json.Nodes;

namespace VignetteLab.Web.Workbooks;

/// <summary>Reads cells of plain text into parts of a study, and remembers where each came from and what is wrong.</summary>
/// <param name="say">What is wrong with a cell, in words.</param>
internal sealed class SheetCells(Func<FaultWords, string> say)
{
    private readonly List<BookFault> faults = [];

    /// <summary>What cannot be read of the cells themselves.</summary>
    public IReadOnlyList<BookFault> Faults => faults;

    /// <summary>Where each member that was read stands.</summary>
    public SheetPlaces Places { get; } = new();

    /// <summary>Notes that something cannot be read.</summary>
    public void Wrong(string sheet, int row, string? column, FaultWords words) => faults.Add(new(sheet, row, column, say(words)));

    /// <summary>Notes every column of a sheet that nobody knows.</summary>
    public void CheckHeaders(BookSheet sheet, Func<string, bool> isKnown)
    {
        foreach (var column in sheet.Columns.Where(column => !isKnown(column.Header)))
            Wrong(sheet.Name, 1, column.Header, new("column", column.Header, ""));
    }

    /// <summary>What a cell holds; <c>null</c> where it is empty or cannot be read.</summary>
    public JsonNode? Value(BookSheet sheet, BookRow row, string header, BookKind kind)
    {
        if (!row.Cells.TryGetValue(header, out var text) || string.IsNullOrWhiteSpace(text))
            return null;
        if (CellText.Read(kind, text) is { } value)
            return value;
        Wrong(sheet.Name, row.Number, header, new(kind.ToString(), text, ""));
        return null;
    }

    /// <summary>The words of a row in each language.</summary>
    /// <param name="row">The row.</param>
    /// <param name="header">The column of a language.</param>
    public static JsonObject Words(BookRow row, Func<string, string> header)
    {
        var words = new JsonObject();
        foreach (var (name, text) in row.Cells)
        {
            var language = name.EndsWith(')') && name.LastIndexOf('(') is > 0 and var open ? name[(open + 1)..^1] : name;
            if (IsLanguage(language) && header(language) == name)
                words[language] = text;
        }

        return words;
    }

    /// <summary>Gives a part a member, and notes where it stands.</summary>
    public void Put(JsonObject of, string member, JsonNode value, BookSheet sheet, BookRow row, string column)
    {
        of[member] = value;
        Places.Add(of, member, sheet.Name, row.Number, column);
    }

    /// <summary>A list that a row adds to.</summary>
    public JsonArray List(JsonObject of, string member, BookSheet sheet, BookRow row)
    {
        var list = Array(of, member);
        Places.Add(of, $"{member}[{list.Count}]", sheet.Name, row.Number, "value");
        return list;
    }

    /// <summary>A list within a part, made where there is none.</summary>
    public static JsonArray Array(JsonObject of, string member)
    {
        if (of[member] is not JsonArray list)
            of[member] = list = [];
        return list;
    }

    /// <summary>A part within a part, made where there is none.</summary>
    public static JsonObject Object(JsonObject of, string member)
    {
        if (of[member] is not JsonObject part)
            of[member] = part = [];
        return part;
    }

    /// <summary>Whether a header is a language's tag.</summary>
    public static bool IsLanguage(string header) => header.Length is 2 or 3 && header.All(char.IsAsciiLetterLower) && header != "of";
}

/// <summary>What is wrong with a cell, to be put into words.</summary>
/// <param name="Kind">What was expected.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Known">What may stand there.</param>
internal sealed record FaultWords(string Kind, string Text, string Known);
