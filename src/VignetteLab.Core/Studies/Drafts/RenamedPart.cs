using System.Text.Json;
using System.Text.Json.Nodes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>A part of a study that a later draft calls otherwise, and that is the same or nearly so.</summary>
/// <param name="Kind">The list that it stands in: <c>factors</c>, <c>levels</c>, <c>items</c> …</param>
/// <param name="Owner">The earlier name of the part that the list belongs to; <c>null</c> where it is the study.</param>
/// <param name="From">Its earlier name.</param>
/// <param name="To">Its later name.</param>
/// <param name="Was">Where it stands in the earlier draft, as in <c>factors[type].levels[core]</c>.</param>
/// <param name="Is">Where it stands in the later one.</param>
internal sealed record RenamedPart(string Kind, string? Owner, string From, string To, string Was, string Is)
{
    private static readonly string[] kinds = ["factors", "levels", "controls", "pages", "items", "options", "scales", "quotas"];

    private const int fewestLetters = 4;

    /// <summary>Every part that was renamed, those within others first.</summary>
    /// <param name="before">Canonical JSON of the earlier draft.</param>
    /// <param name="after">Canonical JSON of the later one.</param>
    public static IReadOnlyList<RenamedPart> Between(string before, string after)
    {
        var (one, other, found) = (JsonNode.Parse(before), JsonNode.Parse(after), new List<RenamedPart>());
        Find(null, ("", ""), one, other, [.. Items(one).Intersect(Items(other))], found);
        return found;
    }

    /// <summary>A draft, as canonical JSON, that has the later names of some parts in place of the earlier ones.</summary>
    public static string Forth(string json, IReadOnlyList<RenamedPart> parts) => parts.Count == 0 ? json
        : CanonicalJson.Write(parts.Aggregate(StudyFile.Bind(json), (study, part) => part.Renamed(study, part.From, part.To)));

    /// <summary>A draft, as canonical JSON, that has the earlier names of some parts in place of the later ones.</summary>
    public static string Back(string json, IReadOnlyList<RenamedPart> parts) => parts.Count == 0 ? json
        : CanonicalJson.Write(parts.Reverse().Aggregate(StudyFile.Bind(json), (study, part) => part.Renamed(study, part.To, part.From)));

    /// <summary>Its name in the earlier draft of both, where <see cref="From"/> is what another one has made of it.</summary>
    public string Before { get; init; } = From;

    /// <summary>Whether another draft calls the same part the same.</summary>
    public bool IsSameAs(RenamedPart other) => IsOf(other) && To == other.To;

    /// <summary>The same, from the names that another draft has; <see cref="Is"/> is where that draft would have it by its later name.</summary>
    public RenamedPart Where(IReadOnlyList<RenamedPart> others)
    {
        var (owner, part) = (others.FirstOrDefault(other => other.Kind == (Kind == "levels" ? "factors" : "items") && other.From == Owner), others.FirstOrDefault(IsOf));
        var (around, from) = (others.Where(other => other == part || IsWithin(other)).MaxBy(other => other.Was.Length), part?.To ?? From);
        var was = around is null ? Was : $"{around.Is}{Was[around.Was.Length..]}";
        return this with { Owner = Kind is "levels" or "options" ? owner?.To ?? Owner : Owner, From = from, Was = was, Is = $"{was[..^$"{from}]".Length]}{To}]", Before = From };
    }

    /// <summary>Whether it stands within another part.</summary>
    public bool IsWithin(RenamedPart other) => Was.StartsWith($"{other.Was}.", StringComparison.Ordinal);

    /// <summary>Whether a draft, as canonical JSON, has the part by its earlier name.</summary>
    public bool IsIn(string json) => Forth(json, [this with { To = $"renamed_{new string('z', Names.MaxLength)}" }]) != json;

    private bool IsOf(RenamedPart other) => (Kind, Owner, From) == (other.Kind, other.Owner, other.From);

    private Study Renamed(Study study, string from, string to) => Kind switch
    {
        "factors" => Renames.Factor(study, from, to),
        "levels" => Renames.Level(study, Owner ?? "", from, to),
        "controls" => Renames.Control(study, from, to),
        "pages" => Renames.Page(study, from, to),
        "items" => Renames.Item(study, from, to),
        "options" => Renames.Option(study, Owner ?? "", from, to),
        "scales" => Renames.Scale(study, from, to),
        _ => Renames.Quota(study, from, to),
    };

    // An item may move to another page: what is on one still was not renamed.
    private static void Find(string? owner, (string Was, string Is) at, JsonNode? before, JsonNode? after, HashSet<string> items, List<RenamedPart> found)
    {
        if (before is not JsonObject one || after is not JsonObject other || JsonNode.DeepEquals(one, other))
            return;
        foreach (var kind in kinds)
        {
            if (one[kind] is not JsonArray olds || other[kind] is not JsonArray news || NamedParts.Of(olds) is not { } old || NamedParts.Of(news) is not { } now)
                continue;
            var renamed = Pairs(old, now, kind == "items" ? items : []);
            foreach (var from in old.Names)
            {
                var to = renamed.GetValueOrDefault(from, from);
                var here = (Below(at.Was, kind, from), Below(at.Is, kind, to));
                Find(from, here, old[from], now[to], items, found);
                if (from != to)
                    found.Add(new(kind, owner, from, to, here.Item1, here.Item2));
            }
        }
    }

    private static string Below(string path, string kind, string name) => $"{(path.Length == 0 ? "" : $"{path}.")}{kind}[{name}]";

    private static IEnumerable<string> Items(JsonNode? study) =>
        (study?["pages"] as JsonArray ?? []).SelectMany(page => NamedParts.Of(page?["items"] as JsonArray ?? [])?.Names ?? []);

    // Earlier name to later one; whatever is most alike first.
    private static Dictionary<string, string> Pairs(NamedParts old, NamedParts now, HashSet<string> stayed)
    {
        var (gone, come) = (old.Names.Except(now.Names).Except(stayed).ToArray(), now.Names.Except(old.Names).Except(stayed).ToArray());
        var (goneLeaves, comeLeaves) = (gone.Select(name => Leaves(old[name])).ToArray(), come.Select(name => Leaves(now[name])).ToArray());
        var pairs = new Dictionary<string, string>();
        foreach (var (from, to, _) in
            from one in Enumerable.Range(0, gone.Length)
            from other in Enumerable.Range(0, come.Length)
            let likeness = Likeness(goneLeaves[one], comeLeaves[other])
            where likeness > 0.5
            orderby likeness descending, Math.Abs(one - other)
            select (gone[one], come[other], likeness))
        {
            if (!pairs.ContainsValue(to))
                pairs.TryAdd(from, to);
        }

        return pairs;
    }

    // The share of what both say that is the same; nothing where most of their words are others, or the number in the data is.
    private static double Likeness(Dictionary<string, JsonNode> one, Dictionary<string, JsonNode> other)
    {
        var all = one.Keys.Union(other.Keys).ToArray();
        var words = all.Where(path => IsWords(path, one) || IsWords(path, other)).ToArray();
        bool IsSame(string path) => one.TryGetValue(path, out var mine) && other.TryGetValue(path, out var theirs) && Same(mine, theirs);
        var isOther = words.Count(IsSame) * 2 < words.Length || !JsonNode.DeepEquals(one.GetValueOrDefault(".code"), other.GetValueOrDefault(".code"));
        return all.Length == 0 || isOther ? 0 : (double)all.Count(IsSame) / all.Length;
    }

    private static bool IsWords(string path, Dictionary<string, JsonNode> leaves) =>
        path.Length - path.LastIndexOf('.') - 1 is 2 or 3 && leaves.TryGetValue(path, out var leaf) && leaf.GetValueKind() == JsonValueKind.String;

    private static bool Same(JsonNode one, JsonNode other) =>
        JsonNode.DeepEquals(one, other) ||
        one.GetValueKind() == JsonValueKind.String && other.GetValueKind() == JsonValueKind.String && (one.GetValue<string>(), other.GetValue<string>()) is var (mine, theirs) &&
        (IsWrittenOn(mine, theirs) || IsWrittenOn(theirs, mine));

    // Whole words, and some letters of them: neither is 50 a 5 that was written on, nor an apple an A.
    private static bool IsWrittenOn(string words, string further) =>
        further.StartsWith(words, StringComparison.OrdinalIgnoreCase) &&
        (further.Length == words.Length || words.Length >= fewestLetters && !(char.IsLetterOrDigit(words[^1]) && char.IsLetterOrDigit(further[words.Length])));

    // Path within the part to what stands there, without the part's name.
    private static Dictionary<string, JsonNode> Leaves(JsonNode? part)
    {
        var leaves = new Dictionary<string, JsonNode>();
        Leaf("", part);
        leaves.Remove(".name");
        return leaves;

        void Leaf(string path, JsonNode? node)
        {
            if (node is JsonObject members)
            {
                foreach (var (name, member) in members)
                    Leaf($"{path}.{name}", member);
            }
            else if (node is JsonArray parts)
            {
                var names = NamedParts.Of(parts)?.Names;
                foreach (var (index, one) in parts.Index())
                    Leaf($"{path}[{names?[index] ?? $"{index}"}]", one);
            }
            else if (node is not null)
            {
                leaves[path] = node;
            }
        }
    }
}
