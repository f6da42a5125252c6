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
    /// <summary>The hours of grace where nobody chose others.</summary>
    public const int UsualGrace = 24;

    public int Id { get; init; }
    /// <summary>Its address; a draft's can change.</summary>
    public required string Name { get; set; }
    public required StudyStatus Status { get; set; }
    public required DateTime CreatedUtc { get; init; }

    /// <summary>The version that new respondents answer; <c>null</c> before launch.</summary>
    public int? VersionId { get; set; }

    public DateTime? LaunchedUtc { get; set; }

    /// <summary>From when respondents may start; <c>null</c> for the launch.</summary>
    public DateTime? OpensUtc { get; set; }

    /// <summary>When it is to close by itself; <c>null</c> where somebody has to close it.</summary>
    public DateTime? ClosesUtc { get; set; }

    /// <summary>For how many hours after the close those who are allocated may go on.</summary>
    public int GraceHours { get; set; } = UsualGrace;

    public DateTime? ClosedUtc { get; set; }

    /// <summary>Since when the draft may be corrected although respondents answer; <c>null</c> where it may not.</summary>
    public DateTime? CorrectingUtc { get; set; }

    /// <summary>When its owner opened results by arm before the close; <c>null</c> where that was not done.</summary>
    public DateTime? UnmaskedUtc { get; set; }

    /// <summary>The version that was piloted last; <c>null</c> before the first pilot.</summary>
    public int? PilotVersionId { get; set; }

    /// <summary>What the pilot's link is made from, with a secret of the lab; <c>null</c> where no pilot is open.</summary>
    public string? PilotNonce { get; set; }

    /// <summary>Whether nobody may launch it alone.</summary>
    public bool NeedsSecond { get; set; }

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
