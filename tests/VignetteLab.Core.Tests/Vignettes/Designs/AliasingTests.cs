using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Tests.Reference;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class AliasingTests
{
    private static readonly string[] letters = ["A", "B", "C", "D", "E"];

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    [InlineData("E")]
    public void A_quarter_of_five_factors_aliases_main_effects_as_in_R(string factor)
    {
        var aliasing = TwoLevel(5, 2, "D = A*B", "E = A*C");

        var chain = aliasing.Chain(Effect.Parse(factor, letters)).Replace("*", "", StringComparison.Ordinal).Split(" = ");

        Assert.Equal(DesignFixtures.Words(DesignFixtures.At("fraction_2_5_2", "aliases_with_main_effects", factor)), chain);
    }

    [Fact]
    public void A_half_of_four_factors_aliases_pairs_with_pairs_as_in_R()
    {
        var aliasing = TwoLevel(4, 2, "D = A*B*C");

        var pairs = aliasing.Full.Select(alias => new[] { alias.First, alias.Second }
            .Select(effect => effect.ToString(letters).Replace("*", "", StringComparison.Ordinal)));

        Assert.Equal(
            DesignFixtures.At("fraction_2_4_1", "aliased_two_factor_pairs").EnumerateArray().Select(DesignFixtures.Words), pairs);
        Assert.Empty(aliasing.Partial);
    }

    [Fact]
    public void The_other_half_turns_the_sign() =>
        Assert.Equal("C = -A*B", TwoLevel(3, 2, "C = -A*B").Chain(Effect.Main(2)));

    [Fact]
    public void What_is_the_same_in_every_run_is_aliased_with_the_mean()
    {
        Assert.Equal("mean = A*B*C", TwoLevel(3, 3, "C = A*B").Chain(Effect.Mean));
        Assert.Equal("mean = -A*B*C", TwoLevel(3, 3, "C = -A*B").Chain(Effect.Mean));
    }

    [Fact]
    public void With_three_levels_a_main_effect_lies_within_the_interactions_that_make_it()
    {
        var aliasing = Aliasing.Of([3, 3, 3, 3], Rows("L9"), letters, 2);

        Assert.Equal("A = B*C = B*D = C*D", aliasing.Chain(Effect.Main(0)));
        Assert.DoesNotContain(aliasing.Aliases, alias => alias.Second.Order == 1);
    }

    [Fact]
    public void The_table_is_computed_from_the_runs_and_not_from_how_they_came_about()
    {
        int[][] runs = [.. Fraction.Runs([2, 2, 2, 2], [Generator.Parse("D = A*B*C", letters)]).Skip(1)];

        var aliasing = Aliasing.Of([2, 2, 2, 2], runs, letters, 2);

        Assert.Equal("A*B = C*D", aliasing.Chain(Effect.Of(0, 1)));
        // Of seven runs each mean is 1/7 and each mean product −1/7: r = (−1/7 − 1/49) / (1 − 1/49) = −1/6.
        Assert.Equal(1 / 36.0, aliasing.With(Effect.Main(0)).Single(alias => alias.Second == Effect.Main(1)).RSquared, 1e-12);
        Assert.Equal(1 / 49.0, aliasing.With(Effect.Main(0)).Single(alias => alias.First == Effect.Mean).RSquared, 1e-12);
    }

    [Fact]
    public void Two_factors_with_an_excluded_pair_of_levels_share_what_canonical_correlation_says()
    {
        // Not (F1 = 2 and F3 = 3): the two by three table is 2 2 2 / 2 2 0; χ²/n = 1/6 by hand.
        var runs = Factorial.Runs([2, 2, 3]).Where(run => run is not [1, _, 2]).ToArray();

        var aliasing = Aliasing.Of([2, 2, 3], runs, letters, 1);

        var alias = Assert.Single(aliasing.Aliases, alias => alias.First.Order == 1);
        Assert.Equal((Effect.Main(0), Effect.Main(2), false), (alias.First, alias.Second, alias.IsFull));
        Assert.Equal(1 / 6.0, alias.RSquared, 1e-12);
        var column = DesignFixtures.Number("restricted_universe", "correlation_F1_F3a");
        Assert.Equal(alias.RSquared, column * column, 1e-12);
    }

    [Fact]
    public void The_largest_canonical_correlation_is_found_among_several()
    {
        // In a 3 × 3 table with 2 on the diagonal and 1 beside it both canonical correlations are 1/4.
        int[][] even = [.. Table(2, 1, 1, 1, 2, 1, 1, 1, 2)];
        // Levels 0 always meet, the others do at random: canonical correlations 1 and 0.
        int[][] uneven = [.. Table(2, 0, 0, 0, 1, 1, 0, 1, 1)];

        var first = Assert.Single(Aliasing.Of([3, 3], even, letters, 1).Aliases);
        var second = Assert.Single(Aliasing.Of([3, 3], uneven, letters, 1).Aliases);

        Assert.Equal(1 / 16.0, first.RSquared, 1e-12);
        Assert.Equal((1.0, false), (Math.Round(second.RSquared, 10), second.IsFull));
    }

    [Fact]
    public void Higher_orders_are_left_out_of_designs_too_big_to_judge_at_once()
    {
        var aliasing = Aliasing.Of([16, 16, 16], Factorial.Runs([16, 16, 16]), letters, 3);

        Assert.Equal((1, 3), (aliasing.UpTo, aliasing.Effects.Count));
        Assert.Empty(aliasing.Aliases);
    }

    [Fact]
    public void Without_runs_there_is_nothing_to_tell() => Assert.Empty(Aliasing.Of([2, 2], [], letters, 2).Aliases);

    [Fact]
    public void A_full_factorial_tells_all_effects_apart() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(SomeDesigns.Full(), design => Aliasing.Of(design.Levels, design.Runs, design.Names, 2).Aliases.Count == 0));

    [Fact]
    public void In_every_fraction_effects_are_aliased_just_when_their_product_is_a_word() => Check.One(
        SomeDesigns.Config,
        Prop.ForAll(Fractions(), made =>
        {
            int[] levels = [.. Enumerable.Repeat(2, made.Factors)];
            var words = Fraction.DefiningRelation(levels, made.Generators)
                .ToDictionary(word => Mask(word.Terms.Select(term => term.Factor)), word => word.IsNegative);

            var aliasing = Aliasing.Of(levels, Fraction.Runs(levels, made.Generators), SomeDesigns.Names(made.Factors), 3);

            var expected =
                from first in aliasing.Effects.Prepend(Effect.Mean).Index()
                from second in aliasing.Effects.Prepend(Effect.Mean).Skip(first.Index + 1)
                let product = Mask(first.Item.Factors) ^ Mask(second.Factors)
                // What is the same in every run is aliased with the mean, and so with nothing else.
                where words.ContainsKey(product) && !words.ContainsKey(Mask(first.Item.Factors))
                select new Alias(first.Item, second, 1, true, words[product]);
            return expected.SequenceEqual(aliasing.Aliases);
        }));

    private static Arbitrary<(int Factors, Generator[] Generators)> Fractions() =>
        (from bases in Gen.Choose(3, 4)
         from made in Gen.Choose(1, 2)
         from masks in Gen.Choose(3, (1 << bases) - 1).Where(mask => int.PopCount(mask) > 1).ArrayOf(made)
         from isNegative in Gen.Elements(true, false).ArrayOf(made)
         where masks.Distinct().Count() == made
         select (bases + made, masks.Select((mask, index) => new Generator(
             bases + index,
             [.. Enumerable.Range(0, bases).Where(factor => (mask >> factor & 1) == 1).Select(factor => new Term(factor, 1))],
             isNegative[index])).ToArray())).ToArbitrary();

    private static int Mask(IEnumerable<int> factors) => factors.Sum(factor => 1 << factor);

    private static Aliasing TwoLevel(int factors, int upTo, params string[] generators)
    {
        int[] levels = [.. Enumerable.Repeat(2, factors)];
        var runs = Fraction.Runs(levels, [.. generators.Select(text => Generator.Parse(text, letters))]);
        return Aliasing.Of(levels, runs, letters[..factors], upTo);
    }

    private static int[][] Rows(string fixture) => DesignFixtures.Rows(fixture, "runs");

    private static IEnumerable<int[]> Table(params int[] counts) =>
        counts.SelectMany((count, cell) => Enumerable.Repeat((int[])[cell / 3, cell % 3], count));
}
