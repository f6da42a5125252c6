using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Tests.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Studies.Drafts;

public sealed class SomeEditsTests
{
    [Fact]
    public void Of_two_edits_both_are_there_or_there_is_a_conflict()
    {
        var (before, kept, told) = (SomeEdits.Before, 0, 0);

        Check.One(SomeDesigns.Config.WithMaxTest(100), Prop.ForAll(SomeEdits.Pairs(), pair =>
        {
            var (mine, theirs) = (pair.Mine.Of(before), pair.Theirs.Of(before));
            var merged = DraftMerge.Merge(before, mine, theirs);
            _ = merged.Conflicts.Count > 0 ? told++ : kept++;
            if (merged.Conflicts.Count > 0 || mine == theirs)
                return merged.Conflicts.Count > 0 || merged.Json == mine;

            // One after the other, in one order or the other; a reference to what is gone may be called either way.
            var (one, other) = (pair.Mine.After(pair.Theirs).Of(theirs), pair.Theirs.After(pair.Mine).Of(mine));
            return one != theirs && other != mine && (string[])[Sorted(one), Sorted(other)] is var both && both.Contains(Sorted(merged.Json));
        }));

        Assert.InRange(told, 10, 50);
        Assert.Equal(100, told + kept);
    }

    // What two add at the same place may stand in either order.
    private static string Sorted(string json) => Sorted(JsonNode.Parse(json))!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray parts => new JsonArray([.. parts.Select(Sorted).OrderBy(part => part!.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}
