using VignetteLab.Core.Statistics;

namespace VignetteLab.Core.Tests.Statistics;

/// <summary>The values are those of <c>mean_difference.py</c> beside this file; in Stata of <c>regress y x, vce(cluster id)</c>.</summary>
public sealed class MeanDifferenceTests
{
    [Fact]
    public void Where_each_gives_one_outcome_the_interval_is_that_of_HC1() => Near(
        2.5, 0.292886074967996, 4.707113925032004,
        MeanDifference.Of([new(1, 5), new(2, 7), new(3, 6), new(4, 4)], [new(5, 3), new(6, 4), new(7, 2), new(8, 5), new(9, 1)]));

    [Fact]
    public void Outcomes_of_one_respondent_go_together() => Near(
        1.9, 1.311979699351156, 2.4880203006488437,
        MeanDifference.Of(
            [new(1, 5), new(1, 6), new(2, 7), new(2, 7), new(3, 2)],
            [new(1, 3), new(2, 6), new(2, 5), new(3, 1), new(3, 2), new(4, 4)]));

    [Fact]
    public void With_nobody_to_compare_or_two_clusters_nothing_is_told()
    {
        Assert.Null(MeanDifference.Of([new(1, 5), new(2, 6), new(3, 4)], []));
        Assert.Null(MeanDifference.Of([new(1, 5), new(1, 6)], [new(2, 4), new(2, 3)]));
    }

    [Fact]
    public void A_side_of_one_cluster_would_seem_to_be_known_for_certain()
    {
        Assert.Null(MeanDifference.Of([new(1, 7)], [new(2, 4), new(3, 4), new(4, 4)]));
        Assert.Null(MeanDifference.Of([new(1, 7), new(2, 6), new(3, 5)], [new(4, 4), new(4, 3)]));
    }

    private static void Near(double estimate, double low, double high, Interval? found)
    {
        Assert.NotNull(found);
        Assert.Equal(estimate, found.Estimate, 1e-12);
        Assert.Equal(low, found.Low, 1e-9);
        Assert.Equal(high, found.High, 1e-9);
    }
}
