namespace VignetteLab.Storage.Records;

/// <summary>What the audit log tells of.</summary>
public enum AuditKind
{
    AccountMade,
    SignedIn,
    SignInFailed,
    SignedOut,
    SessionsEnded,
    PasswordChanged,
    FactorAdded,
    FactorRemoved,
    CodesMade,
    CodeUsed,
    LinkMade,
    Invited,
    InvitationWithdrawn,
    Joined,
    RoleChanged,
    MemberRemoved,
    HandedOver,
    PilotOpened,
    PilotClosed,
    PilotCleared,
    PilotRestored,
    PilotPurged,
    LaunchAsked,
    LaunchWithdrawn,
    SecondSwitched,
    Launched,
    Paused,
    Resumed,
    Scheduled,
    Correcting,
    CorrectionDiscarded,
    Closed,
    Amended,
    Unmasked,
    Exported,
    Marked,
    ArmClosed,
    ArmOpened,
    Erased,
    Binned,
    Restored,
    Purged,
}

/// <summary>A line of the audit log; triggers refuse any change to it, and each line's hash holds the one before.</summary>
public sealed class AuditEvent
{
    /// <summary>From 1, without a gap.</summary>
    public required long Id { get; init; }

    /// <summary>To the millisecond.</summary>
    public required DateTime AtUtc { get; init; }

    public required AuditKind Kind { get; init; }

    /// <summary>Who did it: a researcher's e-mail address, or whoever runs the server.</summary>
    public required string By { get; init; }

    /// <summary>The study that it is about; <c>null</c> where it is about an account.</summary>
    public int? StudyId { get; init; }

    /// <summary>Who or what it was done to: an e-mail address, an arm, a respondent's random name.</summary>
    public string? About { get; init; }

    /// <summary>What else there is to say, such as a role, a mode or a reason; never an answer or a token.</summary>
    public string? Detail { get; init; }

    /// <summary>SHA-256 over the hash of the line before and this line's content.</summary>
    public required byte[] Hash { get; init; }
}
