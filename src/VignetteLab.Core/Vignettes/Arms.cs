using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Vignettes;

/// <summary>Builds what respondents are allocated to out of a universe and a design.</summary>
public static class Arms
{
    /// <summary>The arms, controls first in a between design, else decks running fastest.</summary>
    /// <param name="factors">In the study's order.</param>
    /// <param name="universe">Every vignette there is.</param>
    /// <param name="design">Which of them a respondent sees.</param>
    /// <param name="effects">Interactions that the selection must tell apart besides the main effects, as in <c>a*b</c>.</param>
    /// <exception cref="DesignException">There is no such design; the message says what to change.</exception>
    public static IReadOnlyList<Arm> Of(
        IReadOnlyList<Factor> factors, IReadOnlyList<Vignette> universe, Design design, IReadOnlyList<string> effects) =>
        design.Kind switch
        {
            DesignKind.Between => Between(factors, universe, design, effects),
            DesignKind.Within => [.. Decks.Of(Inner(factors, design), universe, design, effects).Index()
                .Select(deck => new Arm(
                    DeckName(deck.Index), deck.Index + 1, DeckLabel(factors, deck.Index), new Dictionary<string, Level>(),
                    deck.Index + 1, deck.Item, design.Order))],
            _ => Mixed(factors, universe, design, effects),
        };

    /// <summary>The factors that vary inside a deck, or between vignettes where there are no decks.</summary>
    public static IReadOnlyList<Factor> Inner(IReadOnlyList<Factor> factors, Design design) =>
        [.. factors.Where(factor => !factor.IsOrder && (design.Kind != DesignKind.Mixed || !design.Fixed.Contains(factor.Name)))];

    /// <summary>The factors that stay the same for a respondent of a mixed design.</summary>
    public static IReadOnlyList<Factor> Outer(IReadOnlyList<Factor> factors, Design design) =>
        design.Kind == DesignKind.Mixed ? [.. factors.Where(factor => design.Fixed.Contains(factor.Name))] : [];

    private static Arm[] Between(
        IReadOnlyList<Factor> factors, IReadOnlyList<Vignette> universe, Design design, IReadOnlyList<string> effects)
    {
        var selected = Decks.Select(Inner(factors, design), [.. universe.Where(vignette => !vignette.IsControl)], design, effects);
        IReadOnlyList<Vignette> named = [.. universe.Where(vignette => vignette.IsControl), .. selected];
        return [.. named.Index().Select(one => new Arm(
            one.Item.Name, one.Index + 1, one.Item.Label, one.Item.Levels, 0, [one.Item], VignetteOrder.Fixed))];
    }

    private static Arm[] Mixed(
        IReadOnlyList<Factor> factors, IReadOnlyList<Vignette> universe, Design design, IReadOnlyList<string> effects)
    {
        var (outer, inner) = (Outer(factors, design), Inner(factors, design));
        var words = outer.Where(factor => !factor.IsOrder).Select(factor => factor.Name).ToArray();

        // Decks are made of the inner combinations alone: every respondent of a deck judges the same, whatever stays fixed.
        var combinations = universe.Where(vignette => !vignette.IsControl).Select(vignette => Part(vignette, inner))
            .DistinctBy(vignette => string.Join(' ', vignette.Levels.Values.Select(level => level.Name))).ToArray();
        Apart(universe.Where(vignette => vignette.IsControl).Concat(combinations).Select(vignette => vignette.Name));
        Apart(Universe.Combinations(outer).Select(levels => Universe.NameOf(levels.Values)));
        Apart(Universe.Combinations([.. outer.Where(factor => !factor.IsOrder)]).Select(levels => Universe.NameOf(levels.Values)));
        var decks = Decks.Of(inner, [.. universe.Where(vignette => vignette.IsControl), .. combinations], design, effects);
        var whole = universe.Where(vignette => !vignette.IsControl).ToDictionary(
            vignette => (Universe.NameOf(words.Select(name => vignette.Levels[name])), Part(vignette, inner).Name));
        var arms = new List<Arm>();
        foreach (var levels in Universe.Combinations(outer))
        {
            var kept = Universe.NameOf(words.Select(name => levels[name]));
            if (whole.Keys.All(key => key.Item1 != kept))
                continue;
            var order = levels.Values.FirstOrDefault(level => level.Order is not null)?.Order ?? design.Order;
            foreach (var (index, deck) in decks.Index())
            {
                var vignettes = deck.Select(vignette => vignette.IsControl
                    ? vignette
                    : whole.GetValueOrDefault((kept, vignette.Name)) ?? throw new DesignException(
                        $"An exclusion leaves “{vignette.Name}” out only where “{kept}” stays the same. In a mixed design let an exclusion name fixed factors or varied ones, not both.")).ToArray();
                arms.Add(new(
                    $"{Universe.NameOf(levels.Values)}.{DeckName(index)}", arms.Count + 1,
                    Joined(Universe.LabelOf(levels.Values), DeckLabel(factors, index)), levels, index + 1, vignettes, order));
            }
        }

        return [.. arms];
    }

    // Parts of names may be alike where whole names are not: “x” and “y_z”, “x_y” and “z”.
    private static void Apart(IEnumerable<string> names)
    {
        if (names.CountBy(name => name).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
            throw new DesignException($"Two different parts of the design would be called “{twice}”. Rename a level or a control arm.");
    }

    private static Vignette Part(Vignette vignette, IReadOnlyList<Factor> factors)
    {
        var levels = new OrderedDictionary<string, Level>(factors.Select(factor => KeyValuePair.Create(factor.Name, vignette.Levels[factor.Name])));
        return vignette with { Name = Universe.NameOf(levels.Values), Levels = levels };
    }

    private static string DeckName(int index) => $"deck_{index + 1}";

    private static LocalText DeckLabel(IReadOnlyList<Factor> factors, int index) => new(
        factors.SelectMany(factor => factor.Label.Words.Keys).Distinct().ToDictionary(language => language, language =>
            language == "da" ? $"Sæt {index + 1}" : $"Deck {index + 1}"));

    private static LocalText Joined(LocalText one, LocalText other) => new(one.Words.ToDictionary(
        words => words.Key, words => $"{words.Value} · {other.Words.GetValueOrDefault(words.Key)}"));
}
