using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

/// <summary>A draft may be anything: what was taken out, doubled, emptied or put in the wrong place never stops the look at the rest.</summary>
public sealed class MutationTests
{
    private const int each = 60;

    public static TheoryData<string> Library => LintTests.Library;

    [Theory]
    [MemberData(nameof(Library))]
    public void No_mutation_of_a_study_makes_a_rule_throw(string name)
    {
        var json = CanonicalJson.Write(Linted.Library(name).Study());
        for (var mutation = 0; mutation < each; mutation++)
        {
            var draws = new Draws(new byte[32], $"lint|{name}|{mutation}");
            var root = JsonNode.Parse(json)!;
            for (var change = 0UL; change <= draws.Below(4); change++)
                root = Changed(root, draws);

            var reading = StudyFile.ReadDraft(root.ToJsonString());
            var found = Lint.Of(new(reading.Study, reading.Problems)
            {
                Replications = 0,
                Respondents = 300,
                LastPilot = Linted.Library(name).Study(),
                PilotHasData = true,
                Seen = new HashSet<string>(),
                Implausible = new HashSet<string> { "core_low" },
            });

            Assert.All(found, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Message.In("da"))));
            Assert.All(found, finding => Assert.NotEmpty(finding.Key));
            Assert.True(reading.IsWhole || found.Any(finding => finding.Severity == Severity.Error));
        }
    }

    private static JsonNode Changed(JsonNode root, Draws draws)
    {
        var nodes = All(root).Where(node => node.Parent is not null).ToArray();
        if (nodes.Length == 0)
            return root;
        var node = nodes[draws.Below((ulong)nodes.Length)];
        var other = nodes[draws.Below((ulong)nodes.Length)].DeepClone();
        switch (draws.Below(7))
        {
            case 0 when node.Parent is JsonObject holder:
                holder.Remove(node.GetPropertyName());
                break;
            case 0 or 1 when node.Parent is JsonArray list:
                list.RemoveAt(node.GetElementIndex());
                break;
            case 1 or 2 when node.Parent is JsonArray list:
                list.Add(node.DeepClone());
                break;
            case 3 when node is JsonArray list:
                list.Clear();
                break;
            case 4 when node.GetValueKind() == JsonValueKind.String:
                node.ReplaceWith(Spoiled((string)node!, draws));
                break;
            case 5:
                node.ReplaceWith((JsonNode)(draws.Below(4) switch { 0 => "", 1 => -1, 2 => true, _ => new JsonObject() }));
                break;
            default:
                node.ReplaceWith(other);
                break;
        }

        return root;
    }

    private static string Spoiled(string text, Draws draws)
    {
        var at = (int)draws.Below((ulong)text.Length + 1);
        string[] bits = ["{", "}", "{x}", "\n\n", "# ", "- ", "*", "æ", "1.", " ikke ", "\t", new StringBuilder().Insert(0, "ord ", 300).ToString()];
        return draws.Below(2) == 0 ? text[..at] : text.Insert(at, bits[draws.Below((ulong)bits.Length)]);
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => (node switch
    {
        JsonObject holder => holder.Select(member => member.Value).OfType<JsonNode>(),
        JsonArray list => list.OfType<JsonNode>(),
        _ => [],
    }).SelectMany(All).Prepend(node);
}
