namespace VignetteLab.Core.Statistics;

/// <summary>An estimate with the 95 % confidence interval around it.</summary>
/// <param name="Estimate">What was estimated.</param>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit.</param>
public sealed record Interval(double Estimate, double Low, double High)
{
    /// <summary>Whether zero lies outside it.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;
}
