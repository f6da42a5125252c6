using Microsoft.AspNetCore.Identity;

namespace VignetteLab.Storage.Records;

/// <summary>Somebody who asks.</summary>
public sealed class Researcher : IdentityUser
{
    /// <summary>The language of the studio; <c>null</c> for the browser's.</summary>
    public string? Language { get; set; }

    /// <summary>The key that an authenticator app shares, sealed; <c>null</c> where there is none.</summary>
    public string? TotpKey { get; set; }

    /// <summary>The last period of 30 seconds whose code was used, so that no code works twice.</summary>
    public long TotpStep { get; set; }
}

/// <summary>What a one-time link is for.</summary>
public enum LinkPurpose
{
    /// <summary>Makes a new account.</summary>
    Account,

    /// <summary>Sets a new password; the second factor stays.</summary>
    Password,

    /// <summary>Takes every second factor away, from one who knows the password.</summary>
    Factor,

    /// <summary>Makes somebody a member of a study, with an account of theirs or a new one.</summary>
    Invitation,
}

/// <summary>A link that lets one person do one thing, once.</summary>
public sealed class AccountLink
{
    public int Id { get; init; }

    /// <summary>SHA-256 of the random token in the link.</summary>
    public required byte[] Hash { get; init; }

    public LinkPurpose Purpose { get; init; }

    /// <summary>Whose account it opens; <c>null</c> for one that makes a new account, until it is used.</summary>
    public string? ResearcherId { get; init; }

    /// <summary>Who is invited; <c>null</c> where it is no invitation.</summary>
    public string? Email { get; init; }

    /// <summary>The study that they are invited to.</summary>
    public int? StudyId { get; init; }

    /// <summary>The part that they are to have in it.</summary>
    public MembershipRole? Role { get; init; }

    public required DateTime CreatedUtc { get; init; }
    public required DateTime ExpiresUtc { get; init; }
    public DateTime? UsedUtc { get; set; }
}

/// <summary>A code on paper for the day when the phone is lost.</summary>
public sealed class RecoveryCode
{
    public int Id { get; init; }
    public required string ResearcherId { get; init; }

    /// <summary>16 random bytes, the same for all codes that were made together.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>PBKDF2 of the code.</summary>
    public required byte[] Hash { get; init; }

    public DateTime? UsedUtc { get; set; }
}

/// <summary>Somebody is signed in; gone when the session ends. Neither address nor browser is kept.</summary>
public sealed class SessionRecord
{
    public int Id { get; init; }

    /// <summary>SHA-256 of the random token in the cookie.</summary>
    public required byte[] Hash { get; init; }

    public required string ResearcherId { get; init; }

    /// <summary>The class of device: <c>computer</c>, <c>phone</c>, <c>tablet</c> or <c>other</c>.</summary>
    public required string Device { get; init; }

    public required DateTime StartedUtc { get; init; }

    /// <summary>When they last asked for a page, to the minute.</summary>
    public required DateTime SeenUtc { get; set; }
}

/// <summary>How often somebody was wrong at a door.</summary>
public sealed class SignInTry
{
    /// <summary>A keyed hash of day, door, account and network: none of them can be read from it.</summary>
    public required string Key { get; init; }

    public required int Count { get; set; }
    public required DateTime LastUtc { get; set; }
}

/// <summary>A random secret of the lab, such as the key of the forms' handles.</summary>
public sealed class Secret
{
    public required string Name { get; init; }
    public required byte[] Value { get; init; }
}

/// <summary>A key of the framework's Data Protection, which signs sessions of researchers.</summary>
public sealed class ProtectionKey
{
    public int Id { get; init; }
    public required string Xml { get; init; }
}

/// <summary>While a row of this table stands in a transaction, that transaction may erase answers and places.</summary>
public sealed class Erasure
{
    public int Id { get; init; }
    public required string Reason { get; init; }
}
