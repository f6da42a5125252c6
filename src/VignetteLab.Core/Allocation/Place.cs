namespace VignetteLab.Core.Allocation;

/// <summary>A line of the ledger: who was allocated to what, and how to recompute it.</summary>
/// <param name="Mode">Live, pilot or simulated.</param>
/// <param name="Version">The number of the study's version.</param>
/// <param name="Stratum">The stratum's name.</param>
/// <param name="Turn">The place's number, its block and the block's first number.</param>
/// <param name="Arm">The arm's name.</param>
/// <param name="Probability">The chance of that arm, from 0 to 1.</param>
/// <param name="Orders">Page to the order of its items, for pages in random order.</param>
/// <param name="Respondent">Who has it.</param>
/// <param name="AllocatedUtc">When it was given.</param>
public sealed record Place(
    Mode Mode,
    int Version,
    string Stratum,
    Turn Turn,
    string Arm,
    double Probability,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Orders,
    string Respondent,
    DateTime AllocatedUtc);
