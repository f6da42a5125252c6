namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Why a fraction does not exist, and what to change.</summary>
internal static class FractionRules
{
    public static void Check(IReadOnlyList<int> levels, IReadOnlyList<Generator> generators, IReadOnlyList<string> names)
    {
        if (generators.Count == 0)
        {
            throw new DesignException(
                "A fraction needs at least one generator, as in d = a*b*c; without one, take every combination.");
        }

        if (levels.Any(count => count is not (2 or 3)) || levels.Distinct().Count() > 1)
        {
            throw new DesignException(
                $"A fraction by generators needs factors that all have two levels, or all three; here there are " +
                $"{FactorNames.List(levels.Select((count, factor) => $"{count} ({names[factor]})"))}. " +
                $"Take a D-efficient selection instead, which any numbers of levels allow.");
        }

        if (Faults(levels[0], generators, names).FirstOrDefault() is { Said: { } said })
            throw new DesignException(said);
    }

    /// <summary>What is wrong with single generators, each with its index.</summary>
    /// <param name="levels">How many levels every factor has.</param>
    /// <param name="generators">The generators.</param>
    /// <param name="names">The factors' names.</param>
    public static IEnumerable<(int Index, Said Said)> Faults(int levels, IReadOnlyList<Generator> generators, IReadOnlyList<string> names) =>
        from generator in generators.Index()
        from said in FaultsOf(generator.Index, levels, generators, names)
        select (generator.Index, said);

    public static Said Unresolved(Word word, IReadOnlyList<string> names) =>
        $"With these generators {FactorNames.List(word.Terms.Select(term => names[term.Factor]))} always vary together " +
        $"and could not be told apart. " +
        $"Make one of them from other factors, as the product of two or more, or take fewer generators.";

    private static IEnumerable<Said> FaultsOf(int index, int levels, IReadOnlyList<Generator> generators, IReadOnlyList<string> names)
    {
        var generator = generators[index];
        var text = generator.ToString(names);
        var name = names[generator.Factor];
        if (generators.Take(index).Any(other => other.Factor == generator.Factor))
            yield return $"Two generators make “{name}”; keep one of them.";
        if (generator.Terms.Any(term => term.Factor == generator.Factor))
            yield return $"“{text}” makes “{name}” from itself; name only other factors on the right.";
        foreach (var term in generator.Terms.Where(term => term.Factor != generator.Factor && generators.Any(other => other.Factor == term.Factor)))
            yield return $"“{text}” names “{names[term.Factor]}”, which a generator makes too; name only factors that none makes.";
        if (levels == 2 && generator.Terms.Any(term => term.Power > 1))
            yield return $"“{text}” has a power, which means nothing for two levels; leave ^2 out.";
        if (levels == 3 && generator.IsNegative)
            yield return $"“{text}” has a minus, which is for two levels only; leave it out.";
    }
}
