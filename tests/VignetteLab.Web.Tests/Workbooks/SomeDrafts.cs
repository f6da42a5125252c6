using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Workbooks;

/// <summary>Drafts for properties: the studies that come with the program, with some of their parts gone, doubled or strange; the same in every run.</summary>
internal static class SomeDrafts
{
    private static readonly string[] strange =
    [
        "", " ", "=1+1", "'quoted", "+4512345678", "-1", "@x", "a, b", "a = b", "[x]", "{\"a\":1}", "# not a remark", "TRUE", "1e5", "007", "2031-12-31",
        "two\nlines\n", "\ttab", " blanks around ", "_x0041_", "Æblegrød 😀 “x”", "<b>&amp;</b>", "\u0001", "trailing\u00a0", "∅", "#3",
        new('x', 40_000),
    ];

    /// <summary>The canonical JSON of the studies as they are.</summary>
    public static IReadOnlyList<string> Whole { get; } =
        [.. StudyLibrary.Folders.Select(folder => CanonicalJson.Write(StudyLibrary.Read(folder).Study!))];

    /// <summary>A draft.</summary>
    public static string Make(int number)
    {
        var draws = new Draws(SHA256.HashData(Encoding.ASCII.GetBytes("some drafts")), $"draft {number}");
        var root = JsonNode.Parse(Whole[number % Whole.Count])!.AsObject();
        for (var changes = 1 + (int)draws.Below(6); changes > 0; changes--)
            Change(root, draws);
        return CanonicalJson.Write(StudyFile.ReadDraft(root.ToJsonString()).Study);
    }

    private static void Change(JsonNode node, Draws draws)
    {
        while (true)
        {
            JsonNode?[] children = node switch
            {
                JsonObject members => [.. members.Select(member => member.Value)],
                JsonArray list => [.. list],
                _ => [],
            };
            var next = children.Length == 0 ? null : children[(int)draws.Below((ulong)children.Length)];
            if (next is not (null or JsonValue) && draws.Below(4) > 0)
            {
                node = next;
                continue;
            }

            if (node is JsonObject of && of.Count > 0)
                Change(of, of.ElementAt((int)draws.Below((ulong)of.Count)).Key, draws);
            else if (node is JsonArray { Count: > 0 } parts)
                Change(parts, (int)draws.Below((ulong)parts.Count), draws);
            return;
        }
    }

    private static void Change(JsonObject of, string member, Draws draws)
    {
        switch (draws.Below(4))
        {
            case 0:
                of.Remove(member);
                break;
            case 1:
                of[member] = strange[draws.Below((ulong)strange.Length)];
                break;
            case 2:
                of[strange[draws.Below((ulong)strange.Length)]] = of[member]?.DeepClone();
                break;
            default:
                if (of[member] is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
                    of[member] = strange[draws.Below((ulong)strange.Length)] + value;
                break;
        }
    }

    private static void Change(JsonArray list, int at, Draws draws)
    {
        if (draws.Below(2) == 0)
            list.RemoveAt(at);
        else
            list.Insert((int)draws.Below((ulong)list.Count + 1), list[at]?.DeepClone());
    }
}
