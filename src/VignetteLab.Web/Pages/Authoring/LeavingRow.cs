namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A line of the form that says where people leave.</summary>
public sealed record LeavingRow
{
    public string? Page { get; init; }
    public string? Arm { get; init; }
    public string? Percent { get; init; }
}
