namespace VignetteLab.Core.Simulation;

/// <summary>What a researcher says of simulated fieldwork, as written on a command line.</summary>
public sealed record FieldworkOptions
{
    /// <summary>How starts spread.</summary>
    public Arrivals Arrivals { get; init; }

    /// <summary>As in <c>quality=5</c> or <c>quality@core_high=12</c>: of a hundred who come to a page, so many leave there.</summary>
    public IReadOnlyList<string> DropOut { get; init; } = [];

    /// <summary>As in <c>5</c>: of a hundred answers that are not required, so many are left out; <c>null</c> for one in thirty.</summary>
    public string? NonResponse { get; init; }

    /// <summary>As in <c>role=nurse:3,helper:1</c>: how often an option is chosen, relative to the others.</summary>
    public IReadOnlyList<string> Mix { get; init; } = [];

    /// <summary>As in <c>threat_quality:type=core:0.8</c>: points added to the mean answer where a vignette has a level.</summary>
    public IReadOnlyList<string> Effects { get; init; } = [];

    /// <summary>As in <c>0.5</c>: the standard deviation between people, in points; <c>null</c> for a twelfth of the points' range.</summary>
    public string? PeopleSd { get; init; }
}
