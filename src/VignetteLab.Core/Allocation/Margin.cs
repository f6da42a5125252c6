namespace VignetteLab.Core.Allocation;

/// <summary>An item whose levels minimisation keeps alike between the arms.</summary>
/// <param name="Item">The item's name.</param>
/// <param name="Weight">How much it counts against the other items, at least 1.</param>
public sealed record Margin(string Item, int Weight);

/// <summary>How unlike the arms are on one item, from their counts divided by their shares.</summary>
public enum ImbalanceMeasure
{
    /// <summary>The highest less the lowest.</summary>
    Range,

    /// <summary>The sample variance (n − 1).</summary>
    Variance,

    /// <summary>The sample standard deviation.</summary>
    Sd,
}
