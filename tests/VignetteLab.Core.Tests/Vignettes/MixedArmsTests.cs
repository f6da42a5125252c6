using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class MixedArmsTests
{
    private static readonly Factor stakes = SomeFactors.Make("stakes", "low", "high");

    private static readonly Factor rung = SomeFactors.Make("rung", "asked", "advises", "decides", "leads");

    private static readonly Factor place = SomeFactors.Make("place", "home", "ward");

    private static readonly Factor order = SomeFactors.Order("order", VignetteOrder.Fixed, VignetteOrder.Williams);

    private static readonly ControlArm none = SomeFactors.Control("none", "stakes", "rung", "place");

    private static readonly Design byStakes = new() { Kind = DesignKind.Mixed, Fixed = ["stakes"] };

    [Fact]
    public void An_arm_is_what_stays_fixed_and_a_deck_decks_running_fastest()
    {
        var arms = Of([stakes, rung], byStakes with { Decks = 2 });

        Assert.Equal(
            [("low.deck_1", 1, 1), ("low.deck_2", 2, 2), ("high.deck_1", 3, 1), ("high.deck_2", 4, 2)],
            arms.Select(arm => (arm.Name, arm.Code, arm.Deck)));
        Assert.Equal("HIGH · Deck 1", arms[2].Label.In("en"));
    }

    [Fact]
    public void Its_levels_are_those_that_stay_fixed()
    {
        var arm = Of([stakes, rung], byStakes)[1];

        Assert.Equal([("stakes", "high")], arm.Levels.Select(level => (level.Key, level.Value.Name)));
        Assert.All(arm.Vignettes, vignette => Assert.Equal("high", vignette.Levels["stakes"].Name));
    }

    [Fact]
    public void Every_respondent_of_a_deck_judges_the_same_combinations_whatever_stays_fixed()
    {
        var arms = Of([stakes, rung, place], byStakes with { Decks = 2 });

        Assert.Equal(Varied(arms[0]), Varied(arms[2]));
        Assert.Equal(Varied(arms[1]), Varied(arms[3]));
        Assert.Equal(8, Varied(arms[0]).Concat(Varied(arms[1])).Distinct().Count());
    }

    [Fact]
    public void A_factor_of_orders_says_how_an_arm_orders_its_deck()
    {
        var arms = Of([order, stakes, rung], new Design { Kind = DesignKind.Mixed, Fixed = ["order", "stakes"], Order = VignetteOrder.Random });

        Assert.Equal(
            [("fixed_low.deck_1", VignetteOrder.Fixed), ("fixed_high.deck_1", VignetteOrder.Fixed),
             ("williams_low.deck_1", VignetteOrder.Williams), ("williams_high.deck_1", VignetteOrder.Williams)],
            arms.Select(arm => (arm.Name, arm.Order)));
        Assert.Equal(
            arms[0].Vignettes.Select(vignette => vignette.Name), arms[2].Vignettes.Select(vignette => vignette.Name));
    }

    [Fact]
    public void Factors_stand_in_the_studys_order_whatever_order_they_are_fixed_in() => Assert.Equal(
        ["fixed_low.deck_1", "fixed_high.deck_1", "williams_low.deck_1", "williams_high.deck_1"],
        Of([order, stakes, rung], new Design { Kind = DesignKind.Mixed, Fixed = ["stakes", "order"] }).Select(arm => arm.Name));

    [Fact]
    public void Only_the_order_may_be_fixed() => Assert.Equal(
        ["fixed.deck_1", "williams.deck_1"],
        Of([order, rung], new Design { Kind = DesignKind.Mixed, Fixed = ["order"] }).Select(arm => arm.Name));

    [Fact]
    public void A_fixed_factor_may_stand_after_a_varied_one()
    {
        var arms = Of([rung, stakes], byStakes);

        Assert.Equal(["low.deck_1", "high.deck_1"], arms.Select(arm => arm.Name));
        Assert.Equal("asked_high", arms[1].Vignettes[0].Name);
    }

    [Fact]
    public void A_control_stands_in_every_deck() =>
        Assert.All(Of([stakes, rung], byStakes, [none]), arm => Assert.Equal((5, "none"), (arm.Vignettes.Count, arm.Vignettes[^1].Name)));

    [Fact]
    public void Decks_can_be_given_of_what_varies()
    {
        var design = byStakes with { Selection = Selection.GivenDecks, DeckList = [["leads", "asked"], ["decides", "advises"]] };

        Assert.Equal(["high_decides", "high_advises"], Of([stakes, rung], design)[3].Vignettes.Select(vignette => vignette.Name));
    }

    [Fact]
    public void A_selection_is_made_of_what_varies()
    {
        var design = byStakes with { Selection = Selection.Efficient, Size = 6 };

        var arms = Of([stakes, rung, place], design);

        Assert.Equal(2, arms.Count);
        Assert.All(arms, arm => Assert.Equal(6, arm.Vignettes.Count));
    }

    [Fact]
    public void An_exclusion_among_what_varies_holds_in_every_arm()
    {
        var arms = Of([stakes, rung, place], byStakes, exclusions: [SomeFactors.Not(("rung", "leads"), ("place", "ward"))]);

        Assert.All(arms, arm => Assert.Equal(7, arm.Vignettes.Count));
    }

    [Fact]
    public void An_exclusion_among_what_stays_fixed_leaves_out_an_arm()
    {
        var arms = Of(
            [stakes, place, rung], new Design { Kind = DesignKind.Mixed, Fixed = ["stakes", "place"] },
            exclusions: [SomeFactors.Not(("stakes", "high"), ("place", "home"))]);

        Assert.Equal(["low_home.deck_1", "low_ward.deck_1", "high_ward.deck_1"], arms.Select(arm => arm.Name));
        Assert.Equal([1, 2, 3], arms.Select(arm => arm.Code));
    }

    [Fact]
    public void An_exclusion_across_both_is_refused_and_explained()
    {
        var refusal = Assert.Throws<DesignException>(() => Of(
            [stakes, rung], byStakes, exclusions: [SomeFactors.Not(("stakes", "high"), ("rung", "leads"))]));

        Assert.Equal(
            "An exclusion leaves “leads” out only where “high” stays the same. In a mixed design let an exclusion name fixed factors or varied ones, not both.",
            refusal.Message);
    }

    private static IEnumerable<string> Varied(Arm arm) =>
        arm.Vignettes.Select(vignette => vignette.Name[(vignette.Name.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    private static IReadOnlyList<Arm> Of(
        Factor[] factors, Design design, ControlArm[]? controls = null, Exclusion[]? exclusions = null) =>
        Arms.Of(factors, Universe.Of(factors, controls ?? [], exclusions ?? [], []), design, []);
}
