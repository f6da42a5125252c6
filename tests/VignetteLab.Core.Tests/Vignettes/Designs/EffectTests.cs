using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class EffectTests
{
    private static readonly string[] names = ["age", "job", "region"];

    [Theory]
    [InlineData("job", "job")]
    [InlineData("region*age", "age*region")]
    [InlineData(" region * job*age ", "age*job*region")]
    public void An_effect_reads_as_it_is_written_in_factor_order(string text, string written) =>
        Assert.Equal(written, Effect.Parse(text, names).ToString(names));

    [Fact]
    public void Effects_of_the_same_factors_are_equal_whatever_their_order()
    {
        var one = Effect.Parse("age*job", names);
        var other = Effect.Parse("job*age", names);

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, Effect.Parse("age*region", names));
    }

    [Theory]
    [InlineData("gender", "There is no factor “gender”, which “gender” names; the factors are age, job and region.")]
    [InlineData("age*Job", "There is no factor “Job”, which “age*Job” names; the factors are age, job and region.")]
    [InlineData("age*age", "“age*age” has the factor “age” twice; an interaction joins different factors.")]
    [InlineData("age*", "A factor's name is missing in “age*”; write factors with * between them, as in age*job.")]
    [InlineData("", "A factor's name is missing in “”; write factors with * between them, as in age*job.")]
    public void What_cannot_be_read_is_explained(string text, string message) =>
        Assert.Equal(message, Assert.ThrowsAny<FormatException>(() => Effect.Parse(text, names)).Message);

    [Fact]
    public void Effects_up_to_an_order_come_by_order_then_by_factor() => Assert.Equal(
        ["age", "job", "region", "age*job", "age*region", "job*region", "age*job*region"],
        Effect.UpTo(3, 7).Select(effect => effect.ToString(names)));

    [Fact]
    public void Main_effects_are_those_of_order_one() => Assert.Equal(Effect.UpTo(4, 1), Effect.Mains(4));

    [Fact]
    public void The_mean_joins_no_factor() => Assert.Equal(("mean", 0), (Effect.Mean.ToString(names), Effect.Mean.Order));

    [Fact]
    public void Without_names_factors_are_letters() => Assert.Equal("A*C", Effect.Of(2, 0).ToString());

    [Fact]
    public void A_factor_twice_is_no_effect() => Assert.Throws<ArgumentException>(() => Effect.Of(1, 1));
}
