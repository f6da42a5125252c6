using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Records;

/// <summary>One person in one mode of one version: no name, no address, no device.</summary>
public sealed class Respondent
{
    public long Id { get; init; }

    /// <summary>128 random bits in lower-case hexadecimal: what forms and exports call them.</summary>
    public required string Token { get; init; }

    public required int StudyId { get; init; }
    public required int VersionId { get; init; }
    public required Mode Mode { get; init; }

    /// <summary>The random key of the landing page that started them: two taps on Start are one respondent.</summary>
    public required string StartKey { get; init; }

    /// <summary>The language they started in.</summary>
    public required string Language { get; init; }

    public required DateTime StartedUtc { get; init; }
    public DateTime? FinishedUtc { get; set; }

    /// <summary>The quota or target that was full when they were to be allocated; <c>null</c> otherwise.</summary>
    public string? TurnedAway { get; set; }

    /// <summary>Why a researcher does not count them; <c>null</c> when they count.</summary>
    public string? NotCounted { get; set; }

    /// <summary>SHA-256 of the code with which they can have their answers erased.</summary>
    public byte[]? WithdrawalHash { get; set; }
}

/// <summary>One saving of a page, append-only: triggers refuse any change to it.</summary>
public sealed class Submission
{
    public long Id { get; init; }
    public required long RespondentId { get; init; }

    /// <summary>From 1, without gaps; what comes last counts, whatever the clock says.</summary>
    public required int Sequence { get; init; }

    public required string Page { get; init; }
    public required Op Op { get; init; }
    /// <summary>The language that the page was shown in.</summary>
    public required string Language { get; init; }

    public required string NextLanguage { get; init; }

    /// <summary>The sequence that the respondent had when the page was shown.</summary>
    public required int Revision { get; init; }

    /// <summary>The idempotency key of the form.</summary>
    public required string Key { get; init; }

    /// <summary>A hash of what was sent, to know a second sending from a correction.</summary>
    public required string Body { get; init; }

    /// <summary>Variable to answer, as JSON.</summary>
    public required string Answers { get; init; }

    public required bool Stays { get; init; }
    public required double? Seconds { get; init; }

    /// <summary>SHA-256 of the vignette's words that the page showed; <c>null</c> without one.</summary>
    public required string? Shown { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>A personal link: whoever opens it is one respondent, on whatever device.</summary>
public sealed class Invitation
{
    public long Id { get; init; }
    public required int StudyId { get; init; }
    public required Mode Mode { get; init; }

    /// <summary>HMAC-SHA256 of the link's token, in lower-case hexadecimal; the token itself is not kept.</summary>
    public required string Hash { get; init; }

    public required DateTime AtUtc { get; init; }
}
