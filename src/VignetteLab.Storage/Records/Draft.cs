namespace VignetteLab.Storage.Records;

/// <summary>One edit of a draft; the last by number is the draft. Nothing is ever taken out: undoing is another edit.</summary>
public sealed class DraftEdit
{
    public int Id { get; init; }
    public required int StudyId { get; init; }

    /// <summary>From 1 within the study.</summary>
    public required int Number { get; init; }

    /// <summary>The draft as canonical JSON, or how it differs from the edit before (<see cref="DraftText"/>).</summary>
    public required string Text { get; init; }

    /// <summary>Whether <see cref="Text"/> is the whole draft.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>SHA-256 of the canonical JSON.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The edit that was changed; <c>null</c> for the first, and for one that brings an earlier state back.</summary>
    public int? Changes { get; init; }

    /// <summary>The edit whose state is brought back; <c>null</c> for one that says something new.</summary>
    public int? Restores { get; init; }

    /// <summary>The members of the study that differ from the edit before, joined by commas.</summary>
    public required string Members { get; init; }

    /// <summary>Who made it; <c>null</c> for what came from a file on the server.</summary>
    public string? ResearcherId { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>What a colleague says about a part of a draft.</summary>
public sealed class Comment
{
    public int Id { get; init; }
    public required int StudyId { get; init; }

    /// <summary>What it is about: a vignette or an item, as in <c>vignettes[core_high]</c> or <c>pages[outcome].items[threat]</c>.</summary>
    public required string Path { get; init; }

    public required string Text { get; init; }
    public required string ResearcherId { get; init; }
    public required DateTime AtUtc { get; init; }
    public DateTime? ResolvedUtc { get; set; }
    public string? ResolvedById { get; set; }
}

/// <summary>A researcher has read a vignette in one language, word for word as it was then.</summary>
public sealed class SeenVignette
{
    public required int StudyId { get; init; }
    public required string ResearcherId { get; init; }

    /// <summary>SHA-256 of the words that were read.</summary>
    public required string Hash { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>A warning that a researcher has accepted, for as long as what it warns of stays the same.</summary>
public sealed class Acceptance
{
    public required int StudyId { get; init; }

    /// <summary>The finding's key.</summary>
    public required string Finding { get; init; }

    public required string Reason { get; set; }

    /// <summary>Who accepted it; <c>null</c> for whoever runs the server.</summary>
    public required string? ResearcherId { get; set; }

    public required DateTime AtUtc { get; set; }
}
