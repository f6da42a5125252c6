namespace VignetteLab.Core.Studies.Reading;

/// <summary>What a piece of JSON is.</summary>
internal enum SourceKind
{
    Object,
    List,
    Text,
    Number,
    Truth,
    Null,
}

/// <summary>A piece of JSON that knows where it stands.</summary>
/// <param name="Text">The text, or the number or truth value as written.</param>
/// <param name="Members">Of an object, in the order written.</param>
/// <param name="Items">Of a list.</param>
internal sealed record SourceNode(
    SourceKind Kind,
    string File,
    string Path,
    int Line,
    string Text,
    IReadOnlyList<(string Name, SourceNode Node)> Members,
    IReadOnlyList<SourceNode> Items)
{
    public static SourceNode Leaf(SourceKind kind, string file, string path, int line, string text) =>
        new(kind, file, path, line, text, [], []);

    public static SourceNode Object(
        string file, string path, int line, IReadOnlyList<(string Name, SourceNode Node)> members) =>
        new(SourceKind.Object, file, path, line, "", members, []);

    public Said Described => Kind switch
    {
        SourceKind.Object => "an object",
        SourceKind.List => "a list",
        SourceKind.Text => "text",
        SourceKind.Number => "a number",
        SourceKind.Truth => Text,
        _ => "null",
    };

    public IEnumerable<SourceNode> All =>
        Members.Select(member => member.Node).Concat(Items).SelectMany(node => node.All).Prepend(this);

    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
