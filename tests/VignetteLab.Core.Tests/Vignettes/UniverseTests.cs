using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class UniverseTests
{
    private static readonly Factor age = SomeFactors.Make("age", "young", "old");

    private static readonly Factor job = SomeFactors.Make("job", "nurse", "cook", "clerk");

    private static readonly ControlArm nobody = SomeFactors.Control("nobody", "age", "job");

    [Fact]
    public void Controls_come_first_and_the_last_factor_runs_fastest()
    {
        var vignettes = Universe.Of([age, job], [nobody], [], []);

        Assert.Equal(
            ["nobody", "young_nurse", "young_cook", "young_clerk", "old_nurse", "old_cook", "old_clerk"],
            vignettes.Select(vignette => vignette.Name));
    }

    [Fact]
    public void Codes_run_from_one_in_that_order() => Assert.Equal(
        [1, 2, 3, 4, 5, 6, 7], Universe.Of([age, job], [nobody], [], []).Select(vignette => vignette.Code));

    [Fact]
    public void Only_the_controls_stand_outside_the_factors() =>
        Assert.Equal([true, false, false], Universe.Of([age], [nobody], [], []).Select(vignette => vignette.IsControl));

    [Fact]
    public void A_vignette_has_the_words_of_its_levels()
    {
        var vignette = Universe.Of([age, job], [], [], [])[4];

        Assert.Equal("old in age, cook in job", vignette.Word(Template.Parse("{age}, {job}"), "en").PlainText);
    }

    [Fact]
    public void A_control_has_words_of_its_own()
    {
        var vignette = Universe.Of([age, job], [nobody], [], [])[0];

        Assert.Equal("own age, own job", vignette.Word(Template.Parse("{age}, {job}"), "en").PlainText);
    }

    [Fact]
    public void A_vignette_is_labelled_by_its_levels() =>
        Assert.Equal("YOUNG · COOK", Universe.Of([age, job], [], [], [])[1].Label.In("en"));

    [Fact]
    public void What_is_excluded_is_left_out_and_codes_close_up()
    {
        var vignettes = Universe.Of([age, job], [nobody], [SomeFactors.Not(("age", "young"), ("job", "cook"))], []);

        Assert.Equal(
            [("nobody", 1), ("young_nurse", 2), ("young_clerk", 3), ("old_nurse", 4), ("old_cook", 5), ("old_clerk", 6)],
            vignettes.Select(vignette => (vignette.Name, vignette.Code)));
    }

    [Fact]
    public void An_exclusion_leaves_out_every_combination_that_has_all_its_levels()
    {
        var shift = SomeFactors.Make("shift", "day", "night");

        var vignettes = Universe.Of([age, job, shift], [], [SomeFactors.Not(("shift", "night"), ("age", "old"))], []);

        Assert.Equal(9, vignettes.Count);
        Assert.DoesNotContain(vignettes, vignette => vignette.Name.StartsWith("old", StringComparison.Ordinal) && vignette.Name.EndsWith("night", StringComparison.Ordinal));
    }

    [Fact]
    public void What_two_exclusions_name_is_left_out_once() => Assert.Equal(4, Universe.Of(
        [age, job], [],
        [SomeFactors.Not(("age", "young"), ("job", "cook")), SomeFactors.Not(("job", "cook"), ("age", "young")), SomeFactors.Not(("age", "old"), ("job", "cook"))],
        []).Count);

    [Fact]
    public void An_exclusion_that_names_nothing_or_another_factor_leaves_nothing_out()
    {
        Assert.Equal(6, Universe.Of([age, job], [], [SomeFactors.Not()], []).Count);
        Assert.Equal(6, Universe.Of([age, job], [], [SomeFactors.Not(("age", "old"), ("shift", "day"))], []).Count);
    }

    [Fact]
    public void Controls_are_never_excluded() =>
        Assert.Contains(Universe.Of([age], [nobody], [SomeFactors.Not(("age", "young")), SomeFactors.Not(("age", "old"))], []), vignette => vignette.IsControl);

    [Fact]
    public void An_override_rewords_one_vignette_and_only_the_holes_it_names()
    {
        var other = new Override { Vignette = "old_cook", Words = new Dictionary<string, LocalText> { ["job"] = SomeFactors.Both("the cook") } };

        var texts = Universe.Of([age, job], [], [], [other])
            .Select(vignette => vignette.Word(Template.Parse("{age}, {job}"), "en").PlainText).ToArray();

        Assert.Equal("old in age, the cook", texts[4]);
        Assert.Equal(1, texts.Count(text => text.Contains("the cook", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_factor_that_varies_the_order_makes_no_vignettes()
    {
        var order = SomeFactors.Order("order", VignetteOrder.Fixed, VignetteOrder.Random);

        Assert.Equal(["young", "old"], Universe.Of([order, age], [], [], []).Select(vignette => vignette.Name));
        Assert.Equal(2, Universe.Size([order, age], []));
    }

    [Fact]
    public void The_size_is_known_without_making_the_vignettes() => Assert.Equal(7, Universe.Size([age, job], [nobody]));

    [Fact]
    public void The_size_of_a_hundred_factors_does_not_overflow() =>
        Assert.Equal(int.MaxValue, Universe.Size([.. Enumerable.Repeat(job, 100)], [nobody]));

    [Fact]
    public void Without_factors_only_the_controls_are_left() =>
        Assert.Equal(["nobody"], Universe.Of([], [nobody], [], []).Select(vignette => vignette.Name));

    // Going through all eight billion that the others make would take hours.
    [Fact(Timeout = 30_000)]
    public async Task A_factor_without_levels_leaves_no_combination_however_many_the_others_make()
    {
        var wide = SomeFactors.Make("wide", [.. Enumerable.Range(0, 2_000).Select(level => $"l{level}")]);

        var vignettes = await Task.Run(() => Universe.Of([wide, wide, wide, SomeFactors.Make("empty")], [], [], []));

        Assert.Empty(vignettes);
    }
}
