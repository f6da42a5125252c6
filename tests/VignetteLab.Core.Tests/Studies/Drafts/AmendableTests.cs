using System.Text.Json.Nodes;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Core.Tests.Studies.Drafts;

public sealed class AmendableTests
{
    private static readonly string whole = CanonicalJson.Write(SampleStudy.Whole.Read().Study!);

    [Fact]
    public void Every_word_that_somebody_reads_can_be_corrected_and_nothing_else()
    {
        var refused = new List<string>();
        foreach (var (path, node) in Leaves(JsonNode.Parse(whole)!, ""))
        {
            var changed = JsonNode.Parse(whole)!;
            var place = At(changed, path);
            place.ReplaceWith(JsonNode.Parse(node.GetValueKind() switch
            {
                System.Text.Json.JsonValueKind.String => CanonicalJsonString(node.GetValue<string>() + "!"),
                System.Text.Json.JsonValueKind.Number => $"{node.GetValue<int>() + 1}",
                _ => node.GetValue<bool>() ? "false" : "true",
            }));
            if (Amendable.Beyond(whole, changed.ToJsonString()).Count > 0)
                refused.Add(path);
        }

        Assert.DoesNotContain(refused, path => path.EndsWith(".en", StringComparison.Ordinal) && !path.StartsWith("exclusions", StringComparison.Ordinal));
        var allowed = Leaves(JsonNode.Parse(whole)!, "").Select(leaf => leaf.Path).Except(refused);
        Assert.All(allowed, path => Assert.Matches(@"(\.(en|da)(\[\d+\])?|^contact|^about\.(dataProtection|ethics))$", path));
        Assert.Contains("name", refused);
        Assert.Contains("factors[0].levels[0].code", refused);
    }

    [Theory]
    [InlineData("""{"points":{"agree":{"en":["No","Yes"]}}}""", """{"points":{"agree":{"en":["No","Well"]}}}""", 0)]
    [InlineData("""{"points":{"agree":{"en":["No","Yes"]}}}""", """{"points":{"agree":{"en":["No","Well","Yes"]}}}""", 1)]
    [InlineData("""{"overrides":[{"vignette":"a","words":{"x":{"en":"one"}}}]}""", """{"overrides":[{"vignette":"a","words":{"x":{"en":"two"}}}]}""", 0)]
    [InlineData("""{"overrides":[{"vignette":"a","words":{"x":{"en":"one"}}}]}""", """{"overrides":[{"vignette":"b","words":{"x":{"en":"one"}}}]}""", 2)]
    public void Words_in_lists_are_words_as_long_as_there_are_as_many(string before, string after, int beyond) =>
        Assert.Equal(beyond, Amendable.Beyond(before, after).Count);

    [Theory]
    [InlineData("""{"title":{"da":"Et","en":"One"}}""", """{"title":{"da":"Et"}}""", 0)]
    [InlineData("""{"title":{"da":"Et","en":"One"}}""", "{}", 0)]
    [InlineData("""{"contact":"one@example.org"}""", "{}", 0)]
    [InlineData("""{"title":{"da":"Et"}}""", """{"title":{"da":"Et","en":"One"}}""", 1)]
    [InlineData("""{"minutes":8}""", "{}", 1)]
    public void Words_may_be_missing_while_they_are_written(string before, string after, int beyond) =>
        Assert.Equal(beyond, Amendable.BeyondSoFar(before, after).Count);

    [Fact]
    public void A_rule_whose_name_reads_like_a_language_is_no_word()
    {
        const string before = """{"pages":[{"name":"a","showIf":{"is":"yes"}}]}""";

        Assert.NotEmpty(Amendable.Beyond(before, before.Replace("yes", "no", StringComparison.Ordinal)));
    }

    private static string CanonicalJsonString(string text) => JsonValue.Create(text).ToJsonString();

    private static IEnumerable<(string Path, JsonValue Node)> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray parts => parts.SelectMany((part, index) => Leaves(part!, $"{path}[{index}]")),
        JsonValue value => [(path, value)],
        _ => [],
    };

    private static JsonValue At(JsonNode root, string path) => Leaves(root, "").Single(leaf => leaf.Path == path).Node;
}
