namespace VignetteLab.Storage.Records;

/// <summary>A version took another's place while respondents were answering; append-only.</summary>
public sealed class Amendment
{
    public int Id { get; init; }
    public required int StudyId { get; init; }
    public required int FromVersionId { get; init; }
    public required int ToVersionId { get; init; }
    public required string Reason { get; init; }

    /// <summary>Whether its author says that it can change what is answered.</summary>
    public required bool AffectsAnswers { get; init; }

    /// <summary>The researcher's e-mail address, or who runs the server.</summary>
    public required string By { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>Somebody asks another to agree to a launch; a study has one at most.</summary>
public sealed class LaunchRequest
{
    public required int StudyId { get; init; }

    /// <summary>SHA-256 of the draft that is to be launched, and of no other.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>What stands for the fingerprint where no launch is asked for, but that one person be enough for it.</summary>
    public const string OneIsEnough = "";

    public DateTime? OpensUtc { get; set; }
    public DateTime? ClosesUtc { get; set; }
    public required int GraceHours { get; set; }

    /// <summary>Who asks, and cannot be the one who agrees.</summary>
    public required string ResearcherId { get; set; }

    public required DateTime AtUtc { get; set; }
}

/// <summary>The data of a pilot that was cleared, as they were; they can be put back until they are purged.</summary>
public sealed class BinnedPilot
{
    public int Id { get; init; }
    public required int StudyId { get; init; }

    /// <summary>The last version that anybody of them answered.</summary>
    public required int VersionId { get; init; }

    public required int Respondents { get; init; }

    /// <summary>Every row, as compressed JSON.</summary>
    public required byte[] Content { get; init; }

    public required string By { get; init; }
    public required DateTime AtUtc { get; init; }
}
