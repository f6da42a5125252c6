using VignetteLab.Core.Tests.Reference;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class FractionTests
{
    private static readonly int[] five = [2, 2, 2, 2, 2];

    [Fact]
    public void The_quarter_of_five_factors_has_the_runs_of_the_textbook() => Assert.Equal(
        Signs("fraction_2_5_2").Order(), Written(Fraction.Runs(five, Parse(5, "d = a*b", "e = a*c"))).Order());

    [Fact]
    public void The_half_of_four_factors_has_the_runs_of_the_textbook() => Assert.Equal(
        Signs("fraction_2_4_1").Order(), Written(Fraction.Runs([2, 2, 2, 2], Parse(4, "d = a*b*c"))).Order());

    [Fact]
    public void The_other_half_has_the_other_runs()
    {
        var half = Written(Fraction.Runs([2, 2, 2], Parse(3, "c = a*b")));
        var other = Written(Fraction.Runs([2, 2, 2], Parse(3, "c = -a*b")));

        Assert.Equal(8, half.Union(other).Count());
    }

    [Fact]
    public void The_orthogonal_array_of_nine_comes_from_two_generators() => Assert.Equal(
        DesignFixtures.Rows("L9", "runs"), Fraction.Runs([3, 3, 3, 3], Parse(4, "c = a*b", "d = a*b^2")));

    [Fact]
    public void Factors_that_are_not_made_run_in_factor_order_wherever_the_made_one_stands() => Assert.Equal(
        [[1, 0, 0], [0, 0, 1], [0, 1, 0], [1, 1, 1]], Fraction.Runs([2, 2, 2], Parse(3, "a = b*c")));

    [Fact]
    public void The_defining_relation_is_that_of_the_textbook() => Assert.Equal(
        DesignFixtures.Words(DesignFixtures.At("fraction_2_5_2", "defining_relation")),
        Fraction.DefiningRelation(five, Parse(5, "d = a*b", "e = a*c"))
            .Select(word => word.ToString(["A", "B", "C", "D", "E"]).Replace("*", "", StringComparison.Ordinal)));

    [Fact]
    public void The_defining_relation_keeps_signs() => Assert.Equal(
        ["-a*b*d", "a*c*e", "-b*c*d*e"],
        Fraction.DefiningRelation(five, Parse(5, "d = -a*b", "e = a*c")).Select(word => word.ToString(SomeDesigns.Names(5))));

    [Fact]
    public void With_three_levels_a_word_is_a_sum_that_is_zero_in_every_run()
    {
        var generators = Parse(4, "c = a*b", "d = a*b^2");

        var relation = Fraction.DefiningRelation([3, 3, 3, 3], generators);

        Assert.Equal(4, relation.Count);
        Assert.All(relation, word => Assert.All(
            Fraction.Runs([3, 3, 3, 3], generators),
            run => Assert.Equal(0, word.Terms.Sum(term => term.Power * run[term.Factor]) % 3)));
    }

    [Theory]
    [InlineData("fraction_2_5_2", 5, "d = a*b", "e = a*c")]
    [InlineData("fraction_2_4_1", 4, "d = a*b*c")]
    public void The_resolution_is_that_of_the_textbook(string fixture, int factors, params string[] generators) => Assert.Equal(
        DesignFixtures.Number(fixture, "resolution"),
        Fraction.Resolution([.. Enumerable.Repeat(2, factors)], Parse(factors, generators)));

    [Fact]
    public void A_half_of_five_factors_has_resolution_five() =>
        Assert.Equal(5, Fraction.Resolution(five, Parse(5, "e = a*b*c*d")));

    [Theory]
    [InlineData("fraction_2_5_2", 2, 5, "d = a*b", "e = a*c")]
    [InlineData("fraction_2_4_1", 2, 4, "d = a*b*c")]
    [InlineData("L9", 3, 4, "c = a*b", "d = a*b^2")]
    public void Fractions_are_wholly_efficient_for_main_effects(
        string fixture, int levels, int factors, params string[] generators)
    {
        int[] all = [.. Enumerable.Repeat(levels, factors)];

        var matrix = new ModelMatrix(all, Effect.Mains(factors), Fraction.Runs(all, Parse(factors, generators)));

        Assert.Equal(DesignFixtures.Number(fixture, "D_main"), matrix.DEfficiency, 1e-10);
    }

    [Theory]
    [InlineData("2,2,2", "A fraction needs at least one generator")]
    [InlineData("2,2,3,2", "all have two levels, or all three; here there are 2 (a), 2 (b), 3 (c) and 2 (d)", "d = a*b")]
    [InlineData("4,4,4", "Take a D-efficient selection instead", "c = a*b")]
    [InlineData("2,2,2", "“c = a*c” makes “c” from itself", "c = a*c")]
    [InlineData("2,2,2,2,2", "“e = a*d” names “d”, which a generator makes too", "d = a*b", "e = a*d")]
    [InlineData("2,2,2,2", "Two generators make “d”", "d = a*b", "d = b*c")]
    [InlineData("2,2,2,2,2", "With these generators d and e always vary together", "d = a*b*c", "e = a*b*c")]
    [InlineData("2,2,2", "With these generators a and c always vary together", "c = a")]
    [InlineData("3,3,3", "With these generators b and c always vary together", "c = b^2")]
    [InlineData("2,2,2", "“c = a*b^2” has a power", "c = a*b^2")]
    [InlineData("3,3,3", "“c = -a*b” has a minus", "c = -a*b")]
    public void A_fraction_that_does_not_exist_is_explained(string levels, string message, params string[] generators)
    {
        int[] counts = [.. levels.Split(',').Select(count => int.Parse(count, null))];

        var refusal = Assert.Throws<DesignException>(() => Fraction.Runs(
            counts, Parse(counts.Length, generators), SomeDesigns.Names(counts.Length)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    private static Generator[] Parse(int factors, params string[] generators) =>
        [.. generators.Select(text => Generator.Parse(text, SomeDesigns.Names(factors)))];

    private static IEnumerable<string> Signs(string fixture) =>
        Written(DesignFixtures.Rows(fixture, "runs").Select(row => row.Select(sign => (sign + 1) / 2).ToArray()));

    private static IEnumerable<string> Written(IEnumerable<int[]> runs) => runs.Select(run => string.Concat(run));
}
