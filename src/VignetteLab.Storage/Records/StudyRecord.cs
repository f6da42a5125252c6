namespace VignetteLab.Storage.Records;

/// <summary>How far a study has come.</summary>
public enum StudyStatus
{
    Draft,
    Live,
    Paused,
    Closed,
}

/// <summary>A study: its name and how far it has come. What it says is in its drafts and versions.</summary>
public sealed class StudyRecord
{
    public int Id { get; init; }
    /// <summary>Its address; a draft's can change.</summary>
    public required string Name { get; set; }
    public required StudyStatus Status { get; set; }
    public required DateTime CreatedUtc { get; init; }

    /// <summary>The version that new respondents answer; <c>null</c> before launch.</summary>
    public int? VersionId { get; set; }

    public DateTime? LaunchedUtc { get; set; }
    public DateTime? ClosedUtc { get; set; }

    /// <summary>When it was put into the bin; <c>null</c> where it is not there.</summary>
    public DateTime? BinnedUtc { get; set; }
}

/// <summary>A frozen study; a trigger refuses any change to it.</summary>
public sealed class VersionRecord
{
    public int Id { get; init; }
    public required int StudyId { get; init; }

    /// <summary>From 1 within the study.</summary>
    public required int Number { get; init; }

    public required string Fingerprint { get; init; }
    public required string Json { get; init; }
    public required DateTime AtUtc { get; init; }
}
