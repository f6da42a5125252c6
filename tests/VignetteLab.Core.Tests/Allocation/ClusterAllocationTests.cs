using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class ClusterAllocationTests
{
    private static readonly Share[] shares = [new("a", 2), new("b", 1)];

    [Fact]
    public void Clusters_get_the_places_that_respondents_would_get_by_blocks()
    {
        var clusters = Walks.Of(new ClusterAllocation(shares, [1, 2]), ["a", "b"], Walks.Key(1), "large").Take(30);
        var respondents = Walks.Of(new PermutedBlocks(shares, [1, 2]), ["a", "b"], Walks.Key(1), "large").Take(30);

        Assert.Equal(respondents, clusters);
    }

    [Fact]
    public void A_seats_own_draws_are_labelled_by_stratum_and_cluster() =>
        Assert.Equal("large.north_3", ClusterAllocation.SeatStratum("large", "north_3"));

    [Fact]
    public void It_needs_no_counts_and_numbers_each_stratum_of_clusters()
    {
        var cluster = new ClusterAllocation(shares, [1]);

        Assert.Equal((StateKind.None, "large"), (cluster.Needs, cluster.Counter("large")));
    }
}
