namespace VignetteLab.Storage.Records;

/// <summary>A researcher's part in a study.</summary>
public sealed class Membership
{
    public required string ResearcherId { get; init; }
    public required int StudyId { get; init; }
    public required MembershipRole Role { get; set; }
}

/// <summary>What a member of a study may do.</summary>
public enum MembershipRole
{
    Owner,
    Editor,
    Analyst,
    Viewer,
}
