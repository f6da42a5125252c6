namespace VignetteLab.Core.Allocation;

/// <summary>What a procedure must be told of those who came before.</summary>
public enum StateKind
{
    /// <summary>Nothing but the last place.</summary>
    None,

    /// <summary>How many finished and how many are under way, per arm in the stratum.</summary>
    Filling,

    /// <summary>How many earlier respondents share the newcomer's level of each item, per arm.</summary>
    Margins,
}

/// <summary>
/// A rule that gives respondents their arms: a pure function of the key, so that whoever has the key can draw every line of
/// the ledger again. Immutable, and safe to use from many threads.
/// </summary>
public interface IProcedure
{
    /// <summary>What <see cref="Next"/> must be told.</summary>
    StateKind Needs { get; }

    /// <summary>The counter that numbers the places of a stratum, from 1: the stratum itself, or <c>all</c>.</summary>
    string Counter(string stratum);

    /// <summary>The place after <paramref name="last"/>; <c>null</c> when the list is used up.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The stratum's name, <c>all</c> where there are none.</param>
    /// <param name="last">The last place that the stratum's counter gave.</param>
    /// <param name="open">Names of the arms that are open, in the study's order, at least one.</param>
    /// <param name="state">The counts that <see cref="Needs"/> asks for.</param>
    /// <exception cref="ArgumentException">No arm is open, or one that the study does not have.</exception>
    PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state);
}
