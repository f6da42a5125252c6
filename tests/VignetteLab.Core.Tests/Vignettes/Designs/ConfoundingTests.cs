using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class ConfoundingTests
{
    private static readonly int[] levels = [2, 2, 3];

    private static readonly IReadOnlyList<int[]> runs = Factorial.Runs(levels);

    [Fact]
    public void A_deck_for_each_level_confounds_that_factor_wholly_and_no_other()
    {
        int[][] decks = [[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]];

        var losses = Effect.UpTo(3, 3).Select(effect => Confounding.OnDeck(levels, runs, decks, effect));

        Assert.Equal([1.0, 0, 0, 0, 0, 0, 0], losses.Select(loss => Math.Round(loss, 12)));
    }

    [Fact]
    public void Half_of_a_factor_with_three_levels_can_be_confounded()
    {
        // Level 0 has a deck of its own; levels 1 and 2 share the other.
        int[][] decks = [[0, 3, 6, 9], [1, 2, 4, 5, 7, 8, 10, 11]];

        Assert.Equal(0.5, Confounding.OnDeck(levels, runs, decks, Effect.Main(2)), 1e-12);
    }

    [Fact]
    public void The_loss_of_an_interaction_is_by_hand_a_ninth()
    {
        // Two of one diagonal and one of the other: sums of ±2 in decks of 6, (4/6 + 4/6) / 12.
        int[][] decks = [[0, 2, 4, 7, 9, 11], [1, 3, 5, 6, 8, 10]];

        Assert.Equal(1 / 9.0, Confounding.OnDeck(levels, runs, decks, Effect.Of(0, 1)), 1e-12);
    }

    [Fact]
    public void A_vignette_that_stands_in_every_deck_counts_in_each()
    {
        // Deck sums of the first factor's ±1: 1 and −1 of three each; by hand (1/3 + 1/3) / 6.
        int[][] decks = [[0, 3, 6], [0, 6, 9]];

        Assert.Equal(1 / 9.0, Confounding.OnDeck(levels, runs, decks, Effect.Main(0)), 1e-12);
    }

    [Fact]
    public void What_does_not_vary_is_lost_and_an_empty_deck_changes_nothing()
    {
        Assert.Equal(1, Confounding.OnDeck(levels, runs, [[0, 1], [2, 3]], Effect.Main(0)));
        Assert.Equal(
            Confounding.OnDeck(levels, runs, [[0, 1, 8], [3, 4, 5]], Effect.Main(2)),
            Confounding.OnDeck(levels, runs, [[0, 1, 8], [], [3, 4, 5]], Effect.Main(2)));
    }

    [Fact]
    public void The_loss_is_a_share_and_decks_of_one_lose_all() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Partial(), design =>
        {
            var order = SomeDesigns.Order(design.Draws, design.Runs.Length);
            int[][] decks = [.. order.Chunk(1 + design.Number % 5)];
            int[][] ones = [.. order.Chunk(1)];

            return Effect.UpTo(design.Levels.Length, 2).All(effect =>
                Confounding.OnDeck(design.Levels, design.Runs, decks, effect) is >= 0 and <= 1 &&
                Confounding.OnDeck(design.Levels, design.Runs, ones, effect) > 1 - 1e-9);
        }));
}
