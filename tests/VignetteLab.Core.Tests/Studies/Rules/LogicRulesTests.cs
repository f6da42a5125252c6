namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class LogicRulesTests
{
    private const string years = "\"kind\": \"number\", \"name\": \"years\"";

    [Fact]
    public void Rules_that_look_back_are_met() => Assert.Empty(SampleLogic.Whole.Problems);

    [Theory]
    [InlineData("\"item\": \"role\", \"is\": [\"nurse\", \"other\"]")]
    [InlineData("\"item\": \"trust_1\", \"atLeast\": 2, \"atMost\": 2")]
    [InlineData("\"item\": \"trust_1\", \"is\": [\"1\", \"3\"]")]
    [InlineData("\"item\": \"trust_1\", \"answered\": false")]
    [InlineData("\"factor\": \"age\", \"isNot\": [\"young\", \"nobody\"]")]
    [InlineData("\"any\": [{ \"item\": \"role\", \"is\": [\"nurse\"] }, { \"all\": [{ \"factor\": \"job\", \"is\": [\"cook\"] }] }]")]
    public void A_rule_may_look_at_earlier_answers_and_at_the_arm(string rule) => Assert.Empty(Last(rule).Problems);

    [Theory]
    [InlineData("\"item\": \"nothing\", \"answered\": true", ".item: There is no item called “nothing”. Asked before this page: role, trust_1, trust_2, trust_3.")]
    [InlineData("\"item\": \"check_age\", \"answered\": true", ".item: “check_age” is asked on the same page, which is sent as a whole. Ask “check_age” on an earlier page.")]
    [InlineData("\"item\": \"role\", \"is\": [\"doctor\"]", ".is[0]: “role” has no answer called “doctor”. There are: nurse, other.")]
    [InlineData("\"item\": \"role\", \"isNot\": [\"nurse\", \"refused\"]", ".isNot[1]: “role” has no answer called “refused”.")]
    [InlineData("\"item\": \"role\", \"atLeast\": 1", ": “role” is not answered by a number.")]
    [InlineData("\"item\": \"trust_1\", \"atLeast\": 4", ": No answer to “trust_1” is from 4 to 3: it goes from 1 to 3. Mend the bounds.")]
    [InlineData("\"item\": \"trust_1\", \"atLeast\": 3, \"atMost\": 1", ": No answer to “trust_1” is from 3 to 1")]
    [InlineData("\"item\": \"trust_1\", \"atLeast\": 2, \"answered\": false", ": “trust_1” cannot be both unanswered and a number.")]
    [InlineData("\"item\": \"role\"", ": Say what the answer must be, by “is”, “isNot”, “atLeast”, “atMost” or “answered”.")]
    [InlineData("\"factor\": \"age\"", ": Say what the factor must be, by “is” or “isNot”.")]
    [InlineData("\"factor\": \"ages\", \"is\": [\"young\"]", ".factor: There is no factor called “ages”. The factors are: age, job.")]
    [InlineData("\"factor\": \"age\", \"is\": [\"nurse\"]", ".is[0]: “age” has no level, and the study no control arm, called “nurse”. There are: young, old, nobody.")]
    [InlineData("\"factor\": \"age\", \"is\": [\"old\"], \"atMost\": 3", ": A factor has levels, and is compared by “is” and “isNot” alone.")]
    [InlineData("\"is\": [\"nurse\"]", ": A rule has one of “item”, “factor”, “all” and “any”")]
    [InlineData("\"item\": \"role\", \"factor\": \"age\", \"is\": [\"nurse\"]", ": A rule has one of “item”, “factor”, “all” and “any”")]
    [InlineData("\"all\": [{ \"item\": \"role\", \"is\": [\"nurse\"] }], \"is\": [\"nurse\"]", ": Only a rule on an item or a factor compares.")]
    [InlineData("\"all\": [{ \"item\": \"role\", \"is\": [\"doctor\"] }]", ".all[0].is[0]: “role” has no answer called “doctor”.")]
    [InlineData("\"any\": [{ \"factor\": \"age\" }]", ".any[0]: Say what the factor must be")]
    public void A_rule_says_what_is_wrong_with_it(string rule, string problem) =>
        Last(rule).HasOnly($"study.json:93: pages[2].items[1].showIf{problem}");

    [Fact]
    public void A_rule_that_nobody_could_check_is_too_long() =>
        Last($"\"any\": [{string.Join(", ", Enumerable.Repeat("{ \"item\": \"role\", \"is\": [\"nurse\"] }", 21))}]")
            .HasOnly("study.json:93: pages[2].items[1].showIf: The rule has more than 20 parts");

    [Fact]
    public void A_rule_does_not_look_at_what_is_asked_later() =>
        OnPage("before", "\"item\": \"trust_1\", \"answered\": true").Saying("", ", \"strata\": [\"role\"]")
            .HasOnly("study.json:54: pages[0].showIf.item: “trust_1” is asked later, on the page “opinion”. Ask it on an earlier page.");

    [Fact]
    public void Nothing_hangs_on_the_arm_before_there_is_one() =>
        OnPage("before", "\"factor\": \"age\", \"is\": [\"old\"]").Saying("", ", \"strata\": [\"role\"]")
            .HasOnly("study.json:54: pages[0].showIf.factor: Nobody has an arm before the first vignette. Move the page behind it, or let the rule look at answers.");

    [Fact]
    public void Everyone_comes_to_the_first_page_with_the_vignette() =>
        OnPage("opinion", "\"item\": \"role\", \"is\": [\"nurse\"]")
            .HasOnly("study.json:68: pages[1].showIf: Everyone comes to the first page with the vignette: there they are allocated.");

    [Theory]
    [InlineData("\"procedure\": \"permuted_blocks\", \"strata\": [\"ward\"]")]
    [InlineData("\"procedure\": \"cluster\", \"cluster\": \"ward\"")]
    public void Everyone_is_asked_what_parts_respondents(string allocation) =>
        SampleLogic.Whole.Saying(allocation, "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"]")
            .HasOnly("study.json:72: pages[1].items[0].showIf: “ward” parts respondents before allocation, so everyone must be asked. Take “showIf” out.");

    [Fact]
    public void Everyone_is_asked_what_a_quota_counts() =>
        SampleLogic.Whole.Having("\"quotas\": [{ \"name\": \"days\", \"of\": { \"ward\": [\"days\"] }, \"limit\": 5 }]")
            .HasOnly("study.json:72: pages[1].items[0].showIf: “ward” parts respondents before allocation");

    [Fact]
    public void What_screens_out_may_be_asked_of_some() =>
        Assert.Empty(SampleLogic.Whole.Saying("\"name\": \"nights\", \"screenOut\": true", "\"name\": \"nights\"").Problems);

    [Theory]
    [InlineData("\"item\": \"trust_1\", \"answered\": true", ".item: “trust_1” is asked at each vignette, so that there is no one answer here.")]
    [InlineData("\"factor\": \"age\", \"is\": [\"old\"]", ".factor: “age” varies from vignette to vignette. Use it on a page with the vignette.")]
    public void Behind_several_vignettes_nothing_hangs_on_one_of_them(string rule, string problem) =>
        SampleDesigns.Within.Saying($"\"showIf\": {{ {rule} }}, {years}", years)
            .HasOnly($"study.json:93: pages[2].items[1].showIf{problem}");

    [Fact]
    public void At_one_of_several_vignettes_its_own_level_and_answers_count() =>
        Assert.Empty(AtEachVignette.Problems);

    [Fact]
    public void What_stays_the_same_counts_behind_several_vignettes() =>
        Assert.Empty(SampleDesigns.Mixed.Saying($"\"showIf\": {{ \"factor\": \"age\", \"is\": [\"old\"] }}, {years}", years).Problems);

    [Fact]
    public void A_member_that_no_rule_has_is_named() =>
        Last("\"item\": \"role\", \"equals\": \"nurse\"").HasOnly("study.json:93: pages[2].items[1].showIf.equals: “equals” is not a member of this showIf.");

    /// <summary>The within design with a second page at each vignette, for those who trust little, and an item for the old alone.</summary>
    internal static SampleStudy AtEachVignette => SampleDesigns.Within
        .Saying("""
            {
                  "name": "more", "vignette": true, "showIf": { "item": "trust_1", "atMost": 2 },
                  "title": { "en": "{item:trust_1|So}", "da": "{item:trust_1|Så}" },
                  "items": [
                    { "kind": "rating", "name": "worry", "prompt": { "en": "Worry?", "da": "Bange?" }, "points": "agree" },
                    { "kind": "rating", "name": "walks", "showIf": { "factor": "age", "is": ["old"] }, "prompt": { "en": "Walks?", "da": "Går?" }, "points": "agree" }
                  ]
                },
                {
                  "name": "after"
            """, "{\n      \"name\": \"after\"");

    private static SampleStudy Last(string rule) => SampleStudy.Whole.Saying($"\"showIf\": {{ {rule} }}, {years}", years);

    private static SampleStudy OnPage(string page, string rule) =>
        SampleStudy.Whole.Saying($"\"name\": \"{page}\", \"showIf\": {{ {rule} }},", $"\"name\": \"{page}\",");
}
