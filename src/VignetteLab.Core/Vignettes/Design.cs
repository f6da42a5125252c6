namespace VignetteLab.Core.Vignettes;

/// <summary>Which vignettes a respondent sees.</summary>
public sealed record Design
{
    /// <summary>Whether factors vary between respondents, within them, or both.</summary>
    public DesignKind Kind { get; init; }

    /// <summary>In a mixed design, the factors that stay the same for a respondent.</summary>
    public IReadOnlyList<string> Fixed { get; init; } = [];

    /// <summary>Which vignettes of the universe are used.</summary>
    public Selection Selection { get; init; }

    /// <summary>The generators of a fraction, as in <c>d = a*b*c</c>.</summary>
    public IReadOnlyList<string> Generators { get; init; } = [];

    /// <summary>How many vignettes a D-efficient selection has; 0 where the selection is another.</summary>
    public int Size { get; init; }

    /// <summary>The names of the vignettes of a given selection.</summary>
    public IReadOnlyList<string> Vignettes { get; init; } = [];

    /// <summary>Into how many decks of one size the selection is split.</summary>
    public int Decks { get; init; } = 1;

    /// <summary>The names of the vignettes of each deck, where the decks are given.</summary>
    public IReadOnlyList<IReadOnlyList<string>> DeckList { get; init; } = [];

    /// <summary>In which order a respondent sees the vignettes of a deck.</summary>
    public VignetteOrder Order { get; init; } = VignetteOrder.Random;
}

/// <summary>Whether factors vary between respondents, within them, or both.</summary>
public enum DesignKind
{
    /// <summary>One vignette each.</summary>
    Between,

    /// <summary>A deck of several vignettes each.</summary>
    Within,

    /// <summary>Some factors stay the same for a respondent, the others vary inside the deck.</summary>
    Mixed,
}

/// <summary>Which vignettes of the universe are used.</summary>
public enum Selection
{
    /// <summary>All.</summary>
    Full,

    /// <summary>A regular fraction, by generators.</summary>
    Fraction,

    /// <summary>The D-efficient ones for the effects that the plan names.</summary>
    Efficient,

    /// <summary>Those that are named.</summary>
    Given,

    /// <summary>Those of decks that are named.</summary>
    GivenDecks,
}

/// <summary>In which order a respondent sees the vignettes of a deck.</summary>
public enum VignetteOrder
{
    /// <summary>As the deck has them.</summary>
    Fixed,

    /// <summary>Random for each respondent.</summary>
    Random,

    /// <summary>A sequence of a Williams square, drawn for each respondent: every vignette follows every other equally often.</summary>
    Williams,
}
