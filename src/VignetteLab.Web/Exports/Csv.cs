namespace VignetteLab.Web.Exports;

/// <summary>Lines of comma-separated values (RFC 4180), for programs and for spreadsheets.</summary>
internal static class Csv
{
    /// <summary>A line without its end.</summary>
    public static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(field => Field(field ?? "")));

    // What a spreadsheet would take for a formula gets an apostrophe; numbers, which may begin with a minus, stay numbers.
    private static string Field(string text)
    {
        if (text.Length > 0 && (text[0] is '=' or '+' or '@' or '\t' or '\r' ||
            text[0] == '-' && !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)))
        {
            text = $"'{text}";
        }

        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
