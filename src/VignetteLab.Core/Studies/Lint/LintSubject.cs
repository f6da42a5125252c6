namespace VignetteLab.Core.Studies.Lint;

/// <summary>A study to be looked at, and what is known of its past. What is <c>null</c> is not known, and no rule speaks of it.</summary>
/// <param name="Study">The study, whole or not.</param>
/// <param name="Problems">What reading it found.</param>
public sealed record LintSubject(Study Study, IReadOnlyList<Problem> Problems)
{
    /// <summary>How many respondents are planned, where that is not the plan's number.</summary>
    public int? Respondents { get; init; }

    /// <summary>How often fieldwork is drawn to see how small arms can get; 0 where nobody can wait for that.</summary>
    public int Replications { get; init; } = Simulation.CellCounts.Usually;

    /// <summary>The last version that was piloted.</summary>
    public Study? LastPilot { get; init; }

    /// <summary>Whether anybody answered in that pilot.</summary>
    public bool PilotHasData { get; init; }

    /// <summary>Whether this very version was piloted.</summary>
    public bool? WasPiloted { get; init; }

    /// <summary>Whether this very version was simulated.</summary>
    public bool? WasSimulated { get; init; }

    /// <summary>The wordings that somebody has read, by <see cref="Wording.Hash"/>.</summary>
    public IReadOnlySet<string>? Seen { get; init; }

    /// <summary>The vignettes that somebody has marked as implausible, by name.</summary>
    public IReadOnlySet<string> Implausible { get; init; } = new HashSet<string>();

    /// <summary>The commitment to the key; empty where none has been drawn though one should be.</summary>
    public string? Commitment { get; init; }

    /// <summary>The commitments of other studies.</summary>
    public IReadOnlyCollection<string> EarlierCommitments { get; init; } = [];

    /// <summary>When and how it is to run.</summary>
    public LintLaunch? Launch { get; init; }

    /// <summary>The day of the check.</summary>
    public DateOnly? Today { get; init; }
}

/// <summary>What is decided at the launch and is no part of the study.</summary>
/// <param name="Closes">The day of the close; <c>null</c> where it is left open.</param>
public sealed record LintLaunch(DateOnly? Closes);
