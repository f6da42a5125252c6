namespace VignetteLab.Core.Allocation;

/// <summary>A line of the ledger: who was allocated to what, and how to recompute it.</summary>
/// <param name="Mode">Live, pilot or simulated.</param>
/// <param name="Version">The number of the study's version.</param>
/// <param name="Stratum">The stratum's name; a profile of all items in minimisation, the cluster's stratum for clusters.</param>
/// <param name="Turn">The place's number, its block and the block's first number.</param>
/// <param name="Arm">The arm's name.</param>
/// <param name="Probability">The chance of that arm, from 0 to 1.</param>
/// <param name="Candidates">The arms it was drawn among, in the study's order; empty for all arms.</param>
/// <param name="State">The counts it was drawn from; none for most procedures.</param>
/// <param name="Seat">Within a cluster, the cluster and the respondent's number in it; <c>null</c> without clusters.</param>
/// <param name="Sequence">All else that was drawn for the respondent.</param>
/// <param name="Quotas">The names of the quotas that the respondent counts in, a soft one that was full among them.</param>
/// <param name="Respondent">Who has it.</param>
/// <param name="AllocatedUtc">When it was given.</param>
public sealed record Place(
    Mode Mode,
    int Version,
    string Stratum,
    Turn Turn,
    string Arm,
    double Probability,
    IReadOnlyList<string> Candidates,
    AllocationState State,
    Seat? Seat,
    Sequence Sequence,
    IReadOnlyList<string> Quotas,
    string Respondent,
    DateTime AllocatedUtc);

/// <summary>One of several respondents who share a cluster's place.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Number">The respondent's number within the cluster, from 1.</param>
public sealed record Seat(string Cluster, int Number);

/// <summary>What a respondent sees in which order, as drawn with the place.</summary>
/// <param name="Vignettes">The vignettes' names, in the order shown.</param>
/// <param name="Orders">Page to the order of its items, for pages in random order.</param>
/// <param name="IsReversed">Whether rating points stand highest first.</param>
public sealed record Sequence(
    IReadOnlyList<string> Vignettes, IReadOnlyDictionary<string, IReadOnlyList<string>> Orders, bool IsReversed)
{
    /// <summary>The names of a page's items in the order shown; <c>null</c> where it is the study's.</summary>
    /// <param name="page">The page's name, or that of the page which it repeats.</param>
    public IReadOnlyList<string>? Order(string page) => Orders.GetValueOrDefault(page);
}
