using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class ArmsTests
{
    private static readonly Factor a = SomeFactors.Make("a", "a0", "a1");

    private static readonly Factor b = SomeFactors.Make("b", "b0", "b1");

    private static readonly Factor c = SomeFactors.Make("c", "c0", "c1", "c2");

    private static readonly ControlArm none = SomeFactors.Control("none", "a", "b", "c");

    [Fact]
    public void In_a_between_design_each_vignette_is_an_arm_controls_first()
    {
        var arms = Of([a, b], new Design(), [none]);

        Assert.Equal(
            [("none", 1), ("a0_b0", 2), ("a0_b1", 3), ("a1_b0", 4), ("a1_b1", 5)], arms.Select(arm => (arm.Name, arm.Code)));
        Assert.All(arms, arm => Assert.Equal((0, arm.Name), (arm.Deck, Assert.Single(arm.Vignettes).Name)));
        Assert.Equal([true, false, false, false, false], arms.Select(arm => arm.IsControl));
    }

    [Fact]
    public void A_between_arm_has_its_vignettes_levels_and_label()
    {
        var arm = Of([a, c], new Design())[4];

        Assert.Equal([("a", "a1"), ("c", "c1")], arm.Levels.Select(level => (level.Key, level.Value.Name)));
        Assert.Equal("A1 · C1", arm.Label.In("en"));
    }

    [Fact]
    public void In_a_between_design_an_excluded_vignette_is_no_arm() => Assert.Equal(
        ["a0_b0", "a1_b0", "a1_b1"],
        Of([a, b], new Design(), exclusions: [SomeFactors.Not(("a", "a0"), ("b", "b1"))]).Select(arm => arm.Name));

    [Fact]
    public void A_fraction_has_the_runs_of_its_generators_and_the_controls()
    {
        var d = SomeFactors.Make("d", "d0", "d1");
        var design = new Design { Selection = Selection.Fraction, Generators = ["d = a*b"] };

        Assert.Equal(["none", "a0_b0_d1", "a0_b1_d0", "a1_b0_d0", "a1_b1_d1"], Of([a, b, d], design, [none]).Select(arm => arm.Name));
    }

    [Fact]
    public void A_fraction_that_needs_an_excluded_vignette_is_refused_by_name()
    {
        var d = SomeFactors.Make("d", "d0", "d1");
        var design = new Design { Selection = Selection.Fraction, Generators = ["d = a*b"] };

        Refuses("The fraction needs “a1_b1_d1”, which is excluded.", [a, b, d], design, exclusions: [SomeFactors.Not(("a", "a1"), ("b", "b1"))]);
    }

    [Fact]
    public void A_D_efficient_selection_has_its_size_and_never_what_is_excluded()
    {
        var design = new Design { Selection = Selection.Efficient, Size = 6 };

        var arms = Of([a, b, c], design, [none], [SomeFactors.Not(("a", "a0"), ("c", "c2"))]);

        Assert.Equal(7, arms.Count);
        Assert.DoesNotContain(arms, arm => arm.Name.StartsWith("a0", StringComparison.Ordinal) && arm.Name.EndsWith("c2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_D_efficient_selection_serves_the_interactions_of_the_plan()
    {
        var design = new Design { Selection = Selection.Efficient, Size = 8 };

        var arms = Arms.Of([a, b, c], Universe.Of([a, b, c], [], [], []), design, ["a*b"]);

        int[][] runs = [.. arms.Select(arm => arm.Levels.Values.Select(level => level.Code).ToArray())];
        Assert.Empty(new ModelMatrix([2, 2, 3], [.. Effect.Mains(3), Effect.Of(0, 1)], runs).Inestimable);
    }

    [Fact]
    public void A_given_selection_has_the_vignettes_that_are_named_in_their_order() => Assert.Equal(
        ["a1_b1", "a0_b0"],
        Of([a, b], new Design { Selection = Selection.Given, Vignettes = ["a1_b1", "a0_b0"] }).Select(arm => arm.Name));

    [Theory]
    [InlineData("a2_b0", "There is no vignette called “a2_b0”")]
    [InlineData("a0_b1", "There is no vignette called “a0_b1”")]
    public void A_given_vignette_that_is_not_there_or_excluded_is_refused(string name, string message) => Refuses(
        message, [a, b], new Design { Selection = Selection.Given, Vignettes = ["a0_b0", name] },
        exclusions: [SomeFactors.Not(("a", "a0"), ("b", "b1"))]);

    [Fact]
    public void A_given_vignette_that_is_named_twice_is_refused() => Refuses(
        "“a0_b0” is named twice.", [a, b], new Design { Selection = Selection.Given, Vignettes = ["a0_b0", "a1_b1", "a0_b0"] });

    [Fact]
    public void In_a_within_design_the_decks_are_the_arms()
    {
        var arms = Of([a, c], new Design { Kind = DesignKind.Within, Decks = 2, Order = VignetteOrder.Williams });

        Assert.Equal([("deck_1", 1, 1), ("deck_2", 2, 2)], arms.Select(arm => (arm.Name, arm.Code, arm.Deck)));
        Assert.Equal(("Deck 2", "Sæt 2"), (arms[1].Label.In("en"), arms[1].Label.In("da")));
        Assert.All(arms, arm => Assert.Equal((3, 0, VignetteOrder.Williams), (arm.Vignettes.Count, arm.Levels.Count, arm.Order)));
        Assert.Equal(6, arms.SelectMany(arm => arm.Vignettes).DistinctBy(vignette => vignette.Name).Count());
    }

    [Fact]
    public void Main_effects_are_split_evenly_over_decks()
    {
        var arms = Of([a, c], new Design { Kind = DesignKind.Within, Decks = 2 });

        Assert.All(arms, arm => Assert.Equal(["c0", "c1", "c2"], arm.Vignettes.Select(vignette => vignette.Levels["c"].Name).Order()));
    }

    [Fact]
    public void A_control_stands_last_in_every_deck_that_is_made()
    {
        var arms = Of([a, b], new Design { Kind = DesignKind.Within, Decks = 2 }, [none]);

        Assert.All(arms, arm => Assert.Equal((3, "none"), (arm.Vignettes.Count, arm.Vignettes[^1].Name)));
        Assert.All(arms, arm => Assert.False(arm.IsControl));
    }

    [Fact]
    public void Decks_of_unequal_size_are_refused_with_what_would_work() => Refuses(
        "6 vignettes cannot be split into 4 decks of the same size; 1, 2, 3 and 6 would work.",
        [a, c], new Design { Kind = DesignKind.Within, Decks = 4 });

    [Fact]
    public void A_within_design_can_show_a_fraction_or_an_efficient_or_a_given_selection()
    {
        var d = SomeFactors.Make("d", "d0", "d1");
        var within = new Design { Kind = DesignKind.Within, Decks = 2 };

        Assert.Equal([2, 2], Sizes(Of([a, b, d], within with { Selection = Selection.Fraction, Generators = ["d = a*b"] })));
        Assert.Equal([3, 3], Sizes(Of([a, b, c], within with { Selection = Selection.Efficient, Size = 6 })));
        Assert.Equal([1, 1], Sizes(Of([a, b], within with { Selection = Selection.Given, Vignettes = ["a0_b0", "a1_b1"] })));
    }

    [Fact]
    public void Given_decks_are_as_given_controls_where_they_are_named()
    {
        var design = new Design
        {
            Kind = DesignKind.Within,
            Selection = Selection.GivenDecks,
            DeckList = [["a1_b0", "none"], ["none", "a0_b1"]],
        };

        var arms = Of([a, b], design, [none]);

        Assert.Equal(["a1_b0 none", "none a0_b1"], arms.Select(arm => string.Join(' ', arm.Vignettes.Select(vignette => vignette.Name))));
    }

    [Fact]
    public void Given_decks_of_unequal_length_are_refused() => Refuses(
        "The decks hold 2, 1 vignettes. Let all hold as many", [a, b],
        new Design { Kind = DesignKind.Within, Selection = Selection.GivenDecks, DeckList = [["a1_b0", "a0_b0"], ["a0_b1"]] });

    [Fact]
    public void A_given_deck_that_names_a_vignette_twice_is_refused() => Refuses(
        "“a0_b1” is named twice.", [a, b],
        new Design { Kind = DesignKind.Within, Selection = Selection.GivenDecks, DeckList = [["a1_b0", "a0_b0"], ["a0_b1", "a0_b1"]] });

    private static IEnumerable<int> Sizes(IReadOnlyList<Arm> arms) => arms.Select(arm => arm.Vignettes.Count);

    private static IReadOnlyList<Arm> Of(
        Factor[] factors, Design design, ControlArm[]? controls = null, Exclusion[]? exclusions = null) =>
        Arms.Of(factors, Universe.Of(factors, controls ?? [], exclusions ?? [], []), design, []);

    private static void Refuses(string message, Factor[] factors, Design design, Exclusion[]? exclusions = null) => Assert.StartsWith(
        message, Assert.Throws<DesignException>(() => Of(factors, design, [], exclusions)).Message, StringComparison.Ordinal);
}
