using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class FrozenAllocationTests
{
    private const string role = "\"kind\": \"choice\", \"name\": \"role\", \"required\": true";

    private static readonly FrozenAllocation clusters = SampleStudy.Whole.Allocating(
        """
        "procedure": "cluster", "cluster": "role", "clusterStrata": { "large": ["nurse"], "small": ["other"] }, "multiples": [2]
        """).Frozen().Allocation;

    private static readonly FrozenAllocation minimising = SampleStudy.Whole.Saying(
        """
        "kind": "choice", "name": "shift", "required": true, "prompt": { "en": "When?", "da": "Hvornår?" },
        "options": [
          { "name": "day", "code": 5, "label": { "en": "Day", "da": "Dag" } },
          { "name": "night", "code": 6, "label": { "en": "Night", "da": "Nat" } }
        ] }, { "kind": "choice", "name": "role", "required": true
        """, role)
        .Allocating("\"procedure\": \"minimisation\", \"strata\": [\"role\", \"shift\"], \"weights\": { \"role\": 3 }").Frozen().Allocation;

    [Fact]
    public void A_cluster_is_the_option_chosen_and_its_stratum_the_one_it_is_put_into()
    {
        Assert.Equal(("nurse", "large"), (clusters.Cluster(Role(1)), clusters.Stratum(Role(1))));
        Assert.Equal(("other", "small"), (clusters.Cluster(Role(2)), clusters.Stratum(Role(2))));
    }

    [Fact]
    public void Clusters_without_strata_are_one_stratum() => Assert.Equal(
        "all",
        SampleStudy.Whole.Allocating("\"procedure\": \"cluster\", \"cluster\": \"role\"").Frozen().Allocation.Stratum(Role(1)));

    [Fact]
    public void Other_procedures_know_no_clusters() => Assert.Null(SampleStudy.Whole.Frozen().Allocation.Cluster(Role(1)));

    [Fact]
    public void The_item_that_names_the_cluster_decides_before_allocation() => Assert.Equal(["role"], clusters.Items);

    [Fact]
    public void A_profile_has_the_levels_of_all_items_in_the_order_declared()
    {
        Assert.Equal("nurse.night", minimising.Stratum(new Dictionary<string, Answer> { ["shift"] = Answer.Of(6), ["role"] = Answer.Of(1) }));
        Assert.Equal("none.day", minimising.Stratum(new Dictionary<string, Answer> { ["shift"] = Answer.Of(5) }));
    }

    [Fact]
    public void Margins_count_for_each_item_the_earlier_respondents_who_share_the_newcomers_level()
    {
        var margins = minimising.Margins("nurse.night", new Dictionary<(string, string), int>
        {
            [("nurse.day", "nobody")] = 2,
            [("nurse.night", "nobody")] = 3,
            [("other.night", "old_cook")] = 4,
            [("other.day", "old_cook")] = 5,
        });

        Assert.Equal(["role", "shift"], margins.Counts.Keys);
        Assert.Equal((5, 0, 0), (margins.Of("role", "nobody"), margins.Of("role", "old_cook"), margins.Of("role", "old_nurse")));
        Assert.Equal((3, 4), (margins.Of("shift", "nobody"), margins.Of("shift", "old_cook")));
        Assert.Equal(["nobody", "young_nurse", "young_cook", "old_nurse", "old_cook"], margins.Counts["role"].Keys);
    }

    [Theory]
    [InlineData("\"procedure\": \"simple\"", typeof(SimpleAllocation))]
    [InlineData("\"procedure\": \"complete\", \"places\": 10", typeof(CompleteAllocation))]
    [InlineData("\"procedure\": \"permuted_blocks\"", typeof(PermutedBlocks))]
    [InlineData("\"procedure\": \"cluster\", \"cluster\": \"role\"", typeof(ClusterAllocation))]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"]", typeof(Minimisation))]
    [InlineData("\"procedure\": \"least_filled\"", typeof(LeastFilled))]
    public void A_plan_names_its_procedure(string plan, Type procedure) =>
        Assert.IsType(procedure, SampleStudy.Whole.Allocating(plan).Frozen().Allocation.Procedure);

    [Fact]
    public void A_complete_list_ends_after_its_places()
    {
        var procedure = SampleStudy.Whole.Allocating("\"procedure\": \"complete\", \"places\": 10").Frozen().Allocation.Procedure;
        var arms = SampleStudy.Whole.Frozen().Arms.Select(arm => arm.Name).ToArray();

        var last = new LastPlace(new(10, 0, 1), []);

        Assert.Null(procedure.Next(new(new byte[32]), Mode.Live, "all", last, arms, AllocationState.None));
    }

    [Fact]
    public void A_respondent_counts_in_every_quota_whose_parts_all_hold()
    {
        var allocation = Quotas("""
            { "name": "nurses", "of": { "role": ["nurse"] }, "limit": 5 },
            { "name": "everybody", "of": { "role": ["nurse", "other"] }, "limit": 9, "kind": "soft" }
            """);

        Assert.Equal(["nurses", "everybody"], allocation.QuotasOf(Role(1)).Select(quota => quota.Name));
        Assert.Equal(["everybody"], allocation.QuotasOf(Role(2)).Select(quota => quota.Name));
        Assert.Empty(allocation.QuotasOf(new Dictionary<string, Answer>()));
    }

    [Fact]
    public void What_quotas_and_screening_hang_on_decides_before_allocation()
    {
        var screening = SampleStudy.Whole.Saying("\"name\": \"other\", \"code\": 2, \"screenOut\": true", "\"name\": \"other\", \"code\": 2")
            .Allocating("\"procedure\": \"simple\"").Frozen().Allocation;

        Assert.Equal(["role"], screening.Items);
        Assert.Equal(["role"], Quotas("{ \"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 5 }").Items);
        Assert.Empty(SampleStudy.Whole.Allocating("\"procedure\": \"simple\"").Frozen().Allocation.Items);
    }

    [Fact]
    public void Who_has_not_finished_is_under_way_for_two_hours_or_as_declared()
    {
        Assert.Equal(TimeSpan.FromHours(2), clusters.UnderWay);
        Assert.Equal(
            TimeSpan.FromMinutes(45),
            SampleStudy.Whole.Allocating("\"procedure\": \"least_filled\", \"underWayMinutes\": 45").Frozen().Allocation.UnderWay);
    }

    private static FrozenAllocation Quotas(string quotas) => SampleStudy.Whole
        .Saying($"\"languages\": [\"en\", \"da\"], \"quotas\": [ {quotas} ],", "\"languages\": [\"en\", \"da\"],")
        .Allocating("\"procedure\": \"simple\"").Frozen().Allocation;

    private static Dictionary<string, Answer> Role(int code) => new() { ["role"] = Answer.Of(code) };
}
