using System.Text.Json.Nodes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>A list whose parts are known by their names, as the levels of a factor are; other words for a vignette by its name.</summary>
internal sealed class NamedParts
{
    private readonly Dictionary<string, JsonNode> nodes;

    private NamedParts(IReadOnlyList<string> names, Dictionary<string, JsonNode> nodes) => (Names, this.nodes) = (names, nodes);

    /// <summary>The names, in the list's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The part of a name; <c>null</c> where there is none.</summary>
    public JsonNode? this[string name] => nodes.GetValueOrDefault(name);

    /// <summary>The parts of a list; <c>null</c> where one has no name, or two have the same.</summary>
    public static NamedParts? Of(JsonArray list)
    {
        var nodes = new Dictionary<string, JsonNode>();
        var names = new List<string>();
        foreach (var node in list)
        {
            if (node is not JsonObject part || (part["name"] ?? part["vignette"]) is not JsonValue value || !value.TryGetValue<string>(out var name) || !nodes.TryAdd(name, part))
                return null;
            names.Add(name);
        }

        return new(names, nodes);
    }

    /// <summary>Names in their order, as JSON.</summary>
    public static string InOrder(IEnumerable<string> names) =>
        CanonicalTree.Write(new JsonArray([.. names.Select(name => JsonValue.Create(name))]));
}
