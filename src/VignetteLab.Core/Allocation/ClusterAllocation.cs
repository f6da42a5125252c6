namespace VignetteLab.Core.Allocation;

/// <summary>
/// Whole clusters, such as workplaces, get one place each by permuted blocks within the clusters' strata; everybody in a
/// cluster shares its arm, so that colleagues who talk do not mix the arms.
/// </summary>
/// <param name="shares">At least one arm, in the study's order.</param>
/// <param name="multiples">A block is one of these times the sum of the shares long; at least one, each at least 1.</param>
/// <remarks>
/// The draws are those of <see cref="PermutedBlocks"/>: a cluster's place is found as a respondent's is. Source: Donner and
/// Klar (2000), Design and Analysis of Cluster Randomization Trials.
/// </remarks>
/// <exception cref="ArgumentException">There is no arm or no multiple, an arm twice, or a number below 1.</exception>
public sealed class ClusterAllocation(IReadOnlyList<Share> shares, IReadOnlyList<int> multiples) : IProcedure
{
    private readonly PermutedBlocks blocks = new(shares, multiples);

    /// <inheritdoc/>
    public StateKind Needs => StateKind.None;

    /// <summary>
    /// The stratum that a respondent's own draws (order of items and vignettes, direction) are labelled with; their number
    /// is the respondent's seat in the cluster, from 1.
    /// </summary>
    /// <param name="stratum">The cluster's stratum.</param>
    /// <param name="cluster">The cluster's name.</param>
    public static string SeatStratum(string stratum, string cluster) => $"{stratum}.{cluster}";

    /// <inheritdoc/>
    public string Counter(string stratum) => stratum;

    /// <summary>The next cluster's place.</summary>
    /// <inheritdoc/>
    public PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state) =>
        blocks.Next(key, mode, stratum, last, open, state);
}
