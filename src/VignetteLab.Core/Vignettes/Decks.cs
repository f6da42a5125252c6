using System.Collections.Concurrent;
using System.Security.Cryptography;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Vignettes;

/// <summary>Selects vignettes and splits them into decks.</summary>
internal static class Decks
{
    // So many, each started anew, that the best is found time and again; a search of the library's sizes takes a moment.
    private const int starts = 60;

    private const int mostFound = 200;

    private static readonly ConcurrentDictionary<string, int[]> found = [];

    /// <summary>The decks of a design; a control stands in every deck that is made, in last place.</summary>
    /// <param name="factors">The factors that vary inside a deck.</param>
    /// <param name="universe">The vignettes, controls first.</param>
    /// <exception cref="DesignException">There are no such decks; the message says what to change.</exception>
    public static IReadOnlyList<IReadOnlyList<Vignette>> Of(
        IReadOnlyList<Factor> factors, IReadOnlyList<Vignette> universe, Design design, IReadOnlyList<string> effects)
    {
        if (design.Selection == Selection.GivenDecks)
            return Given(universe, design);
        var controls = universe.Where(vignette => vignette.IsControl).ToArray();
        var selected = Select(factors, [.. universe.Where(vignette => !vignette.IsControl)], design, effects);
        var parts = design.Decks == 1
            ? [[.. Enumerable.Range(0, selected.Count)]]
            : DeckSplit.Into(Levels(factors), Runs(factors, selected), design.Decks);
        return [.. parts.Select(deck => (IReadOnlyList<Vignette>)[.. deck.Select(index => selected[index]), .. controls])];
    }

    /// <summary>The combinations that are used, in the universe's order.</summary>
    public static IReadOnlyList<Vignette> Select(
        IReadOnlyList<Factor> factors, IReadOnlyList<Vignette> combinations, Design design, IReadOnlyList<string> effects)
    {
        switch (design.Selection)
        {
            case Selection.Full:
                return combinations;
            case Selection.Fraction:
                var names = factors.Select(factor => factor.Name).ToArray();
                var wanted = Fraction.Runs(Levels(factors), [.. design.Generators.Select(text => Generator.Parse(text, names))], names)
                    .Select(run => Universe.NameOf(run.Index().Select(at => factors[at.Index].Levels[at.Item]))).ToHashSet();
                if (wanted.Except(combinations.Select(vignette => vignette.Name)).FirstOrDefault() is { } excluded)
                    throw new DesignException($"The fraction needs “{excluded}”, which is excluded. Use a D-efficient selection, or other generators.");
                return [.. combinations.Where(vignette => wanted.Contains(vignette.Name))];
            case Selection.Efficient:
                return [.. Search(factors, Levels(factors), Effects(factors, effects), Runs(factors, combinations), design.Size).Select(index => combinations[index])];
            default:
                return Named(combinations, design.Vignettes);
        }
    }

    /// <summary>The main effects of the factors and those of the named effects that are made of them alone.</summary>
    public static IReadOnlyList<Effect> Effects(IReadOnlyList<Factor> factors, IReadOnlyList<string> effects)
    {
        var names = factors.Select(factor => factor.Name).ToArray();
        return
        [
            .. Effect.Mains(names.Length)
                .Concat(effects.Where(effect => effect.Split('*').All(part => names.Contains(part.Trim())))
                    .Select(effect => Effect.Parse(effect, names)))
                .Distinct(),
        ];
    }

    /// <summary>How many levels each factor has.</summary>
    public static int[] Levels(IReadOnlyList<Factor> factors) => [.. factors.Select(factor => factor.Levels.Count)];

    /// <summary>Each combination as the index of its level of each factor.</summary>
    public static int[][] Runs(IReadOnlyList<Factor> factors, IReadOnlyList<Vignette> combinations)
    {
        var at = factors.Select(factor => factor.Levels.Index().ToDictionary(level => level.Item.Name, level => level.Index)).ToArray();
        return [.. combinations.Select(vignette => factors.Index()
            .Select(factor => at[factor.Index][vignette.Levels[factor.Item.Name].Name]).ToArray())];
    }

    // The same search is asked for whenever a study is read: what it found is kept, for as many designs as are being worked on.
    private static int[] Search(
        IReadOnlyList<Factor> factors, int[] levels, IReadOnlyList<Effect> effects, int[][] runs, int size)
    {
        var key = string.Join(';', string.Join(',', levels), string.Join(',', effects), size,
            Convert.ToHexString(SHA256.HashData([.. runs.SelectMany(run => run).SelectMany(BitConverter.GetBytes)])));
        if (found.TryGetValue(key, out var known))
            return known;
        var selected = DEfficient.Search(levels, effects, runs, size, starts, [.. factors.Select(factor => factor.Name)]);
        if (found.Count >= mostFound)
            found.Clear();
        return found[key] = [.. selected];
    }

    /// <summary>What there is to choose from, for a message.</summary>
    public static Said Known(IReadOnlyList<Vignette> vignettes) =>
        $"The first are: {string.Join(", ", vignettes.Take(6).Select(vignette => vignette.Name))}.";

    private static IReadOnlyList<Vignette>[] Given(IReadOnlyList<Vignette> universe, Design design)
    {
        if (design.DeckList.Select(deck => deck.Count).Distinct().Count() > 1)
            throw new DesignException($"The decks hold {string.Join(", ", design.DeckList.Select(deck => deck.Count))} vignettes. Let all hold as many, so that every respondent judges as many.");
        return [.. design.DeckList.Select(deck => Named(universe, deck))];
    }

    private static IReadOnlyList<Vignette> Named(IReadOnlyList<Vignette> vignettes, IReadOnlyList<string> names)
    {
        var known = vignettes.ToDictionary(vignette => vignette.Name);
        if (names.CountBy(name => name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new DesignException($"“{twice}” is named twice. Name it once.");
        return [.. names.Select(name => known.TryGetValue(name, out var vignette)
            ? vignette
            : throw new DesignException($"There is no vignette called “{name}”, or it is excluded. {Known(vignettes)}"))];
    }
}
