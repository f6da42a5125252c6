namespace VignetteLab.Core.Items;

/// <summary>The variable that an item makes.</summary>
/// <param name="Name">As in every export.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Unit">What a value counts, as in “years”; <c>null</c> where values are codes or words.</param>
/// <param name="ValueSet">The name under which its values are described; <c>null</c> where there are none.</param>
/// <param name="Values">Every code, lowest first.</param>
/// <param name="Min">The lowest value, inclusive; characters for words.</param>
/// <param name="Max">The highest value, inclusive; characters for words.</param>
/// <param name="Reversed">Whether a scale turns it before scoring; the data keep it as it was answered.</param>
public sealed record Column(
    string Name,
    ColumnKind Kind,
    LocalText? Unit,
    string? ValueSet,
    IReadOnlyList<Value> Values,
    long Min,
    long Max,
    bool Reversed = false);

/// <summary>What the values of a variable are.</summary>
public enum ColumnKind
{
    /// <summary>Codes in order, as on a rating scale.</summary>
    Ordinal,

    /// <summary>Codes without order.</summary>
    Nominal,

    /// <summary>Numbers that count a unit.</summary>
    Number,

    /// <summary>Words.</summary>
    Text,
}

/// <summary>One code and what it stands for.</summary>
public sealed record Value(int Code, string Name, LocalText Label);
