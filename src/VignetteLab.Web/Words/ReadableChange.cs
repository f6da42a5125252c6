using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Words;

/// <summary>A place where two drafts differ, in words.</summary>
/// <param name="Where">The way to it, as in <c>Factors › age › Levels › old › Words › English</c>.</param>
/// <param name="Path">The same as the file has it.</param>
/// <param name="Rows">What differs there: one row, or one for each thing that a part holds.</param>
/// <param name="More">How many rows are left out.</param>
public sealed partial record ReadableChange(string Where, string Path, IReadOnlyList<ReadableRow> Rows, int More)
{
    private const int most = 60;

    // So many letters of what stays the same stand on each side of a change.
    private const int around = 80;

    // Comparing takes as many steps as one text has words times those of the other.
    private const int longest = 2_000;

    /// <summary>Whether all of it is new.</summary>
    public bool IsNew => Rows.All(row => row.Before is null);

    /// <summary>Whether all of it was taken out.</summary>
    public bool IsGone => Rows.All(row => row.After is null);

    /// <summary>A change in the words of who looks.</summary>
    public static ReadableChange Of(StudioTexts texts, DraftChange change)
    {
        var (before, after) = (Leaves(texts, change.Before), Leaves(texts, change.After));
        var rows = before.Keys.Union(after.Keys)
            .Where(label => before.GetValueOrDefault(label) != after.GetValueOrDefault(label))
            .Select(label => Row(label, before.GetValueOrDefault(label), after.GetValueOrDefault(label))).ToArray();
        return new(
            string.Join(" › ", Part.Matches(change.Path).Select(part => part.Groups["name"].Success ? part.Groups["name"].Value : Member(texts, part.Value))),
            change.Path, [.. rows.Take(most)], Math.Max(0, rows.Length - most));
    }

    /// <summary>A value in words: label of each thing that it holds, empty where it is one thing, and what it says; nothing where nothing stands there.</summary>
    public static IReadOnlyDictionary<string, string> Values(StudioTexts texts, string? json) => Leaves(texts, json);

    /// <summary>The members of a study, as an edit names them, in words.</summary>
    public static string Members(StudioTexts texts, string members) =>
        string.Join(", ", members.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(member => Member(texts, member)));

    private static ReadableRow Row(string label, string? before, string? after) => new(
        label,
        before is null ? null : Runs(before, after), after is null ? null : Runs(after, before));

    private static WordRun[] Runs(string text, string? other) =>
        other is null || text.Length > 12 * longest || other.Length > 12 * longest ? [new(text, Differs: false)] : Short(WordDiff.Of(text, other));

    // A text without spaces is cut where it happens to be.
    private static int Cut(int space, int at) => space < 0 ? at : space;

    // Of what stays the same in a long text only what stands around a change is of interest.
    private static WordRun[] Short(IReadOnlyList<WordRun> runs) =>
    [
        .. runs.Select((run, index) => run.Differs || runs.Count == 1 || run.Text.Length <= 3 * around ? run : run with
        {
            Text = $"{(index == 0 ? "" : run.Text[..Cut(run.Text.LastIndexOf(' ', around), around)])} … {(index == runs.Count - 1 ? "" : run.Text[Cut(run.Text.IndexOf(' ', run.Text.Length - around), run.Text.Length - around)..].TrimStart(' '))}",
        }),
    ];

    internal static string Member(StudioTexts texts, string name) =>
        Texts.Languages.Contains(name) ? Texts.In(name).Name : MemberWords.Of(texts, name);

    // Label of each value in a part to the value in words, in the order of the file.
    private static OrderedDictionary<string, string> Leaves(StudioTexts texts, string? json)
    {
        var leaves = new OrderedDictionary<string, string>();
        if (json is not null)
            Leaf("", JsonNode.Parse(json));
        return leaves;

        void Leaf(string label, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject { Count: > 0 } members:
                    foreach (var (name, member) in members)
                        Leaf(Below(label, Member(texts, name)), member);
                    break;
                case JsonArray parts when parts.Any(part => part is JsonObject):
                    foreach (var (index, part) in parts.Index())
                        Leaf(Below(label, part is JsonObject known && known["name"] is JsonValue name ? name.ToString() : $"{index + 1}"), part);
                    break;
                case JsonArray parts:
                    leaves[label] = string.Join(parts.Any(part => part?.ToString().Contains(' ', StringComparison.Ordinal) == true) ? "\n" : ", ",
                        parts.Select(part => Value(texts, part)));
                    break;
                default:
                    leaves[label] = Value(texts, node);
                    break;
            }
        }
    }

    private static string Below(string label, string part) => label.Length == 0 ? part : $"{label} › {part}";

    private static string Value(StudioTexts texts, JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => texts["yes"],
        JsonValueKind.False => texts["no"],
        JsonValueKind.String => node.GetValue<string>(),
        null or JsonValueKind.Null or JsonValueKind.Object => "–",
        JsonValueKind.Array => string.Join(", ", node.AsArray().Select(part => Value(texts, part))),
        _ => node.ToJsonString(),
    };

    // A part of a list by its name, or a member.
    [GeneratedRegex(@"\[(?<name>[^\]]*)\]|[^.\[\]]+", RegexOptions.NonBacktracking)]
    internal static partial Regex Part { get; }
}

/// <summary>One value that differs.</summary>
/// <param name="Label">What it is, within the change; empty where the change is this value.</param>
/// <param name="Before">What stood there; <c>null</c> where nothing did.</param>
/// <param name="After">What stands there; <c>null</c> where nothing does.</param>
public sealed record ReadableRow(string Label, IReadOnlyList<WordRun>? Before, IReadOnlyList<WordRun>? After);
