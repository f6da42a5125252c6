using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tables;

/// <summary>What the cells of a variable hold.</summary>
public enum CellType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>Numbers, codes among them.</summary>
    Number,

    /// <summary>Times in UTC; the name ends in <c>_utc</c>.</summary>
    Time,
}

/// <summary>A column of the data, and all that an analyst needs to know of it.</summary>
public sealed record Variable
{
    /// <summary>Its name in the first row.</summary>
    public required string Name { get; init; }

    /// <summary>What its cells hold.</summary>
    public required CellType Type { get; init; }

    /// <summary>What it is, in each language of the codebook.</summary>
    public required LocalText Label { get; init; }

    /// <summary>How its values relate: nominal, ordinal, number, text, time or identifier.</summary>
    public required string Measure { get; init; }

    /// <summary>What a value counts, as in “seconds”.</summary>
    public LocalText? Unit { get; init; }

    /// <summary>The name under which <see cref="Values"/> stand in the value labels.</summary>
    public string? ValueSet { get; init; }

    /// <summary>Every code there can be.</summary>
    public IReadOnlyList<Value> Values { get; init; } = [];

    /// <summary>The lowest value, inclusive.</summary>
    public double? Min { get; init; }

    /// <summary>The highest value, inclusive.</summary>
    public double? Max { get; init; }

    /// <summary>Whether a scale turns it before scoring.</summary>
    public bool Reversed { get; init; }

    /// <summary>The names of the reasons why it can be missing.</summary>
    public IReadOnlyList<MissingReason> Missing { get; init; } = [];

    /// <summary>When the item is shown, as in <c>role in (nurse, helper)</c>; <c>null</c> for always.</summary>
    public string? ShownIf { get; init; }

    /// <summary>How it is computed from others; <c>null</c> for what was answered.</summary>
    public LocalText? Rule { get; init; }
}

/// <summary>Takes the cells of a table one by one, in the order of its variables.</summary>
public interface IRowWriter
{
    /// <summary>Words; empty when <c>null</c>.</summary>
    void Text(string? text);

    /// <summary>A number; empty when <c>null</c>.</summary>
    void Number(double? number);

    /// <summary>A time in UTC; empty when <c>null</c>.</summary>
    void Time(DateTime? utc);

    /// <summary>The row is complete.</summary>
    void EndRow();
}
