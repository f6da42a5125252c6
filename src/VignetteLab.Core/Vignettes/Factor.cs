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

    /// <summary>The words for the hole <c>{factor}</c>; <c>null</c> where the level has forms.</summary>
    public LocalText? Words { get; init; }

    /// <summary>Grammatical form to the words for the hole <c>{factor.form}</c>.</summary>
    public IReadOnlyDictionary<string, LocalText> Forms { get; init; } = new Dictionary<string, LocalText>();

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
