namespace VignetteLab.Core.Vignettes;

/// <summary>One combination of levels, or a control, with its words in every language.</summary>
/// <param name="Name">The levels' names joined by <c>_</c>, or the control's name.</param>
/// <param name="Code">Its number in the data, from 1 in the universe's order.</param>
/// <param name="Levels">Factor to level, in factor order; empty for a control.</param>
/// <param name="Words">Hole to words.</param>
/// <param name="Label">What it is, for researchers: the levels' labels, or the control's.</param>
public sealed record Vignette(
    string Name,
    int Code,
    IReadOnlyDictionary<string, Level> Levels,
    IReadOnlyDictionary<string, LocalText> Words,
    LocalText Label)
{
    /// <summary>Whether it stands outside the factors.</summary>
    public bool IsControl => Levels.Count == 0;

    /// <summary>What respondents read: the template with this vignette's words in its holes.</summary>
    public Prose Word(Prose template, string language) =>
        template.Fill(template.Inlines.OfType<Hole>().DistinctBy(hole => hole.Name)
            .ToDictionary(hole => hole.Name, hole => Words[hole.Name].In(language)));
}

/// <summary>Every vignette of a study: all combinations less the exclusions, plus the controls.</summary>
public static class Universe
{
    /// <summary>The most vignettes, and the most arms, that a study may have.</summary>
    public const int MaxSize = 4096;

    /// <summary>How many there are before exclusions, without making them; at most <see cref="int.MaxValue"/>.</summary>
    public static long Size(IReadOnlyList<Factor> factors, IReadOnlyList<ControlArm> controls) =>
        Math.Min(int.MaxValue, controls.Count + factors.Where(factor => !factor.IsOrder).Aggregate(
            1L, (product, factor) => Math.Min(int.MaxValue, product * factor.Levels.Count)));

    /// <summary>Controls first, then every combination that is not excluded, the last factor running fastest.</summary>
    /// <param name="factors">In the study's order; those that only vary the order of vignettes are passed over.</param>
    /// <param name="controls">Versions outside the factors.</param>
    /// <param name="exclusions">What no vignette has together.</param>
    /// <param name="overrides">Other words for single vignettes.</param>
    public static IReadOnlyList<Vignette> Of(
        IReadOnlyList<Factor> factors, IReadOnlyList<ControlArm> controls,
        IReadOnlyList<Exclusion> exclusions, IReadOnlyList<Override> overrides)
    {
        var worded = factors.Where(factor => !factor.IsOrder).ToArray();
        var reworded = overrides.DistinctBy(other => other.Vignette).ToDictionary(other => other.Vignette);
        return
        [
            .. controls.Select((control, index) => new Vignette(
                control.Name, index + 1, new Dictionary<string, Level>(), control.Words, control.Label)),
            .. Combinations(worded).Where(levels => !exclusions.Any(exclusion => Excludes(exclusion, levels)))
                .Select((levels, index) => Of(worded, levels, controls.Count + index + 1, reworded)),
        ];
    }

    /// <summary>Whether an exclusion holds for a combination.</summary>
    /// <param name="exclusion">What no vignette has together.</param>
    /// <param name="levels">Factor to level; a factor that is not in it meets nothing.</param>
    public static bool Excludes(Exclusion exclusion, IReadOnlyDictionary<string, Level> levels) =>
        exclusion.Not.Count > 0 &&
        exclusion.Not.All(part => levels.TryGetValue(part.Key, out var level) && level.Name == part.Value);

    /// <summary>Every combination of the levels of some factors, the last factor running fastest.</summary>
    internal static IEnumerable<IReadOnlyDictionary<string, Level>> Combinations(IReadOnlyList<Factor> factors)
    {
        // Without levels there is no combination, and the others need not be gone through to find that.
        if (factors.Count == 0 || factors.Any(factor => factor.Levels.Count == 0))
            yield break;
        var at = new int[factors.Count];
        while (true)
        {
            var levels = new OrderedDictionary<string, Level>(factors.Count);
            for (var f = 0; f < at.Length; f++)
                levels[factors[f].Name] = factors[f].Levels[at[f]];
            yield return levels;
            var turning = at.Length - 1;
            while (turning >= 0 && ++at[turning] == factors[turning].Levels.Count)
                at[turning--] = 0;
            if (turning < 0)
                yield break;
        }
    }

    /// <summary>The name of a combination: its levels' names joined by <c>_</c>.</summary>
    internal static string NameOf(IEnumerable<Level> levels) => string.Join('_', levels.Select(level => level.Name));

    /// <summary>The labels of levels, joined in each language.</summary>
    internal static LocalText LabelOf(IEnumerable<Level> levels) =>
        new(levels.SelectMany(level => level.Label.Words)
            .GroupBy(words => words.Key, words => words.Value)
            .ToDictionary(language => language.Key, language => string.Join(" · ", language)));

    private static Vignette Of(
        Factor[] factors, IReadOnlyDictionary<string, Level> levels, int code, Dictionary<string, Override> reworded)
    {
        var name = NameOf(levels.Values);
        var words = new Dictionary<string, LocalText>();
        foreach (var factor in factors)
        {
            foreach (var (hole, text) in levels[factor.Name].Holes(factor.Name))
                words[hole] = text;
        }

        if (reworded.TryGetValue(name, out var other))
        {
            foreach (var (hole, text) in other.Words)
                words[hole] = text;
        }

        return new(name, code, levels, words, LabelOf(levels.Values));
    }
}
