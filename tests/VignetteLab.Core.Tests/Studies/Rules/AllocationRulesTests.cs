namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class AllocationRulesTests
{
    private const string strata = "\"strata\": [\"role\"]";

    [Theory]
    [InlineData("\"strata\": [\"gender\"]", "strata[0]: “gender” is not a choice that is asked before the first vignette.")]
    [InlineData("\"strata\": [\"trust_1\"]", "strata[0]: “trust_1” is not a choice that is asked before the first vignette.")]
    [InlineData("\"strata\": [\"check_age\"]", "strata[0]: “check_age” is not a choice that is asked before the first vignette.")]
    [InlineData("\"strata\": [\"role\", \"role\"]", "strata[1]: “role” is named twice.")]
    public void A_stratum_is_a_choice_asked_before_the_first_vignette(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, strata).HasOnly($"study.json:104: allocation.{problem}");

    [Fact]
    public void A_stratum_is_required() =>
        SampleStudy.Whole.Saying("", ", \"required\": true")
            .HasOnly("study.json:104: allocation.strata[0]: “role” parts respondents before allocation, so it must be answered.");

    [Theory]
    [InlineData("[]", "multiples: Name at least one multiple, as in [1, 2].")]
    [InlineData("[0]", "multiples[0]: 0 is not a multiple from 1 to 100.")]
    [InlineData("[1, 101]", "multiples[1]: 101 is not a multiple from 1 to 100.")]
    public void A_block_is_a_multiple_from_1_to_100_long(string multiples, string problem) =>
        SampleStudy.Whole.Saying($"\"multiples\": {multiples}", "\"multiples\": [1, 2]").HasOnly($"study.json:104: allocation.{problem}");

    [Theory]
    [InlineData("\"strata\": [\"role\"], \"shares\": { \"nobody\": 0 }", "shares.nobody: 0 is not a share from 1 to 100.")]
    [InlineData("\"strata\": [\"role\"], \"shares\": { \"nurse\": 2 }", "shares.nurse: There is no arm called “nurse”.")]
    public void A_share_is_that_of_an_arm_and_at_least_one(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, strata).HasOnly($"study.json:104: allocation.{problem}");

    [Fact]
    public void A_block_has_ten_thousand_places_at_most() =>
        SampleStudy.Whole.Saying("\"shares\": { \"nobody\": 97 }, \"multiples\": [1, 100]", "\"multiples\": [1, 2]")
            .HasOnly("study.json:104: allocation.multiples: A block would have 10100 places; at most 10000 are possible.");

    [Fact]
    public void Strata_are_few_enough_to_fill_blocks()
    {
        var options = string.Join(", ", Enumerable.Range(1, 100).Select(number => $"{{ \"name\": \"w{number}\", \"code\": {number}, \"label\": {{ \"en\": \"{number}\", \"da\": \"{number}\" }} }}"));
        SampleStudy Wards(string procedure) => SampleStudy.Whole
            .Saying($"{Ward("ward", options)}, {Ward("unit", options)}, {role}", role)
            .Saying($"\"procedure\": \"{procedure}\", \"strata\": [\"ward\", \"unit\"]", "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1, 2]");

        Wards("permuted_blocks").HasOnly("study.json:104: allocation.strata: The strata make 10000 groups; blocks would hardly ever fill. Use fewer, or minimisation.");
        Assert.Empty(Wards("minimisation").Problems);
    }

    [Fact]
    public void A_stratum_has_no_control_characters_in_its_name() =>
        Assert.Contains(
            SampleStudy.Whole.Saying("\"name\": \"ot\\u0007her\", \"code\": 2", "\"name\": \"other\", \"code\": 2").Problems,
            problem => problem.StartsWith("study.json:62: pages[0].items[0].options[1].name: There is a control character in this text. Remove it.", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"procedure\": \"complete\"", "places: A complete list has 2 to 100,000 places. Say how many, as in \"places\": 120.")]
    [InlineData("\"procedure\": \"complete\", \"places\": 100001", "places: A complete list has 2 to 100,000 places. Say how many, as in \"places\": 120.")]
    [InlineData("\"procedure\": \"complete\", \"places\": 4", "places: A list of 4 places leaves some of the 5 arms empty. Make it longer.")]
    [InlineData("\"procedure\": \"complete\", \"places\": 60, \"strata\": [\"role\"]", "strata: A complete list is one for all. Use permuted blocks to balance within strata.")]
    [InlineData("\"procedure\": \"simple\", \"places\": 60", "places: Only the procedure “complete” has a list with a number of places. Take “places” out, or change the procedure.")]
    [InlineData("\"procedure\": \"simple\", \"multiples\": [2]", "multiples: Only the procedures “permuted_blocks” and “cluster” have blocks. Take “multiples” out, or change the procedure.")]
    [InlineData("\"procedure\": \"minimisation\"", "strata: Minimisation balances what is named here. Name the choices, as in [\"role\", \"shift\"].")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"prefer\": 100", "prefer: 100 is not a percentage from 50 to 95. At 100 whoever knows who came before would know the next arm; 80 is usual.")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"prefer\": 49", "prefer: 49 is not a percentage from 50 to 95.")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"weights\": { \"shift\": 2 }", "weights.shift: “shift” is not among the strata, so it has no weight.")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"weights\": { \"role\": 0 }", "weights.role: 0 is not a weight from 1 to 100.")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"measure\": \"mean\"", "measure: “mean” is not known here. Write one of: range, variance, sd.")]
    [InlineData("\"procedure\": \"simple\", \"weights\": { \"role\": 2 }", "weights: Only the procedure “minimisation” has “weights”. Take it out, or change the procedure.")]
    [InlineData("\"procedure\": \"simple\", \"measure\": \"sd\"", "measure: Only the procedure “minimisation” has “measure”. Take it out, or change the procedure.")]
    [InlineData("\"procedure\": \"simple\", \"prefer\": 70", "prefer: Only the procedure “minimisation” has “prefer”. Take it out, or change the procedure.")]
    [InlineData("\"procedure\": \"least_filled\", \"underWayMinutes\": 0", "underWayMinutes: 0 is not a number of minutes from 1 to 43,200 (30 days).")]
    [InlineData("\"procedure\": \"simple\", \"target\": -1", "target: -1 is not a number of respondents up to 1,000,000; 0 is for no end.")]
    [InlineData("\"procedure\": \"simple\", \"targetPerStratum\": 1000001", "targetPerStratum: 1000001 is not a number of respondents up to 1,000,000; 0 is for no end.")]
    [InlineData("\"procedure\": \"by_hand\"", "procedure: “by_hand” is not known here. Write one of: permuted_blocks, simple, complete, cluster, minimisation, least_filled.")]
    public void Each_procedure_has_what_it_needs_and_no_more(string allocation, string problem) =>
        Allocated(allocation).HasOnly($"study.json:104: allocation.{problem}");

    // Five arms; at 80 percent none can have less than 5 percent, or more than 80.
    [Theory]
    [InlineData("\"nobody\": 17", "between 5 % and 80 % of the places; these shares ask for 4.8 % to 81 %. Write \"prefer\": 81 or more, up to 95,")]
    [InlineData("\"nobody\": 100", "between 5 % and 80 % of the places; these shares ask for 1 % to 96.2 %. No “prefer” up to 95 reaches that:")]
    [InlineData("\"nobody\": 9, \"old_cook\": 9, \"old_nurse\": 9", "between 5 % and 80 % of the places; these shares ask for 3.4 % to 31 %. Write \"prefer\": 87 or more, up to 95,")]
    public void Minimisation_has_shares_that_it_can_reach(string shares, string problem) =>
        Allocated($"\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"shares\": {{ {shares} }}").HasOnly(
            $"study.json:104: allocation.shares: In the long run minimisation gives an arm {problem}");

    [Theory]
    [InlineData("\"nobody\": 17", 81)]
    [InlineData("\"nobody\": 4, \"old_cook\": 10", 80)]
    [InlineData("\"nobody\": 9, \"old_cook\": 9, \"old_nurse\": 9", 87)]
    public void The_prefer_that_is_advised_is_enough(string shares, int prefer) => Assert.Empty(Allocated(
        $"\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"prefer\": {prefer}, \"shares\": {{ {shares} }}").Problems);

    [Theory]
    [InlineData("", "cluster: Say which choice names the respondent's cluster, as in \"cluster\": \"workplace\".")]
    [InlineData(", \"cluster\": \"ward\"", "cluster: “ward” is not a choice that is asked before the first vignette. Ask it there.")]
    [InlineData(", \"cluster\": \"check_age\"", "cluster: “check_age” is not a choice that is asked before the first vignette. Ask it there.")]
    [InlineData(", \"cluster\": \"role\", \"strata\": [\"role\"]", "strata: A cluster's stratum cannot hang on who comes first. Put the clusters into “clusterStrata”.")]
    [InlineData(", \"cluster\": \"role\", \"clusterStrata\": { \"care\": [\"nurse\"] }", "clusterStrata: The cluster “other” is in 0 strata. Put each cluster into one.")]
    [InlineData(", \"cluster\": \"role\", \"clusterStrata\": { \"care\": [\"nurse\", \"other\"], \"rest\": [\"other\"] }", "clusterStrata: The cluster “other” is in 2 strata. Put each cluster into one.")]
    [InlineData(", \"cluster\": \"role\", \"clusterStrata\": { \"care\": [\"nurse\", \"cook\", \"other\"] }", "clusterStrata.care: “role” has no option called “cook”. It has: nurse, other.")]
    [InlineData(", \"cluster\": \"role\", \"clusterStrata\": { \"In care\": [\"nurse\", \"other\"] }", "clusterStrata.In care: “In care” is not a name. Use lower-case letters a to z, digits and _, a letter first and no _ last, at most 32.")]
    public void A_cluster_is_a_choice_asked_before_the_first_vignette_and_in_one_stratum(string allocation, string problem) =>
        Allocated($"\"procedure\": \"cluster\"{allocation}").HasOnly($"study.json:104: allocation.{problem}");

    [Fact]
    public void A_cluster_is_required() =>
        Allocated("\"procedure\": \"cluster\", \"cluster\": \"role\"").Saying("", ", \"required\": true")
            .HasOnly("study.json:104: allocation.cluster: “role” decides about the arm, so it must be answered. Write \"required\": true on it.");

    [Fact]
    public void Only_the_procedure_for_clusters_has_them() =>
        Allocated("\"procedure\": \"simple\", \"cluster\": \"role\"")
            .HasOnly("study.json:104: allocation.cluster: Only the procedure “cluster” has clusters. Take them out, or change the procedure.");

    [Theory]
    [InlineData("\"procedure\": \"simple\", \"shares\": { \"nobody\": 3 }, \"strata\": [\"role\"]")]
    [InlineData("\"procedure\": \"complete\", \"places\": 5")]
    [InlineData("\"procedure\": \"cluster\", \"cluster\": \"role\", \"clusterStrata\": { \"care\": [\"nurse\"], \"rest\": [\"other\"] }, \"multiples\": [1, 3]")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"weights\": { \"role\": 2 }, \"measure\": \"variance\", \"prefer\": 95")]
    [InlineData("\"procedure\": \"least_filled\", \"strata\": [\"role\"], \"underWayMinutes\": 30, \"targetPerStratum\": 60")]
    public void What_a_procedure_needs_is_enough(string allocation) => Assert.Empty(Allocated(allocation).Problems);

    [Fact]
    public void An_arm_of_a_mixed_design_has_a_share_under_its_whole_name()
    {
        var share = SampleDesigns.Mixed.Saying("\"strata\": [\"role\"], \"shares\": { \"set_old.deck_1\": 2 }", strata);

        Assert.Empty(share.Problems);
        share.Saying("\"set_old\": 2", "\"set_old.deck_1\": 2").HasOnly(
            "study.json:107: allocation.shares.set_old: There is no arm called “set_old”. The arms are: set_young.deck_1, set_old.deck_1, mixed_young.deck_1, mixed_old.deck_1.");
    }

    private const string role = "{\n          \"kind\": \"choice\", \"name\": \"role\"";

    private static string Ward(string name, string options) =>
        $"{{ \"kind\": \"choice\", \"name\": \"{name}\", \"required\": true, \"prompt\": {{ \"en\": \"?\", \"da\": \"?\" }}, \"options\": [{options}] }}";

    private static SampleStudy Allocated(string allocation) => SampleStudy.Whole.Saying(
        allocation, "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1, 2]");
}
