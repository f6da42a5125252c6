namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class ScaleRulesTests
{
    private const string items = "[\"trust_1\", \"trust_2\", \"trust_3\"]";

    [Theory]
    [InlineData("[\"trust_1\"]", "items: A scale has at least two items, each once.")]
    [InlineData("[]", "items: A scale has at least two items, each once.")]
    [InlineData("[\"trust_1\", \"trust_1\"]", "items: A scale has at least two items, each once.")]
    [InlineData("[\"trust_1\", \"trust_9\"]", "items[1]: “trust_9” is not a rating item of this study.")]
    [InlineData("[\"trust_1\", \"years\"]", "items[1]: “years” is not a rating item of this study.")]
    public void A_scale_is_made_of_two_rating_items_at_least(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, items).HasOnly($"study.json:102: scales[0].{problem}");

    [Fact]
    public void The_items_of_a_scale_are_answered_on_the_same_points() =>
        SampleStudy.Whole
            .Saying("{ \"yes_no\": { \"en\": [\"No\", \"Yes\"], \"da\": [\"Nej\", \"Ja\"] }, \"agree\"", "{ \"agree\"")
            .Saying("\"points\": \"yes_no\", \"reversed\"", "\"points\": \"agree\", \"reversed\"")
            .HasOnly("study.json:102: scales[0].items: The items are answered on different points.");
}
