using System.Text.Json.Nodes;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Workbooks;

/// <summary>A study read from sheets of plain text, with every cell that cannot be read.</summary>
internal sealed class SheetsStudy
{
    private readonly SheetCells cells;

    /// <summary>Reads sheets.</summary>
    /// <param name="sheets">What stands in them.</param>
    /// <param name="say">What is wrong with a cell, in words.</param>
    public SheetsStudy(IReadOnlyList<BookSheet> sheets, Func<FaultWords, string> say)
    {
        cells = new(say);
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
        // An empty sheet says that there is none of it; one that is not there says nothing.
        foreach (var missing in BookTables.Order.Where(name => name != StudySheets.More && Known(sheets, name) is null))
            cells.Wrong(missing, 0, null, new("missing", missing, ""));
        foreach (var unknown in sheets.Where(sheet => !BookTables.Order.Contains(sheet.Name)))
            cells.Wrong(unknown.Name, 0, null, new("sheet", unknown.Name, string.Join(", ", BookTables.Order)));
    }

    /// <summary>The study as its file would say it.</summary>
    public JsonObject Root { get; } = [];

    /// <summary>What cannot be read of the cells themselves.</summary>
    public IReadOnlyList<BookFault> Faults => cells.Faults;

    /// <summary>Where each member of the study stands.</summary>
    public SheetPlaces Places => cells.Places;

    private static BookSheet? Known(IReadOnlyList<BookSheet> sheets, string name) => sheets.FirstOrDefault(sheet => sheet.Name == name);

    private void ReadFacts(BookSheet sheet, IReadOnlyList<BookFact> facts, JsonObject of)
    {
        cells.CheckHeaders(sheet, header => header is "what" or "of" or "value" || SheetCells.IsLanguage(header));
        foreach (var row in sheet.Rows)
        {
            var what = row.Cells.GetValueOrDefault("what", "").Trim();
            if (facts.FirstOrDefault(fact => fact.Name == what) is not { } fact)
            {
                cells.Wrong(sheet.Name, row.Number, "what", new("what", what, string.Join(", ", facts.Select(known => known.Name))));
                continue;
            }

            if (fact.Kind == BookKind.Words)
            {
                if (SheetCells.Words(row, language => language) is { Count: > 0 } words)
                    cells.Put(of, fact.Name, words, sheet, row, "what");
                continue;
            }

            if (cells.Value(sheet, row, "value", fact.Kind) is not { } value)
                continue;
            if (fact.IsList)
                cells.List(of, fact.Name, sheet, row).Add(value);
            else if (fact.IsNamed)
                cells.Put(SheetCells.Object(of, fact.Name), row.Cells.GetValueOrDefault("of", "").Trim(), value, sheet, row, "value");
            else
                cells.Put(of, fact.Name, value, sheet, row, "value");
        }
    }

    private void ReadList(BookSheet sheet, BookTable table, Dictionary<string, Dictionary<string, JsonObject>> records)
    {
        cells.CheckHeaders(sheet, header => table.Keys.Contains(header) || table.Parts.Any(part => part.Kind == BookKind.Words
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
                    cells.Wrong(sheet.Name, row.Number, table.Keys[^1], new("parent", row.Cells.GetValueOrDefault(table.Keys[^1], ""), above));
                    continue;
                }
            }

            if (table.Entries)
            {
                cells.Put(SheetCells.Object(parent, table.Member), row.Cells.GetValueOrDefault(table.Parts[0].Header, "").Trim(),
                    SheetCells.Words(row, language => StudySheets.Header("words", language)), sheet, row, table.Parts[0].Header);
                continue;
            }

            var record = new JsonObject();
            SheetCells.Array(parent, table.Member).Add(record);
            cells.Places.Add(record, "", sheet.Name, row.Number, "");
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
            if (SheetCells.Words(row, language => StudySheets.Header(part.Header, language)) is { Count: > 0 } words)
                cells.Put(record, part.Member, words, sheet, row, part.Header);
        }
        else if (cells.Value(sheet, row, part.Header, part.Kind) is { } value)
        {
            cells.Put(steps[..^1].Aggregate(record, SheetCells.Object), steps[^1], value, sheet, row, part.Header);
        }
    }

    private void ReadTexts(BookSheet? sheet)
    {
        var texts = new JsonObject();
        Root["texts"] = texts;
        if (sheet is null)
            return;
        cells.CheckHeaders(sheet, header => header == "text" || SheetCells.IsLanguage(header));
        foreach (var row in sheet.Rows)
        {
            var name = row.Cells.GetValueOrDefault("text", "").Trim();
            if (name is not ("vignette" or "information" or "debrief"))
            {
                cells.Wrong(sheet.Name, row.Number, "text", new("what", name, "vignette, information, debrief"));
                continue;
            }

            // A text too long for one cell goes on in the next row of the same name.
            var words = SheetCells.Object(texts, name);
            foreach (var (language, text) in row.Cells.Where(cell => SheetCells.IsLanguage(cell.Key)))
                cells.Put(words, language, JsonValue.Create(words[language]?.ToString() + text), sheet, row, language);
        }
    }

    private void ReadPoints(BookSheet? sheet)
    {
        var points = new JsonObject();
        Root["points"] = points;
        if (sheet is null)
            return;
        cells.CheckHeaders(sheet, header => header is "points" or "place" || header.StartsWith("label (", StringComparison.Ordinal));
        foreach (var row in sheet.Rows)
        {
            var set = SheetCells.Object(points, row.Cells.GetValueOrDefault("points", "").Trim());
            foreach (var (language, label) in SheetCells.Words(row, language => StudySheets.Header("label", language)).ToArray())
            {
                SheetCells.Array(set, language).Add(label!.DeepClone());
                cells.Places.Add(set, language, sheet.Name, row.Number, StudySheets.Header("label", language));
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
                cells.Wrong(sheet!.Name, path.First().Number, "json", new("more", path.Key, ""));
        }
    }

    private static string Name(IEnumerable<string> keys) => string.Join('\u001f', keys);
}
