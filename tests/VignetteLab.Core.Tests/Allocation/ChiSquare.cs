namespace VignetteLab.Core.Tests.Allocation;

/// <summary>Whether counts are what the probabilities say.</summary>
internal static class ChiSquare
{
    // The 99.9th percentile for 1, 2, 3 … degrees of freedom (R: qchisq(.999, 1:7)).
    private static readonly double[] limits = [10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32];

    /// <summary>Fails where chance alone would differ by less in 999 of 1,000 draws; with a fixed key it always does or never.</summary>
    /// <param name="counts">How often each came up.</param>
    /// <param name="weights">How likely each is, relative to the others.</param>
    public static void AssertFits(IReadOnlyList<long> counts, params double[] weights)
    {
        var unit = counts.Sum() / weights.Sum();
        var distance = counts.Zip(weights).Sum(cell =>
            (cell.First - unit * cell.Second) * (cell.First - unit * cell.Second) / (unit * cell.Second));
        Assert.True(distance < limits[counts.Count - 2], $"χ² is {distance:F2} for {string.Join(", ", counts)}.");
    }
}
