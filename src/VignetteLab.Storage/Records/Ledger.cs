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

    /// <summary>Page to the order of its items, as JSON.</summary>
    public required string Orders { get; init; }

    public required int VersionId { get; init; }
    public required long RespondentId { get; init; }
    public required DateTime AllocatedUtc { get; init; }
}
