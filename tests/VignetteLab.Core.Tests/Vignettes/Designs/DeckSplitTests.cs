using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Tests.Reference;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class DeckSplitTests
{
    [Fact]
    public void Two_decks_of_six_confound_only_what_those_of_R_do()
    {
        var split = Losses([2, 2, 3], 2);

        Assert.Equal(DesignFixtures.Number("deck_confounding", "r2_of_effect_on_deck", "task"), split("a"));
        Assert.Equal(DesignFixtures.Number("deck_confounding", "r2_of_effect_on_deck", "degree"), split("b"));
        Assert.Equal(DesignFixtures.Number("deck_confounding", "r2_of_effect_on_deck", "organiser_1"), split("c"));
        Assert.Equal(DesignFixtures.Number("deck_confounding", "r2_of_effect_on_deck", "task:degree"), split("a*b"), 1e-9);
        Assert.Equal((0, 0), (split("a*c"), split("b*c")));
    }

    [Fact]
    public void Three_decks_of_six_confound_no_main_effect()
    {
        var split = Losses([2, 3, 3], 3);

        Assert.Equal((0, 0, 0), (split("a"), split("b"), split("c")));
        Assert.Equal((0, 0), (split("a*b"), split("a*c")));
        Assert.Equal(1 / 8.0, split("b*c"), 1e-12);
    }

    // Textbook schemes of confounding: Cochran and Cox (1957), plans 6.1 to 6.10, and the [6,3,3] code.
    [Theory]
    [InlineData("2,2,2", 2)]
    [InlineData("2,2,2,2,2", 4, 1)]
    [InlineData("2,2,2,2,2,2", 8)]
    [InlineData("2,2,2,2,2,2,2,2", 16)]
    [InlineData("2,2,2,2,2,2,2,2,2,2,2,2", 64)]
    [InlineData("2,2,2,2,2,2,2,2,2,2,2,2", 256, 3)]
    [InlineData("3,3,3", 3)]
    [InlineData("3,3,3,3", 9)]
    public void Regular_factorials_lose_interactions_of_high_order_first(string levels, int decks, double pairs = 0)
    {
        int[] counts = [.. levels.Split(',').Select(count => int.Parse(count, null))];
        var runs = Factorial.Runs(counts);

        var split = DeckSplit.Into(counts, runs, decks);

        var effects = Effect.UpTo(counts.Length, 2).ToLookup(
            effect => effect.Order, effect => Confounding.OnDeck(counts, runs, split, effect));
        Assert.All(effects[1], loss => Assert.Equal(0, loss));
        Assert.InRange(effects[2].Sum(), 0, pairs + 1e-9);
    }

    [Theory]
    [InlineData("2,3,4", 4)]
    [InlineData("2,3,4", 3)]
    [InlineData("5,3,2", 5)]
    [InlineData("4,4,4", 8)]
    [InlineData("2,2,3,3", 6)]
    [InlineData("3,3,4", 6)]
    [InlineData("6,5,2", 6)]
    public void Each_level_stands_in_each_deck_equally_often_or_as_nearly_as_can_be(string levels, int decks)
    {
        int[] counts = [.. levels.Split(',').Select(count => int.Parse(count, null))];
        var runs = Factorial.Runs(counts);

        var split = DeckSplit.Into(counts, runs, decks);

        Assert.All(split, deck => Assert.All(counts.Index(), factor =>
        {
            var stand = Enumerable.Range(0, factor.Item)
                .Select(level => deck.Count(run => runs[run][factor.Index] == level)).ToArray();
            Assert.InRange(stand.Max() - stand.Min(), 0, 1);
        }));
    }

    // Launched studies were promised these very decks: whatever changes here changes studies in the field.
    [Fact]
    public void What_was_split_once_is_split_so_for_ever()
    {
        var plausible = Factorial.Runs([2, 3, 3]).Where(run => run is not [0, 2, 2] and not [0, 1, 2]).ToArray();

        Assert.Equal([[0, 2, 4, 7, 9, 11], [1, 3, 5, 6, 8, 10]], DeckSplit.Into([2, 2, 3], Factorial.Runs([2, 2, 3]), 2));
        Assert.Equal(
            [[0, 4, 8, 11, 12, 16], [1, 5, 6, 9, 13, 17], [2, 3, 7, 10, 14, 15]],
            DeckSplit.Into([2, 3, 3], Factorial.Runs([2, 3, 3]), 3));
        Assert.Equal(
            [[0, 6, 11, 15], [1, 9, 10, 14], [2, 3, 8, 13], [4, 5, 7, 12]], DeckSplit.Into([2, 3, 3], plausible, 4));
        Assert.Equal(
            [[0, 13, 23, 26, 38, 43, 49, 60], [1, 12, 22, 27, 39, 42, 48, 61]],
            DeckSplit.Into([2, 2, 2, 2, 2, 2], Factorial.Runs([2, 2, 2, 2, 2, 2]), 8)[..2]);
        Assert.Equal(
            [[0, 5, 26, 31, 40, 45, 50, 55], [1, 4, 27, 30, 41, 44, 51, 54], [2, 7, 24, 29, 42, 47, 48, 53]],
            DeckSplit.Into([4, 4, 4], Factorial.Runs([4, 4, 4]), 8)[..3]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(24)]
    public void Decks_of_unequal_size_are_refused_with_the_numbers_that_would_work(int decks) => Assert.Equal(
        $"12 vignettes cannot be split into {decks} decks of the same size; 1, 2, 3, 4, 6 and 12 would work. " +
        "Change the number of decks, or how many vignettes are selected.",
        Assert.Throws<DesignException>(() => DeckSplit.Into([2, 2, 3], Factorial.Runs([2, 2, 3]), decks)).Message);

    [Fact]
    public void Nothing_cannot_be_split() => Assert.Equal(
        "There are no vignettes to split into decks.",
        Assert.Throws<DesignException>(() => DeckSplit.Into([2, 2], [], 2)).Message);

    [Fact]
    public void One_deck_holds_all_and_as_many_decks_as_vignettes_hold_one_each()
    {
        Assert.Equal([[0, 1, 2, 3]], DeckSplit.Into([2, 2], Factorial.Runs([2, 2]), 1));
        Assert.Equal([[0], [1], [2], [3]], DeckSplit.Into([2, 2], Factorial.Runs([2, 2]), 4));
    }

    [Fact]
    public void Every_split_is_a_partition_into_equal_decks_in_order() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(Small(), design =>
        {
            var (runs, decks) = Divisible(design);

            var split = DeckSplit.Into(design.Levels, runs, decks);

            return split.Length == decks &&
                split.All(deck => deck.Length == runs.Length / decks && deck.SequenceEqual(deck.Order())) &&
                split.SelectMany(deck => deck).Order().SequenceEqual(Enumerable.Range(0, runs.Length)) &&
                split.Select(deck => deck[0]).SequenceEqual(split.Select(deck => deck[0]).Order());
        }));

    [Fact]
    public void No_random_split_confounds_less_of_the_main_effects() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(Small(), design =>
        {
            var (runs, decks) = Divisible(design);
            var size = runs.Length / decks;

            var least = Loss(DeckSplit.Into(design.Levels, runs, decks));

            return Enumerable.Range(0, 20).All(index =>
            {
                var order = SomeDesigns.Order(SomeDesigns.Draws($"{design}|{index}"), runs.Length);
                return least <= Loss([.. order.Chunk(size)]) + 1e-9;
            });

            double Loss(int[][] split) => design.Mains.Sum(effect => Confounding.OnDeck(design.Levels, runs, split, effect));
        }));

    private static Arbitrary<SomeDesign> Small() =>
        SomeDesigns.Partial().Generator.Where(design => design.Runs.Length <= 80).ToArbitrary();

    // Leaves out the last runs until some number of decks from 2 to 5 divides what is left.
    private static (int[][] Runs, int Decks) Divisible(SomeDesign design)
    {
        var decks = Math.Min(design.Runs.Length, 2 + design.Number % 4);
        return (design.Runs[..(design.Runs.Length / decks * decks)], decks);
    }

    private static Func<string, double> Losses(int[] levels, int decks)
    {
        var runs = Factorial.Runs(levels);
        var split = DeckSplit.Into(levels, runs, decks);
        return effect => Confounding.OnDeck(levels, runs, split, Effect.Parse(effect, SomeDesigns.Names(levels.Length)));
    }
}
