using MathNet.Numerics.Distributions;

namespace VignetteLab.Core.Statistics;

/// <summary>One outcome, and whose it is.</summary>
/// <param name="Cluster">Whoever gave it: outcomes of the same respondent, or of the same cluster, go together.</param>
/// <param name="Value">In points of its scale.</param>
public readonly record struct Outcome(int Cluster, double Value);

/// <summary>The difference of two means, with an interval that knows which outcomes go together.</summary>
public static class MeanDifference
{
    /// <summary>The mean of some outcomes less that of others.</summary>
    /// <param name="these">At least one outcome, in points of a scale.</param>
    /// <param name="those">Likewise, what they are compared with.</param>
    /// <returns>
    /// The difference in points of the scale; <c>null</c> where a side has outcomes of fewer than two clusters, or there are fewer than three
    /// in all: they tell nothing of how far it could be off, and a side of one would seem to be known for certain.
    /// </returns>
    /// <remarks>
    /// The least-squares slope of a dummy, with cluster-robust variance (CR1: times G/(G − 1) · (N − 1)/(N − 2)) and Student’s t with
    /// G − 1 degrees of freedom, as Stata’s <c>regress, vce(cluster)</c>. Where each respondent gives one outcome this is HC1. Source:
    /// Liang and Zeger (1986), Biometrika 73; Cameron and Miller (2015), Journal of Human Resources 50. Checked against the sandwich
    /// worked out from its matrices in exact fractions (<c>mean_difference.py</c>).
    /// </remarks>
    public static Interval? Of(IReadOnlyCollection<Outcome> these, IReadOnlyCollection<Outcome> those)
    {
        if (Clusters(these) < 2 || Clusters(those) < 2)
            return null;
        var (mean, other) = (these.Average(one => one.Value), those.Average(one => one.Value));

        // What each cluster moves the difference by; one that has outcomes on both sides moves it less.
        var pulls = new Dictionary<int, double>();
        foreach (var one in these)
            pulls[one.Cluster] = pulls.GetValueOrDefault(one.Cluster) + (one.Value - mean) / these.Count;
        foreach (var one in those)
            pulls[one.Cluster] = pulls.GetValueOrDefault(one.Cluster) - (one.Value - other) / those.Count;
        double clusters = pulls.Count, outcomes = these.Count + those.Count;
        if (clusters < 3)
            return null;
        var variance = pulls.Values.Sum(pull => pull * pull) * clusters / (clusters - 1) * (outcomes - 1) / (outcomes - 2);
        var half = StudentT.InvCDF(0, 1, clusters - 1, 0.975) * Math.Sqrt(variance);
        return new(mean - other, mean - other - half, mean - other + half);
    }

    private static int Clusters(IReadOnlyCollection<Outcome> outcomes) => outcomes.DistinctBy(one => one.Cluster).Count();
}
