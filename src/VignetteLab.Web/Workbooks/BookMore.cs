using System.Globalization;
using System.Text.Json.Nodes;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Workbooks;

/// <summary>What a study says beyond the columns of its sheets: a path and, as JSON, what stands there.</summary>
internal static class BookMore
{
    private const int piece = 30_000;

    // As deep as a study file may be.
    private const int mostSteps = 32;

    /// <summary>What has to be said besides, so that a study is read as it was.</summary>
    /// <param name="read">The study as its sheets say it.</param>
    /// <param name="root">The study.</param>
    /// <param name="json">The study, canonical.</param>
    /// <returns>The rows of the sheet; none where nothing has.</returns>
    public static IReadOnlyList<Dictionary<string, string>> Between(JsonObject read, JsonObject root, string json)
    {
        if (Canonical(read) == json)
            return [];

        // Compared as the study file writes both, so that a blank cell is not taken for something that is missing.
        var differences = new List<(string Path, JsonNode? Value)>();
        Compare("", JsonNode.Parse(Canonical(read)), root, differences);
        var mended = read.DeepClone().AsObject();
        var apart = differences.All(one => Set(mended, one.Path, one.Value?.DeepClone())) && Canonical(mended) == json;
        return [.. (apart ? differences : [("", root)]).SelectMany(one => Rows(one.Path, one.Value))];
    }

    /// <summary>Puts something where a path leads; <c>null</c> takes away what is there.</summary>
    /// <returns>Whether the path leads anywhere.</returns>
    public static bool Set(JsonObject root, string path, JsonNode? value)
    {
        var left = int.MaxValue;
        return Set(root, path, value, ref left);
    }

    /// <summary>Likewise, of what somebody sends.</summary>
    /// <param name="root">The study.</param>
    /// <param name="path">Where.</param>
    /// <param name="value">What.</param>
    /// <param name="left">How many parts may still come to it.</param>
    /// <returns>Whether the path leads anywhere, and not too deep, and there was room for all of it.</returns>
    public static bool Set(JsonObject root, string path, JsonNode? value, ref int left)
    {
        if (path.Count('/') >= mostSteps || (left -= PartsOf(value)) < 0)
            return false;
        if (path.Length == 0)
        {
            if (value is not JsonObject whole)
                return false;
            root.Clear();
            foreach (var (name, member) in whole.ToArray())
                root[name] = member?.DeepClone();
            return true;
        }

        var steps = path.Split('/');
        JsonNode? at = root;
        foreach (var step in steps[..^1])
        {
            if (at is JsonObject members && members[Plain(step)] is null)
            {
                if (--left < 0)
                    return false;
                members[Plain(step)] = new JsonObject();
            }

            at = Step(at, step);
        }

        switch (at)
        {
            case JsonObject members:
                members.Remove(Plain(steps[^1]));
                if (value is not null)
                    members[Plain(steps[^1])] = value;
                return true;
            case JsonArray list when value is not null && int.TryParse(steps[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= list.Count:
                if (index == list.Count)
                    list.Add(value);
                else
                    list[index] = value;
                return true;
            default:
                return false;
        }
    }

    /// <summary>What stands at the end of some members; <c>null</c> where nothing does.</summary>
    public static JsonNode? At(JsonNode? node, IEnumerable<string> members) =>
        members.Aggregate(node, (at, name) => at is JsonObject known ? known[name] : null);

    private static void Compare(string path, JsonNode? read, JsonNode? meant, List<(string, JsonNode?)> differences)
    {
        if (JsonNode.DeepEquals(read, meant))
            return;
        if (read is JsonObject one && meant is JsonObject other)
        {
            foreach (var name in one.Concat(other).Select(member => member.Key).Distinct().ToArray())
                Compare(Join(path, name), one[name], other[name], differences);
        }
        else if (read is JsonArray list && meant is JsonArray wanted && list.Count == wanted.Count)
        {
            for (var index = 0; index < list.Count; index++)
                Compare(Join(path, index.ToString(CultureInfo.InvariantCulture)), list[index], wanted[index], differences);
        }
        else
        {
            differences.Add((path, meant));
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path, JsonNode? value)
    {
        // ASCII alone, and nothing that Excel takes for an escape of its own, so that a cell can hold whatever it says.
        var json = (value?.ToJsonString() ?? "null").Replace("_x", "\\u005fx", StringComparison.Ordinal);
        for (var at = 0; at < json.Length; at += piece)
        {
            yield return new()
            {
                ["path"] = path.Length == 0 ? "/" : path,
                ["part"] = (at / piece + 1).ToString(CultureInfo.InvariantCulture),
                ["json"] = json.Substring(at, Math.Min(piece, json.Length - at)),
            };
        }
    }

    private static int PartsOf(JsonNode? node) => 1 + node switch
    {
        JsonObject members => members.Sum(member => PartsOf(member.Value)),
        JsonArray list => list.Sum(PartsOf),
        _ => 0,
    };

    private static string Canonical(JsonObject read) => CanonicalJson.Write(StudyFile.ReadDraft(read.ToJsonString()).Study);

    private static JsonNode? Step(JsonNode? at, string step) => at switch
    {
        JsonObject members => members[Plain(step)],
        JsonArray list => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null,
        _ => null,
    };

    private static string Join(string path, string step) => path.Length == 0 ? Escaped(step) : $"{path}/{Escaped(step)}";

    // A name can be anything; as in a JSON pointer. What a cell cannot hold makes the path lead nowhere, and the whole is kept.
    private static string Escaped(string step) => Uri.EscapeDataString(step);

    private static string Plain(string step) => Uri.UnescapeDataString(step);
}
