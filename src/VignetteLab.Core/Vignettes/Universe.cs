namespace VignetteLab.Core.Vignettes;

/// <summary>One combination of levels, or a control: what a whole respondent is allocated to when each sees one vignette.</summary>
/// <param name="Name">The levels' names joined by <c>_</c>, or the control's name.</param>
/// <param name="Code">Its number in the data, from 1 in the universe's order.</param>
/// <param name="Levels">A level for each factor, in factor order; empty for a control.</param>
/// <param name="Words">Hole to words.</param>
/// <param name="Label">What it is, for researchers: the levels' labels, or the control's.</param>
public sealed record Arm(
    string Name,
    int Code,
    IReadOnlyList<Level> Levels,
    IReadOnlyDictionary<string, LocalText> Words,
    LocalText Label)
{
    /// <summary>Whether it stands outside the factors.</summary>
    public bool IsControl => Levels.Count == 0;

    /// <summary>The vignette: the template with this arm's words in its holes.</summary>
    public Prose Word(Prose template, string language) =>
        template.Fill(template.Inlines.OfType<Hole>().DistinctBy(hole => hole.Name)
            .ToDictionary(hole => hole.Name, hole => Words[hole.Name].In(language)));
}

/// <summary>Every vignette of a study.</summary>
public static class Universe
{
    /// <summary>The most arms a study may have.</summary>
    public const int MaxArms = 4096;

    /// <summary>How many arms there are, without making them; at most <see cref="int.MaxValue"/>.</summary>
    public static long Size(IReadOnlyList<Factor> factors, IReadOnlyList<ControlArm> controls) =>
        Math.Min(int.MaxValue, controls.Count + factors.Aggregate(
            1L, (product, factor) => Math.Min(int.MaxValue, product * factor.Levels.Count)));

    /// <summary>Controls first, then every combination of levels, the last factor running fastest.</summary>
    public static IReadOnlyList<Arm> Of(IReadOnlyList<Factor> factors, IReadOnlyList<ControlArm> controls)
    {
        // Without levels there is no combination, and the others need not be gone through to find that.
        IEnumerable<IReadOnlyList<Level>> combinations = factors.All(factor => factor.Levels.Count > 0) ? [[]] : [];
        foreach (var factor in factors)
            combinations = combinations.SelectMany(left => factor.Levels, (left, level) => (Level[])[.. left, level]);

        return
        [
            .. controls.Select((control, index) => new Arm(control.Name, index + 1, [], control.Words, control.Label)),
            .. combinations.Select((levels, index) => new Arm(
                string.Join('_', levels.Select(level => level.Name)),
                controls.Count + index + 1, levels, Holes(factors, levels), Join(levels))),
        ];
    }

    private static Dictionary<string, LocalText> Holes(IReadOnlyList<Factor> factors, IReadOnlyList<Level> levels)
    {
        var holes = new Dictionary<string, LocalText>();
        foreach (var (factor, level) in factors.Zip(levels))
        {
            foreach (var (hole, words) in level.Holes(factor.Name))
                holes[hole] = words;
        }

        return holes;
    }

    private static LocalText Join(IReadOnlyList<Level> levels) =>
        new(levels.SelectMany(level => level.Label.Words)
            .GroupBy(words => words.Key, words => words.Value)
            .ToDictionary(language => language.Key, language => string.Join(" · ", language)));
}
