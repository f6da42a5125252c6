namespace VignetteLab.Core.Vignettes;

/// <summary>One thing that the vignettes vary.</summary>
public sealed record Factor
{
    /// <summary>Its column in every export and its hole in the template.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for codebooks and researchers; respondents never see it.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The values it takes, at least two, in the order that arms follow.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>Whether it varies in which order a respondent sees the vignettes, and so no vignette's words.</summary>
    internal bool IsOrder => Levels.Count > 0 && Levels.All(level => level.Order is not null);
}

/// <summary>One value of a factor.</summary>
public sealed record Level
{
    /// <summary>Its part of an arm's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its number in the data; unique within the factor.</summary>
    public required int Code { get; init; }

    /// <summary>What it is, for codebooks and researchers.</summary>
    public required LocalText Label { get; init; }

    /// <summary>The words for the hole <c>{factor}</c>; <c>null</c> where the level has forms or an order.</summary>
    public LocalText? Words { get; init; }

    /// <summary>Grammatical form to the words for the hole <c>{factor.form}</c>.</summary>
    public IReadOnlyDictionary<string, LocalText> Forms { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>In which order respondents of this level see their vignettes; <c>null</c> in a factor that has words.</summary>
    public VignetteOrder? Order { get; init; }

    /// <summary>Every hole that the level of <paramref name="factor"/> fills, with its words.</summary>
    public IEnumerable<(string Hole, LocalText Words)> Holes(string factor)
    {
        if (Words is not null)
            yield return (factor, Words);
        foreach (var (form, words) in Forms)
            yield return ($"{factor}.{form}", words);
    }
}

/// <summary>A version outside the factors, such as the scene without volunteers.</summary>
public sealed record ControlArm
{
    /// <summary>The arm's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, for codebooks and researchers.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Hole (as in <c>degree</c> or <c>type.tasks</c>) to words, one for each hole of the template.</summary>
    public required IReadOnlyDictionary<string, LocalText> Words { get; init; }
}

/// <summary>Levels that no vignette has together.</summary>
public sealed record Exclusion
{
    /// <summary>Factor to level, at least two: together they are excluded.</summary>
    public required IReadOnlyDictionary<string, string> Not { get; init; }

    /// <summary>Why, for readers of the design.</summary>
    public required LocalText Reason { get; init; }
}

/// <summary>Other words for one vignette, where grammar breaks.</summary>
public sealed record Override
{
    /// <summary>The vignette's name.</summary>
    public required string Vignette { get; init; }

    /// <summary>Hole to the words that fill it in this vignette.</summary>
    public required IReadOnlyDictionary<string, LocalText> Words { get; init; }
}
