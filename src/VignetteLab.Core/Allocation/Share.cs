namespace VignetteLab.Core.Allocation;

/// <summary>How many of the respondents an arm is to have, relative to the other arms.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record Share(string Arm, int Count);
