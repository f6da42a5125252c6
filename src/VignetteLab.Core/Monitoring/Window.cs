namespace VignetteLab.Core.Monitoring;

/// <summary>The days that are looked at; who started on one of them is counted, whatever came later.</summary>
/// <param name="From">The first day, in UTC, inclusive; <c>null</c> for the very first.</param>
/// <param name="To">The last day, in UTC, inclusive; <c>null</c> for as long as it lasts.</param>
public sealed record Window(DateOnly? From, DateOnly? To)
{
    /// <summary>Everybody.</summary>
    public static Window All { get; } = new(null, null);

    /// <summary>Whether everybody is looked at.</summary>
    public bool IsAll => From is null && To is null;

    /// <summary>Whether one who started then is looked at.</summary>
    public bool Holds(DateTime startedUtc) =>
        DateOnly.FromDateTime(startedUtc) is var day && !(day < From) && !(day > To);
}
