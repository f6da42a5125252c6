using System.Text;
using System.Text.Json;

namespace VignetteLab.Core.Studies.Reading;

/// <summary>Reads JSON into a tree that knows its lines; comments and trailing commas are allowed.</summary>
internal ref struct SourceParser
{
    /// <summary>How deep a study may nest.</summary>
    public const int MaxDepth = 32;

    /// <summary>How many pieces a study may have.</summary>
    public const int MaxNodes = 100_000;

    private const string tooMany = "parts";

    private readonly string file;
    private readonly List<Problem> problems;
    private readonly ReadOnlySpan<byte> bytes;
    private Utf8JsonReader reader;
    private int line = 1;
    private long counted;
    private readonly int most;
    private int nodes;

    private SourceParser(string file, ReadOnlySpan<byte> bytes, List<Problem> problems, int most)
    {
        this.most = most;
        this.file = file;
        this.bytes = bytes;
        this.problems = problems;
        reader = new(bytes, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
            MaxDepth = MaxDepth,
        });
    }

    /// <summary>Parses a file; <c>null</c>, with a problem, when it is no JSON.</summary>
    public static SourceNode? Parse(string file, string text, List<Problem> problems, int most = MaxNodes)
    {
        var parser = new SourceParser(file, Encoding.UTF8.GetBytes(text), problems, most);
        try
        {
            parser.reader.Read();
            var root = parser.Node("");
            // Reads on to the end, which finds whatever stands after the study.
            parser.reader.Read();
            return root;
        }
        catch (JsonException error)
        {
            // Only our own messages have a path; the reader's say what it found where.
            problems.Add(new(file, error.Path ?? "", (int)(error.LineNumber ?? 0) + 1, Message(error, text, most)));
            return null;
        }
    }

    private static Said Message(JsonException error, string text, int most)
    {
        if (error.Message == tooMany)
            return $"There are more than {most} parts in this file. No study needs that many.";
        if (text.Length == 0)
            return "The file is empty. Copy a study.json from another study to start from.";
        if (error.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return $"Brackets are nested more than {MaxDepth} deep. No study needs that; look for a bracket that is not closed.";
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return $"This is not JSON: {(end < 0 ? error.Message : error.Message[..end])}";
    }

    private SourceNode Node(string path)
    {
        var at = Line();
        if (++nodes > most)
            throw new JsonException(tooMany, path, at - 1, null);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(path, at),
            JsonTokenType.StartArray => List(path, at),
            JsonTokenType.String => SourceNode.Leaf(SourceKind.Text, file, path, at, Text(path, at)),
            JsonTokenType.Number => SourceNode.Leaf(SourceKind.Number, file, path, at, Encoding.ASCII.GetString(reader.ValueSpan)),
            JsonTokenType.True or JsonTokenType.False =>
                SourceNode.Leaf(SourceKind.Truth, file, path, at, Encoding.ASCII.GetString(reader.ValueSpan)),
            _ => SourceNode.Leaf(SourceKind.Null, file, path, at, ""),
        };
    }

    private SourceNode Object(string path, int at)
    {
        var members = new List<(string, SourceNode)>();
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(path, Line());
            var here = SourceNode.Join(path, name);
            if (!seen.Add(name))
                problems.Add(new(file, here, Line(), $"“{name}” is given twice. Keep one of the two."));
            reader.Read();
            members.Add((name, Node(here)));
        }

        return SourceNode.Object(file, path, at, members);
    }

    private SourceNode List(string path, int at)
    {
        var items = new List<SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Node($"{path}[{items.Count}]"));
        return new(SourceKind.List, file, path, at, "", [], items);
    }

    private string Text(string path, int at)
    {
        try
        {
            var text = reader.GetString() ?? "";
            if (!SourceText.HasControl(text))
                return SourceText.Normal(text);
            problems.Add(new(file, path, at, "There is a control character in this text. Remove it."));
            return "";
        }
        catch (InvalidOperationException)
        {
            problems.Add(new(file, path, at, "There is half a character (a lone surrogate) in this text. Type it again."));
            return "";
        }
    }

    private int Line()
    {
        line += bytes[(int)counted..(int)reader.TokenStartIndex].Count((byte)'\n');
        counted = reader.TokenStartIndex;
        return line;
    }
}
