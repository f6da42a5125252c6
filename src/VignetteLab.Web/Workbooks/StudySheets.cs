using System.Globalization;
using System.Text.Json.Nodes;

namespace VignetteLab.Web.Workbooks;

/// <summary>A study as sheets of plain text.</summary>
/// <remarks>
/// Whatever the sheets have no column for is found by reading them again, and stands on a sheet of its own as the study file says it:
/// so nothing is lost, whatever somebody put into the draft.
/// </remarks>
internal static class StudySheets
{
    /// <summary>The sheet that holds what no other has a column for.</summary>
    public const string More = "more";

    /// <summary>The longest piece of a long text in one cell.</summary>
    private const int piece = 30_000;

    /// <summary>The sheets of a study.</summary>
    /// <param name="json">The study, canonical.</param>
    public static IReadOnlyList<BookSheet> Of(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        string[] languages = [.. (root["languages"]?.AsArray().Select(language => language!.ToString()) ?? []).Append("en").Append("da").Distinct()
            .Where(SheetCells.IsLanguage)];
        List<BookSheet> sheets =
        [
            .. BookTables.Facts.Select(facts => Facts(facts.Sheet, facts.Facts, (facts.Member is null ? root : root[facts.Member]) as JsonObject ?? [], languages)),
            .. BookTables.Lists.Select(table => Sheet(table, root, languages)),
            Texts(root, languages),
            Points(root, languages),
        ];
        var rest = BookMore.Between(Read(sheets), root, json);
        if (rest.Count > 0)
            sheets.Add(new(More, [new("path"), new("part", BookKind.Number), new("json", Width: 100)], Numbered(rest)));
        return [.. sheets.OrderBy(sheet => BookTables.Order.ToList().IndexOf(sheet.Name))];
    }

    /// <summary>The languages that have a column of their own in some sheet.</summary>
    public static string Header(string header, string language) => $"{header} ({language})";

    // As the study would be if only these sheets were read.
    private static JsonObject Read(IReadOnlyList<BookSheet> sheets) => new SheetsStudy(sheets, _ => "").Root;

    private static BookSheet Facts(string name, IReadOnlyList<BookFact> facts, JsonObject of, string[] languages)
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var fact in facts)
        {
            var node = of[fact.Name];
            if (fact.Kind == BookKind.Words)
                rows.Add(languages.ToDictionary(language => language, language => CellText.Write(BookKind.Words, node?[language])));
            else if (fact.IsNamed && node is JsonObject { Count: > 0 } named)
                rows.AddRange(named.Select(one => new Dictionary<string, string> { ["of"] = CellText.Write(BookKind.Text, one.Key), ["value"] = CellText.Write(fact.Kind, one.Value) }));
            else if (fact.IsList && node is JsonArray { Count: > 0 } list)
                rows.AddRange(list.Select(one => new Dictionary<string, string> { ["value"] = CellText.Write(fact.Kind, one) }));
            else
                rows.Add(new() { ["value"] = fact.IsList || fact.IsNamed ? "" : CellText.Write(fact.Kind, node) });
            foreach (var row in rows.Where(row => !row.ContainsKey("what")))
                row["what"] = fact.Name;
        }

        return new(
            name,
            [
                new("what", Width: 18), new("of", Width: 18), new("value", Width: 40),
                .. facts.Any(fact => fact.Kind == BookKind.Words) ? languages.Select(language => new BookColumn(language, BookKind.Words, Width: 50)) : [],
            ], Numbered(rows));
    }

    private static BookSheet Sheet(BookTable table, JsonObject root, string[] languages) => new(
        table.Name,
        [
            .. table.Keys.Select(key => new BookColumn(key)),
            .. table.Parts.SelectMany(part => part.Kind == BookKind.Words
                ? languages.Select(language => new BookColumn(Header(part.Header, language), BookKind.Words, Width: 40))
                : [new(part.Header, part.Kind, Width: part.Kind is BookKind.Number or BookKind.Truth ? 11 : 20)]),
        ],
        Numbered(Records(table, root).Select(record => Row(table, record.Keys, record.Name, record.Node, languages))));

    private static IEnumerable<(string[] Keys, string? Name, JsonNode Node)> Records(BookTable table, JsonObject root)
    {
        var parents = table.Parent is { } above
            ? Records(BookTables.Lists.First(known => known.Name == above), root).Select(parent => (
                Keys: ParentKeys(table, above, parent), parent.Node))
            : [([], (JsonNode)root)];
        foreach (var (keys, parent) in parents)
        {
            if (table.Entries)
            {
                foreach (var (name, words) in parent[table.Member] as JsonObject ?? [])
                    yield return (keys, name, words!);
            }
            else
            {
                foreach (var record in parent[table.Member] as JsonArray ?? [])
                    yield return (keys, null, record!);
            }
        }
    }

    // An item is known by its own name wherever it stands, so its values do not name its page.
    private static string[] ParentKeys(BookTable table, string above, (string[] Keys, string? Name, JsonNode Node) parent)
    {
        var named = BookTables.Lists.First(known => known.Name == above).Parts[0].Member;
        string[] all = [.. parent.Keys, parent.Node[named]?.ToString() ?? ""];
        return all[^table.Keys.Count..];
    }

    private static Dictionary<string, string> Row(BookTable table, string[] keys, string? name, JsonNode node, string[] languages)
    {
        var row = table.Keys.Zip(keys).ToDictionary(key => key.First, key => CellText.Write(BookKind.Text, key.Second));
        foreach (var part in table.Parts)
        {
            var value = name is null ? BookMore.At(node, part.Member.Split('.')) : part.Kind == BookKind.Words ? node : JsonValue.Create(name);
            if (part.Kind != BookKind.Words)
            {
                row[part.Header] = CellText.Write(part.Kind, value);
                continue;
            }

            foreach (var language in languages)
                row[Header(part.Header, language)] = CellText.Write(BookKind.Words, value?[language]);
        }

        return row;
    }

    private static BookSheet Texts(JsonObject root, string[] languages)
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var text in new[] { "vignette", "information", "debrief" })
        {
            var words = languages.ToDictionary(language => language, language => Pieces(root["texts"]?[text]?[language]?.ToString() ?? ""));
            for (var part = 0; part < Math.Max(1, words.Values.Max(pieces => pieces.Count)); part++)
            {
                var row = new Dictionary<string, string> { ["text"] = text };
                foreach (var (language, pieces) in words.Where(pair => pair.Value.Count > part))
                    row[language] = CellText.Write(BookKind.Words, pieces[part]);
                rows.Add(row);
            }
        }

        return new("texts", [new("text", Width: 14), .. languages.Select(language => new BookColumn(language, BookKind.Words, Width: 90))], Numbered(rows));
    }

    // Not within a pair of halves that make one letter.
    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(piece, text.Length - at);
            if (at + length < text.Length && char.IsLowSurrogate(text[at + length]))
                length--;
            pieces.Add(text.Substring(at, length));
            at += length;
        }

        return pieces;
    }

    private static BookSheet Points(JsonObject root, string[] languages)
    {
        var rows = new List<Dictionary<string, string>>();
        foreach (var (set, labels) in root["points"] as JsonObject ?? [])
        {
            var most = labels!.AsObject().Max(language => (int?)language.Value!.AsArray().Count) ?? 0;
            for (var point = 0; point < most; point++)
            {
                var row = new Dictionary<string, string> { ["points"] = CellText.Write(BookKind.Text, set), ["place"] = (point + 1).ToString(CultureInfo.InvariantCulture) };
                foreach (var language in languages)
                    row[Header("label", language)] = CellText.Write(BookKind.Words, labels[language] is JsonArray list && list.Count > point ? list[point] : null);
                rows.Add(row);
            }
        }

        return new(
            "points", [new("points"), new("place", BookKind.Number, Width: 8), .. languages.Select(language => new BookColumn(Header("label", language), BookKind.Words, Width: 40))],
            Numbered(rows));
    }

    // Below the headers and the line of help.
    private static BookRow[] Numbered(IEnumerable<Dictionary<string, string>> rows) =>
        [.. rows.Select((row, index) => new BookRow(index + 3, row.Where(cell => cell.Value.Length > 0).ToDictionary()))];
}
