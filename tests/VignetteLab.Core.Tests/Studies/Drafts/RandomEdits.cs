using System.Text.Json.Nodes;

namespace VignetteLab.Core.Tests.Studies.Drafts;

/// <summary>Changes some texts and numbers of a tree; of every two places only one or the other.</summary>
internal static class RandomEdits
{
    public static string Of(string json, Draws draws, string words, int places)
    {
        var root = JsonNode.Parse(json)!;
        var leaves = Leaves(root).Where(leaf => leaf.GetPropertyName() != "name").Index().Where(leaf => leaf.Index % 2 == places);
        foreach (var (index, leaf) in leaves.ToArray())
        {
            if (draws.Below(2) == 0)
                leaf.ReplaceWith(JsonValue.Create($"{words} {index}"));
        }

        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
        JsonArray parts => parts.SelectMany(part => part is JsonValue ? [] : Leaves(part!)),
        _ => [node],
    };
}
