namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class RepetitionRulesTests
{
    private const string long29 = "b23456789_123456789_123456789";

    [Fact]
    public void Pages_with_the_vignette_stand_next_to_each_other() =>
        SampleDesigns.Within.Saying(
            "{ \"name\": \"pause\", \"title\": { \"en\": \"You\", \"da\": \"Dig\" }, \"items\": [{ \"kind\": \"text\", \"name\": \"mood\", " +
            "\"prompt\": { \"en\": \"?\", \"da\": \"?\" }, \"maxLength\": 9 }] }, { \"vignette\": true, \"name\": \"after\"",
            "{\n      \"name\": \"after\"")
            .HasOnly("study.json:52: pages: Pages with the vignette are repeated for each vignette of a deck, so they stand next to each other. " +
                "Move the others before or after them.");

    [Theory]
    [InlineData("\"name\": \"trust_3\"", "study.json:75: pages[1].items[3].name", 28)]
    [InlineData("\"name\": \"seen_age\"", "study.json:73: pages[1].items[0].name", 20)]
    [InlineData("\"name\": \"trust\"", "study.json:102: scales[0].name", 28)]
    public void A_name_leaves_room_for_its_prefix(string of, string at, int most)
    {
        var name = long29[..(most + 1)];
        var study = SampleDesigns.Within.Saying($"\"name\": \"{name}\"", of);

        Assert.Contains($"{at}: “{name}” gets a prefix for each vignette, as in v01_{name}. Use at most {most} characters.", study.Problems);
        Assert.DoesNotContain("gets a prefix", string.Join('\n', SampleDesigns.Within.Saying($"\"name\": \"{name[..most]}\"", of).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_leaves_room_for_its_prefix() =>
        Assert.Contains(
            $"study.json:8: factors[0].name: “{long29}” gets a prefix for each vignette, as in v01_{long29}. Use at most 28 characters.",
            SampleDesigns.Within.Saying($"\"name\": \"{long29}\",\n", "\"name\": \"age\",\n").Problems);

    [Theory]
    [InlineData("\"name\": \"v01_years\"", "\"name\": \"years\"", "study.json:93: pages[2].items[1].name: “v01_years”")]
    [InlineData("\"name\": \"v12_after\"", "\"name\": \"after\"", "study.json:79: pages[2].name: “v12_after”")]
    [InlineData("\"name\": \"v99_trust\"", "\"name\": \"trust\"", "study.json:102: scales[0].name: “v99_trust”")]
    public void No_name_looks_like_that_of_something_at_a_vignette(string instead, string of, string problem) =>
        SampleDesigns.Within.Saying(instead, of)
            .HasOnly($"{problem} looks like the name of something at a vignette’s place. Begin it otherwise than v and two digits.");

    [Fact]
    public void A_scale_is_asked_for_each_vignette_or_once() =>
        SampleDesigns.Within
            .Saying("{ \"kind\": \"rating\", \"name\": \"trust_4\", \"prompt\": { \"en\": \"?\", \"da\": \"?\" }, \"points\": \"agree\" }, { \"kind\": \"text\"", "{ \"kind\": \"text\"")
            .Saying("\"trust_3\", \"trust_4\"]", "\"trust_3\"]")
            .HasOnly("study.json:102: scales[0].items: Some items of “trust” are asked for each vignette and some once. Part the scale.");

    [Fact]
    public void In_a_between_design_nothing_is_repeated() =>
        Assert.Empty(SampleDesigns.Between.Saying("\"name\": \"v01_years\"", "\"name\": \"years\"").Problems);
}
