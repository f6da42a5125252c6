using System.Text.Json;
using System.Text.Json.Nodes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>Canonical JSON of a tree, whatever study it says; the same bytes as <see cref="CanonicalJson"/> writes for a study.</summary>
internal static class CanonicalTree
{
    public static string Write(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{CanonicalJson.Quoted(member.Key)}:{Write(member.Value)}"))}}}",
        JsonArray parts => $"[{string.Join(',', parts.Select(Write))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => CanonicalJson.Quoted(value.GetValue<string>()),
        null => "null",
        _ => node.ToJsonString(),
    };
}
