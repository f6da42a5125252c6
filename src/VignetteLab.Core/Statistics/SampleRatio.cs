using MathNet.Numerics;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Statistics;

/// <summary>Whether a ledger has its arms as often as was declared: the test for a sample-ratio mismatch.</summary>
/// <param name="Expected">Arm to how many lines it should have, in the study's order; arms that were never open are left out.</param>
/// <param name="ChiSquare">Pearson's statistic; infinite where an arm that was never open has lines.</param>
/// <param name="DegreesOfFreedom">The arms that were open at any time, less one.</param>
/// <param name="P">How likely a statistic at least as large is, from 0 to 1, where nothing is wrong; 1 where nothing can be told.</param>
/// <remarks>
/// Where the places are balanced on purpose (blocks, lists, minimisation) counts scatter less than this test supposes, and so
/// does the sum over lines drawn among different arms: P is then too large, never too small, and an alarm is as serious. The one
/// exception is minimisation with closed arms: an arm that is opened again catches up with the others, and among few open arms
/// unequal shares may be beyond what it can reach; P is then too small, and an alarm may be that and nothing worse. In cluster
/// designs the units are clusters: hand in each cluster's first seat. Source: Pearson (1900), Philosophical Magazine 50; Fabijan
/// et al. (2019), Diagnosing Sample Ratio Mismatch in Online Controlled Experiments, KDD ’19, for the alarm at p &lt; .001.
/// Checked against an incomplete gamma function summed in 60 decimal digits (<c>sample_ratio.py</c>).
/// </remarks>
public sealed record SampleRatio(
    IReadOnlyDictionary<string, double> Expected, double ChiSquare, int DegreesOfFreedom, double P)
{
    /// <summary>Below it, something is wrong with how arms are given or how lines are kept.</summary>
    public const double Alarm = 0.001;

    /// <summary>The least expected count at which P can be taken at its word.</summary>
    public const double LeastExpected = 5;

    /// <summary>Whether chance alone would differ so much in fewer than one of 1,000 studies.</summary>
    public bool IsMismatch => P < Alarm;

    /// <summary>Whether an arm is expected so seldom (under <see cref="LeastExpected"/>) that P is only a rough guide.</summary>
    public bool IsRough => SmallestExpected < LeastExpected;

    /// <summary>The lowest of the expected counts; 0 for an empty ledger.</summary>
    public double SmallestExpected => Expected.Count == 0 ? 0 : Expected.Values.Min();

    /// <summary>Compares a ledger with the declared shares.</summary>
    /// <param name="shares">Every arm, in the study's order.</param>
    /// <param name="candidates">For each line, the names of the arms that it was drawn among; empty for all.</param>
    /// <param name="counts">Arm to how many lines it has; none where it is left out.</param>
    /// <param name="evenly">
    /// Whether a line's candidates were equally likely whatever their shares, as in least-filled allocation.
    /// </param>
    /// <exception cref="ArgumentException">A line or a count names an arm that the study does not have.</exception>
    public static SampleRatio Of(
        IReadOnlyList<Share> shares,
        IEnumerable<IReadOnlyList<string>> candidates,
        IReadOnlyDictionary<string, int> counts,
        bool evenly = false)
    {
        if (counts.Keys.FirstOrDefault(arm => shares.All(share => share.Arm != arm)) is { } unknown)
            throw new ArgumentException($"The study has no arm “{unknown}”.", nameof(counts));

        // A ledger has few sets of candidates and many lines.
        var lines = candidates.GroupBy(arms => string.Join('|', arms)).Select(same => (Arms: same.First(), Count: same.Count()));
        var expected = new double[shares.Count];
        foreach (var (arms, count) in lines)
            Expect(shares, arms, count, evenly, expected);
        return Compare(shares, expected, counts);
    }

    private static void Expect(
        IReadOnlyList<Share> shares, IReadOnlyList<string> arms, int lines, bool evenly, double[] expected)
    {
        var open = shares.Select(share => arms.Count == 0 || arms.Contains(share.Arm)).ToArray();
        if (arms.Count > 0 && open.Count(isOpen => isOpen) != arms.Count)
            throw new ArgumentException($"A line was drawn among arms that the study does not have: {string.Join(", ", arms)}.", nameof(arms));
        var weights = shares.Select((share, arm) => !open[arm] ? 0L : evenly ? 1 : share.Count).ToArray();
        var total = weights.Sum();
        for (var arm = 0; arm < weights.Length; arm++)
            expected[arm] += (double)lines * weights[arm] / total;
    }

    private static SampleRatio Compare(
        IReadOnlyList<Share> shares, double[] expected, IReadOnlyDictionary<string, int> counts)
    {
        var known = new OrderedDictionary<string, double>();
        var distance = 0.0;
        for (var arm = 0; arm < expected.Length; arm++)
        {
            var count = counts.GetValueOrDefault(shares[arm].Arm);
            if (expected[arm] > 0)
            {
                known[shares[arm].Arm] = expected[arm];
                distance += (count - expected[arm]) * (count - expected[arm]) / expected[arm];
            }
            else if (count > 0)
            {
                distance = double.PositiveInfinity;
            }
        }

        var degrees = Math.Max(0, known.Count - 1);
        return new(known, distance, degrees, Tail(distance, degrees));
    }

    private static double Tail(double distance, int degrees) =>
        double.IsPositiveInfinity(distance) ? 0
        : degrees == 0 || distance <= 0 ? 1
        : SpecialFunctions.GammaUpperRegularized(degrees / 2.0, distance / 2);
}
