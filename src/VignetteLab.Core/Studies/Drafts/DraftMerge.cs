using System.Text.Json.Nodes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>A place that two people changed differently, from the same text.</summary>
/// <param name="Path">Where, as in <c>factors[type].levels[core].words.da</c>; a part that has a name is called by it.</param>
/// <param name="Before">What both began with, as JSON; <c>null</c> where there was nothing.</param>
/// <param name="Mine">What the one who saves wrote; <c>null</c> where they took it out.</param>
/// <param name="Theirs">What was saved in between; <c>null</c> where it was taken out.</param>
public sealed record Conflict(string Path, string? Before, string? Mine, string? Theirs);

/// <summary>What came of merging two edits of one text.</summary>
/// <param name="Json">Both edits together, as canonical JSON; at a conflict, mine.</param>
/// <param name="Conflicts">Where they cannot both hold; empty when nobody's words are lost.</param>
public sealed record Merged(string Json, IReadOnlyList<Conflict> Conflicts);

/// <summary>Brings together what two people did to a draft at the same time.</summary>
/// <remarks>
/// A three-way merge of trees (as in Lindholm 2004, “A three-way merge for XML documents”, ACM DocEng): members of objects are
/// matched by name, parts of lists by their <c>name</c> where all have one, so that a level that was moved is still the same
/// level. A list whose parts have no names is one value. A part that one of them renamed is still the same part: both edits of it
/// are brought together, and what the other one wrote refers to it by its new name. A new name that cannot be kept, because the
/// other one took the part out or called another so, is a conflict.
/// </remarks>
public static class DraftMerge
{
    /// <summary>Merges two edits.</summary>
    /// <param name="before">The canonical JSON both began with.</param>
    /// <param name="mine">One edit of it.</param>
    /// <param name="theirs">The other, already saved.</param>
    public static Merged Merge(string before, string mine, string theirs)
    {
        var (mineRenamed, theirsRenamed) = (RenamedPart.Between(before, mine), RenamedPart.Between(before, theirs));

        // What I renamed and they took out has no name but mine.
        var lost = mineRenamed.Where(part => !part.Where(theirsRenamed).IsIn(theirs)).ToArray();
        var known = RenamedPart.Back(mine, [.. mineRenamed.Except(lost)]);

        // What they renamed and I took out, or gave its new name to another.
        var stuck = theirsRenamed.Where(part => RenamedPart.Forth(known, [part]) == known).ToArray();

        // All with the names that are saved already; my own come last.
        var conflicts = new List<Conflict>();
        var merged = CanonicalTree.Write(Node(
            "", JsonNode.Parse(RenamedPart.Forth(before, theirsRenamed)), JsonNode.Parse(RenamedPart.Forth(known, theirsRenamed)), JsonNode.Parse(theirs), conflicts));
        var own = mineRenamed.Except(lost).Where(part => !theirsRenamed.Any(part.IsSameAs)).Select(part => part.Where(theirsRenamed)).ToArray();
        if (conflicts.Count + lost.Length + stuck.Length == 0 && own.All(part => part.From == part.Before && RenamedPart.Forth(merged, [part]) != merged))
            return new(RenamedPart.Forth(merged, own), []);

        // Nothing is saved: the parts keep the names by which whatever is written on has to know them.
        Conflict[] names =
        [
            .. own.Select(part => Name(part.Was, part.Before, part.To, part.From)),
            .. Outermost(lost).Select(part => Name(part.Where(theirsRenamed).Is, part.From, part.To, null)),
            .. Outermost(stuck).Select(part => Name(part.Is, part.From, part.IsIn(known) ? part.From : null, part.To)),
        ];
        return new(merged, [.. conflicts, .. names.DistinctBy(name => name.Path).Where(name => !conflicts.Any(part => name.Path.StartsWith($"{part.Path}.", StringComparison.Ordinal)))]);
    }

    private static Conflict Name(string path, string before, string? mine, string? theirs) =>
        new($"{path}.name", CanonicalJson.Quoted(before), mine is null ? null : CanonicalJson.Quoted(mine), theirs is null ? null : CanonicalJson.Quoted(theirs));

    // With a part, all that stands within it is told.
    private static IEnumerable<RenamedPart> Outermost(IReadOnlyList<RenamedPart> parts) => parts.Where(part => !parts.Any(part.IsWithin));

    private static JsonNode? Node(string path, JsonNode? before, JsonNode? mine, JsonNode? theirs, List<Conflict> conflicts)
    {
        if (JsonNode.DeepEquals(mine, theirs) || JsonNode.DeepEquals(before, theirs))
            return mine?.DeepClone();
        if (JsonNode.DeepEquals(before, mine))
            return theirs?.DeepClone();
        if (mine is JsonObject myMembers && theirs is JsonObject theirMembers)
            return Members(path, before as JsonObject ?? [], myMembers, theirMembers, conflicts);
        if (mine is JsonArray myParts && theirs is JsonArray theirParts && NamedParts.Of(myParts) is { } my && NamedParts.Of(theirParts) is { } their &&
            NamedParts.Of(before as JsonArray ?? []) is { } old)
        {
            return List(path, old, my, their, conflicts);
        }

        conflicts.Add(new(path, Text(before), Text(mine), Text(theirs)));
        return mine?.DeepClone();
    }

    private static JsonObject Members(
        string path, JsonObject before, JsonObject mine, JsonObject theirs, List<Conflict> conflicts)
    {
        var merged = new JsonObject();
        foreach (var name in mine.Concat(theirs).Select(member => member.Key).Distinct())
        {
            if (Node(path.Length == 0 ? name : $"{path}.{name}", before[name], mine[name], theirs[name], conflicts) is { } node)
                merged[name] = node;
        }

        return merged;
    }

    private static JsonArray List(string path, NamedParts before, NamedParts mine, NamedParts theirs, List<Conflict> conflicts)
    {
        var merged = new Dictionary<string, JsonNode>();
        foreach (var name in mine.Names.Union(theirs.Names))
        {
            if (Node($"{path}[{name}]", before[name], mine[name], theirs[name], conflicts) is { } node)
                merged[name] = node;
        }

        // Two orders of the same parts cannot both hold.
        var (myOrder, theirOrder) = (Common(mine, theirs), Common(theirs, mine));
        var oldOrder = Common(before, mine).Intersect(theirs.Names).ToArray();
        var (iMoved, theyMoved) = (
            !myOrder.Where(oldOrder.Contains).SequenceEqual(oldOrder), !theirOrder.Where(oldOrder.Contains).SequenceEqual(oldOrder));
        if (iMoved && theyMoved && !myOrder.SequenceEqual(theirOrder))
            conflicts.Add(new(path, NamedParts.InOrder(before.Names), NamedParts.InOrder(mine.Names), NamedParts.InOrder(theirs.Names)));
        var order = iMoved ? Order(mine.Names, theirs.Names) : Order(theirs.Names, mine.Names);
        return [.. order.Where(merged.ContainsKey).Select(name => merged[name])];
    }

    private static string[] Common(NamedParts one, NamedParts other) => [.. one.Names.Where(other.Names.Contains)];

    // Whoever moved parts decides their order; what only the other one has follows what it followed there.
    private static List<string> Order(IReadOnlyList<string> decided, IReadOnlyList<string> other)
    {
        var order = decided.ToList();
        foreach (var (index, name) in other.Index())
        {
            if (!order.Contains(name))
                order.Insert(index == 0 ? 0 : order.IndexOf(other[index - 1]) + 1, name);
        }

        return order;
    }

    private static string? Text(JsonNode? node) => node is null ? null : CanonicalTree.Write(node);
}
