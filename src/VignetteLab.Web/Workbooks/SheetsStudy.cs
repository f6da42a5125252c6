using System.Text.Json.Nodes;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Workbooks;

/// <summary>A study read from sheets of plain text, with every cell that cannot be read.</summary>
internal sealed class SheetsStudy
{
    private readonly List<BookFault> faults = [];
    private readonly List<(JsonNode Node, string Member, string Sheet, int Row, string Column)> places = [];
    private readonly Func<FaultWords, string> say;

    /// <summary>Reads sheets.</summary>
    /// <param name="sheets">What stands in them.</param>
    /// <param name="say">What is wrong with a cell, in words.</param>
    public SheetsStudy(IReadOnlyList<BookSheet> sheets, Func<FaultWords, string> say)
    {
        this.say = say;
        foreach (var (name, member, facts) in BookTables.Facts)
        {
            var of = Root;
            if (member is not null)
                Root[member] = of = [];
            if (Known(sheets, name) is { } sheet)
                ReadFacts(sheet, facts, of);
        }

        var records = new Dictionary<string, Dictionary<string, JsonObject>>();
        foreach (var table in BookTables.Lists)
        {
            if (table.Parent is null)
                Root[table.Member] = new JsonArray();
            records[table.Name] = [];
            if (Known(sheets, table.Name) is { } sheet)
                ReadList(sheet, table, records);
        }

        ReadTexts(Known(sheets, "texts"));
        ReadPoints(Known(sheets, "points"));
        ReadMore(Known(sheets, StudySheets.More));
        foreach (var unknown in sheets.Where(sheet => !BookTables.Order.Contains(sheet.Name)))
            faults.Add(new(unknown.Name, 0, null, say(new("sheet", unknown.Name, string.Join(", ", BookTables.Order)))));
    }

    /// <summary>The study as its file would say it.</summary>
    public JsonObject Root { get; } = [];

    /// <summary>What cannot be read of the cells themselves.</summary>
    public IReadOnlyList<BookFault> Faults => faults;

    /// <summary>The cell that a member of the study stands in, or the row of the nearest one that holds it.</summary>
    /// <param name="path">As in <see cref="Problem.Path"/>.</param>
    public (string Sheet, int Row, string? Column)? PlaceOf(string path)
    {
        var known = places.Select(place => (Path: PathOf(place.Node, place.Member), place)).Where(one => one.Path.Length > 0).ToArray();
        var (found, exact) = known.Where(one => path == one.Path || path.StartsWith(one.Path + ".", StringComparison.Ordinal) || path.StartsWith(one.Path + "[", StringComparison.Ordinal))
            .OrderByDescending(one => one.Path.Length).Select(one => (one.place, true)).FirstOrDefault();
        if (found.Sheet is null)
        {
            found = known.Where(one => one.Path.StartsWith(path + ".", StringComparison.Ordinal)).Select(one => one.place).FirstOrDefault();
            exact = false;
        }

        return found.Sheet is null ? null : (found.Sheet, found.Row, exact ? found.Column : null);
    }

    private static string PathOf(JsonNode node, string member)
    {
        var above = node.GetPath() is { Length: > 2 } path ? path[2..] : "";
        return member.Length == 0 ? above : above.Length == 0 ? member : $"{above}.{member}";
    }

    private static BookSheet? Known(IReadOnlyList<BookSheet> sheets, string name) => sheets.FirstOrDefault(sheet => sheet.Name == name);

    private void ReadFacts(BookSheet sheet, IReadOnlyList<BookFact> facts, JsonObject of)
    {
        CheckHeaders(sheet, header => header is "what" or "of" or "value" || IsLanguage(header));
        foreach (var row in sheet.Rows)
        {
            var what = row.Cells.GetValueOrDefault("what", "").Trim();
            if (facts.FirstOrDefault(fact => fact.Name == what) is not { } fact)
            {
                faults.Add(new(sheet.Name, row.Number, "what", say(new("what", what, string.Join(", ", facts.Select(known => known.Name))))));
                continue;
            }

            if (fact.Kind == BookKind.Words)
            {
                if (Words(row, language => language) is { Count: > 0 } words)
                    Put(of, fact.Name, words, sheet, row, "what");
                continue;
            }

            if (Value(sheet, row, "value", fact.Kind) is not { } value)
                continue;
            if (fact.IsList)
                List(of, fact.Name, sheet, row).Add(value);
            else if (fact.IsNamed)
                Put(Object(of, fact.Name), row.Cells.GetValueOrDefault("of", "").Trim(), value, sheet, row, "value");
            else
                Put(of, fact.Name, value, sheet, row, "value");
        }
    }

    private void ReadList(BookSheet sheet, BookTable table, Dictionary<string, Dictionary<string, JsonObject>> records)
    {
        CheckHeaders(sheet, header => table.Keys.Contains(header) || table.Parts.Any(part => part.Kind == BookKind.Words
            ? header.StartsWith(part.Header + " (", StringComparison.Ordinal) && header.EndsWith(')')
            : part.Header == header));
        foreach (var row in sheet.Rows)
        {
            var parent = Root;
            if (table.Parent is { } above)
            {
                var name = Name(table.Keys.Select(key => row.Cells.GetValueOrDefault(key, "").Trim()));
                if (!records[above].TryGetValue(name, out parent))
                {
                    faults.Add(new(sheet.Name, row.Number, table.Keys[^1], say(new("parent", row.Cells.GetValueOrDefault(table.Keys[^1], ""), above))));
                    continue;
                }
            }

            if (table.Entries)
            {
                Put(Object(parent, table.Member), row.Cells.GetValueOrDefault(table.Parts[0].Header, "").Trim(),
                    Words(row, language => StudySheets.Header("words", language)), sheet, row, table.Parts[0].Header);
                continue;
            }

            var record = new JsonObject();
            Array(parent, table.Member).Add(record);
            places.Add((record, "", sheet.Name, row.Number, ""));
            foreach (var part in table.Parts)
                ReadPart(sheet, row, part, record);
            BeginLists(table, record);
            Remember(table, row, record, records[table.Name]);
        }
    }

    private static void BeginLists(BookTable table, JsonObject record)
    {
        foreach (var below in BookTables.Lists.Where(below => below.Parent == table.Name && !below.Entries && (below.Name != "values" || record["kind"]?.ToString() == "choice")))
            record[below.Member] = new JsonArray();
    }

    // By the names that sheets below call it by; of two that have one name, the first.
    private static void Remember(BookTable table, BookRow row, JsonObject record, Dictionary<string, JsonObject> known)
    {
        var name = row.Cells.GetValueOrDefault(table.Parts[0].Header, "").Trim();
        var keys = BookTables.Lists.FirstOrDefault(below => below.Parent == table.Name)?.Keys.Count ?? 0;
        if (keys > 0)
            known.TryAdd(Name([.. table.Keys.Select(key => row.Cells.GetValueOrDefault(key, "").Trim()).TakeLast(keys - 1), name]), record);
    }

    private void ReadPart(BookSheet sheet, BookRow row, BookPart part, JsonObject record)
    {
        var steps = part.Member.Split('.');
        if (part.Kind == BookKind.Words)
        {
            if (Words(row, language => StudySheets.Header(part.Header, language)) is { Count: > 0 } words)
                Put(record, part.Member, words, sheet, row, part.Header);
        }
        else if (Value(sheet, row, part.Header, part.Kind) is { } value)
        {
            Put(steps[..^1].Aggregate(record, Object), steps[^1], value, sheet, row, part.Header);
        }
    }

    private void ReadTexts(BookSheet? sheet)
    {
        var texts = new JsonObject();
        Root["texts"] = texts;
        if (sheet is null)
            return;
        CheckHeaders(sheet, header => header == "text" || IsLanguage(header));
        foreach (var row in sheet.Rows)
        {
            var name = row.Cells.GetValueOrDefault("text", "").Trim();
            if (name is not ("vignette" or "information" or "debrief"))
            {
                faults.Add(new(sheet.Name, row.Number, "text", say(new("what", name, "vignette, information, debrief"))));
                continue;
            }

            // A text too long for one cell goes on in the next row of the same name.
            var words = Object(texts, name);
            foreach (var (language, text) in row.Cells.Where(cell => IsLanguage(cell.Key)))
                Put(words, language, JsonValue.Create(words[language]?.ToString() + text), sheet, row, language);
        }
    }

    private void ReadPoints(BookSheet? sheet)
    {
        var points = new JsonObject();
        Root["points"] = points;
        if (sheet is null)
            return;
        CheckHeaders(sheet, header => header is "points" or "place" || header.StartsWith("label (", StringComparison.Ordinal));
        foreach (var row in sheet.Rows)
        {
            var set = Object(points, row.Cells.GetValueOrDefault("points", "").Trim());
            foreach (var (language, label) in Words(row, language => StudySheets.Header("label", language)).ToArray())
            {
                Array(set, language).Add(label!.DeepClone());
                places.Add((set, language, sheet.Name, row.Number, StudySheets.Header("label", language)));
            }
        }
    }

    private void ReadMore(BookSheet? sheet)
    {
        var left = StudyFile.MaxUploadedParts;
        foreach (var path in sheet?.Rows.GroupBy(row => row.Cells.GetValueOrDefault("path", "")) ?? [])
        {
            var text = string.Concat(path.Select(row => row.Cells.GetValueOrDefault("json", "")));
            var value = text.Length <= StudyFile.MaxBytes ? CellText.Json(text) : null;
            if (text != "null" && value is null || !BookMore.Set(Root, path.Key == "/" ? "" : path.Key, value, ref left))
                faults.Add(new(sheet!.Name, path.First().Number, "json", say(new("more", path.Key, ""))));
        }
    }

    private void CheckHeaders(BookSheet sheet, Func<string, bool> isKnown)
    {
        foreach (var column in sheet.Columns.Where(column => !isKnown(column.Header)))
            faults.Add(new(sheet.Name, 1, column.Header, say(new("column", column.Header, ""))));
    }

    private JsonNode? Value(BookSheet sheet, BookRow row, string header, BookKind kind)
    {
        if (!row.Cells.TryGetValue(header, out var text) || string.IsNullOrWhiteSpace(text))
            return null;
        if (CellText.Read(kind, text) is { } value)
            return value;
        faults.Add(new(sheet.Name, row.Number, header, say(new(kind.ToString(), text, ""))));
        return null;
    }

    private static JsonObject Words(BookRow row, Func<string, string> header)
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

    private void Put(JsonObject of, string member, JsonNode value, BookSheet sheet, BookRow row, string column)
    {
        of[member] = value;
        places.Add((of, member, sheet.Name, row.Number, column));
    }

    private JsonArray List(JsonObject of, string member, BookSheet sheet, BookRow row)
    {
        var list = Array(of, member);
        places.Add((of, $"{member}[{list.Count}]", sheet.Name, row.Number, "value"));
        return list;
    }

    private static JsonArray Array(JsonObject of, string member)
    {
        if (of[member] is not JsonArray list)
            of[member] = list = [];
        return list;
    }

    private static JsonObject Object(JsonObject of, string member)
    {
        if (of[member] is not JsonObject part)
            of[member] = part = [];
        return part;
    }

    /// <summary>Whether a header is a language's tag.</summary>
    public static bool IsLanguage(string header) => header.Length is 2 or 3 && header.All(char.IsAsciiLetterLower) && header != "of";

    private static string Name(IEnumerable<string> keys) => string.Join('\u001f', keys);
}

/// <summary>What is wrong with a cell, to be put into words.</summary>
/// <param name="Kind">What was expected.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Known">What may stand there.</param>
internal sealed record FaultWords(string Kind, string Text, string Known);
