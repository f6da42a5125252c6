using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Records;

/// <summary>The secret from which a study allocates in one mode.</summary>
public sealed class KeyRecord
{
    public required int StudyId { get; init; }
    public required Mode Mode { get; init; }

    /// <summary>32 bytes.</summary>
    public required byte[] Key { get; init; }

    public required string Commitment { get; init; }
    public required DateTime DrawnUtc { get; init; }

    /// <summary>When the key was shown, at the close of the mode.</summary>
    public DateTime? RevealedUtc { get; set; }
}

/// <summary>The last place given in a stratum; its row is what two processes wait for each other at.</summary>
public sealed class Counter
{
    public required int StudyId { get; init; }
    public required Mode Mode { get; init; }
    public required string Stratum { get; init; }
    public required long Number { get; set; }
    public required long Block { get; set; }

    /// <summary>The number of the block's first place.</summary>
    public required long First { get; set; }

    /// <summary>The arms that the block was drawn among, parted by spaces; empty for all arms.</summary>
    public string Candidates { get; set; } = "";
}

/// <summary>A line of the ledger; triggers refuse any change to it.</summary>
public sealed class PlaceRecord
{
    public long Id { get; init; }
    public required int StudyId { get; init; }
    public required Mode Mode { get; init; }
    public required string Stratum { get; init; }
    public required long Number { get; init; }
    public required long Block { get; init; }
    public required long First { get; init; }
    public required string Arm { get; init; }
    public required double Probability { get; init; }

    /// <summary>The arms it was drawn among, parted by spaces; empty for all arms.</summary>
    public string Candidates { get; init; } = "";

    /// <summary>The counts it was drawn from, as JSON; <c>null</c> where the procedure needs none.</summary>
    public string? State { get; init; }

    /// <summary>The cluster whose place it is; <c>null</c> where each respondent has one.</summary>
    public string? Cluster { get; init; }

    /// <summary>The respondent's number within the cluster, from 1; 0 without clusters.</summary>
    public int Seat { get; init; }

    /// <summary>The vignettes in the order shown, parted by spaces; empty in a between design, where the arm is the vignette.</summary>
    public string Vignettes { get; init; } = "";

    /// <summary>Whether rating points stand highest first.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The quotas that the respondent counts in, parted by spaces, with one before and after; empty for none.</summary>
    public string Quotas { get; init; } = "";

    /// <summary>Page to the order of its items, as JSON.</summary>
    public required string Orders { get; init; }

    public required int VersionId { get; init; }
    public required long RespondentId { get; init; }
    public required DateTime AllocatedUtc { get; init; }
}

/// <summary>An arm was closed or opened again by a researcher; append-only.</summary>
public sealed class ArmChange
{
    public long Id { get; init; }
    public required int StudyId { get; init; }
    public required Mode Mode { get; init; }
    public required string Arm { get; init; }
    public required bool IsOpen { get; init; }
    public required string Reason { get; init; }

    /// <summary>The researcher's e-mail address, or who runs the server.</summary>
    public required string By { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>What outsiders are told of it.</summary>
    public ArmSwitched Switched() => new(Arm, IsOpen, AtUtc, Reason);
}

/// <summary>A researcher said whether a response counts; append-only, the last one holds.</summary>
public sealed class ResponseMark
{
    public long Id { get; init; }
    public required long RespondentId { get; init; }
    public required bool Counts { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTime AtUtc { get; init; }
}
