namespace VignetteLab.Core.Studies;

/// <summary>How respondents get their arm.</summary>
public sealed record AllocationPlan
{
    /// <summary>The textbook name of the procedure.</summary>
    public required Procedure Procedure { get; init; }

    /// <summary>The required choice items whose answers part respondents before allocation.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>A block is one of these times the sum of the shares long; each equally likely.</summary>
    public IReadOnlyList<int> Multiples { get; init; } = [1];

    /// <summary>Arm to how often it is wanted, relative to the others; 1 where none is given.</summary>
    public IReadOnlyDictionary<string, int> Shares { get; init; } = new Dictionary<string, int>();

    /// <summary>How many places a complete list has; 0 for other procedures.</summary>
    public int Places { get; init; }

    /// <summary>The required choice item whose options are the clusters; <c>null</c> for other procedures.</summary>
    public string? Cluster { get; init; }

    /// <summary>Stratum of clusters to the options that belong to it; none where all clusters are one stratum.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ClusterStrata { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How minimisation measures imbalance.</summary>
    public Measure Measure { get; init; }

    /// <summary>Stratum item to its weight in minimisation; 1 where none is given.</summary>
    public IReadOnlyDictionary<string, int> Weights { get; init; } = new Dictionary<string, int>();

    /// <summary>How often minimisation gives the arm that balances best, in percent from 50 to 95.</summary>
    public int Prefer { get; init; } = 80;

    /// <summary>For how long after allocation one who has not finished counts as under way, in minutes.</summary>
    public int UnderWayMinutes { get; init; } = 120;

    /// <summary>Recruitment stops at so many finished or under way; 0 for no end.</summary>
    public int Target { get; init; }

    /// <summary>Likewise, in each stratum.</summary>
    public int TargetPerStratum { get; init; }
}

/// <summary>The procedures there are.</summary>
public enum Procedure
{
    /// <summary>Permuted blocks within strata.</summary>
    PermutedBlocks,

    /// <summary>Independent draws.</summary>
    Simple,

    /// <summary>A list of a known length with fixed counts.</summary>
    Complete,

    /// <summary>One arm for a whole cluster, as a workplace.</summary>
    Cluster,

    /// <summary>Pocock and Simon's minimisation.</summary>
    Minimisation,

    /// <summary>The arm with the fewest finished or under way.</summary>
    LeastFilled,
}

/// <summary>How minimisation measures how far the arms are apart on an item.</summary>
public enum Measure
{
    /// <summary>The largest count minus the smallest.</summary>
    Range,

    /// <summary>The variance of the counts.</summary>
    Variance,

    /// <summary>The standard deviation of the counts.</summary>
    Sd,
}

/// <summary>How many respondents of a kind are wanted, by what they answer before allocation.</summary>
public sealed record Quota
{
    /// <summary>Its name in the ledger.</summary>
    public required string Name { get; init; }

    /// <summary>Choice item to the options that belong to it; all must hold.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Of { get; init; }

    /// <summary>The most that may be finished or under way.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether one more is thanked and turned away, or only noted.</summary>
    public QuotaKind Kind { get; init; }
}

/// <summary>What happens when a quota is full.</summary>
public enum QuotaKind
{
    /// <summary>One more is thanked and turned away.</summary>
    Hard,

    /// <summary>One more takes part and is marked in the ledger.</summary>
    Soft,
}
