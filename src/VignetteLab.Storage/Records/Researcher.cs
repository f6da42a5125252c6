using Microsoft.AspNetCore.Identity;

namespace VignetteLab.Storage.Records;

/// <summary>Somebody who asks.</summary>
public sealed class Researcher : IdentityUser;

/// <summary>A link that lets one person make an account, or get back into theirs, once.</summary>
public sealed class AccountLink
{
    public int Id { get; init; }

    /// <summary>SHA-256 of the random token in the link.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whose account it opens; <c>null</c> for one that makes a new account.</summary>
    public string? ResearcherId { get; init; }

    public required DateTime CreatedUtc { get; init; }
    public required DateTime ExpiresUtc { get; init; }
    public DateTime? UsedUtc { get; set; }
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
