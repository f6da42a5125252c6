using System.Text.Json.Nodes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>One place where two drafts differ.</summary>
/// <param name="Path">Where, as in <c>factors[type].levels[core].words.da</c>.</param>
/// <param name="Before">What stood there, as JSON; <c>null</c> where nothing did.</param>
/// <param name="After">What stands there, as JSON; <c>null</c> where nothing does.</param>
public sealed record DraftChange(string Path, string? Before, string? After)
{
    /// <summary>Whether a part has another name, which is what its places are called by; all else of it is told on its own.</summary>
    public bool IsRename => Path.EndsWith("].name", StringComparison.Ordinal);
}

/// <summary>What differs between two drafts.</summary>
public static class DraftDiff
{
    /// <summary>The members of the study that differ, in alphabetical order.</summary>
    /// <param name="before">Canonical JSON; <c>null</c> where there was no draft, in which case nothing is said to differ.</param>
    /// <param name="after">Canonical JSON.</param>
    public static IReadOnlyList<string> Members(string? before, string after)
    {
        if (before is null)
            return [];
        var (one, other) = (JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject());
        return [.. one.Concat(other).Select(member => member.Key).Distinct()
            .Where(name => !JsonNode.DeepEquals(one[name], other[name])).Order(StringComparer.Ordinal)];
    }

    /// <summary>Every place that differs, as deep as it can be named; parts of lists are known by their names.</summary>
    /// <param name="before">Canonical JSON.</param>
    /// <param name="after">Canonical JSON.</param>
    /// <returns>Parts that were renamed and are otherwise much the same first; wherever their names stand for them, nothing differs.</returns>
    public static IReadOnlyList<DraftChange> Between(string before, string after)
    {
        var renamed = RenamedPart.Between(before, after);
        var changes = renamed.Select(part => new DraftChange($"{part.Is}.name", CanonicalJson.Quoted(part.From), CanonicalJson.Quoted(part.To))).ToList();
        Node("", JsonNode.Parse(RenamedPart.Forth(before, renamed)), JsonNode.Parse(after), changes);
        return changes;
    }

    private static void Node(string path, JsonNode? before, JsonNode? after, List<DraftChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
            return;
        if (before is JsonObject one && after is JsonObject other)
        {
            foreach (var name in one.Concat(other).Select(member => member.Key).Distinct())
                Node(path.Length == 0 ? name : $"{path}.{name}", one[name], other[name], changes);
            return;
        }

        if (before is JsonArray oldNodes && after is JsonArray newNodes && NamedParts.Of(oldNodes) is { } old && NamedParts.Of(newNodes) is { } now)
        {
            foreach (var name in old.Names.Union(now.Names))
                Node($"{path}[{name}]", old[name], now[name], changes);
            var stayed = old.Names.Where(now.Names.Contains).ToArray();
            if (!stayed.SequenceEqual(now.Names.Where(old.Names.Contains)))
                changes.Add(new(path, NamedParts.InOrder(old.Names), NamedParts.InOrder(now.Names)));
            return;
        }

        changes.Add(new(path, before is null ? null : CanonicalTree.Write(before), after is null ? null : CanonicalTree.Write(after)));
    }
}
