namespace VignetteLab.Core.Tests.Studies;

public sealed class SampleDesignsTests
{
    [Fact]
    public void A_within_design_shows_every_vignette_to_everyone() =>
        Assert.Equal(
            ["deck_1: young_nurse young_cook old_nurse old_cook nobody"], Arms(SampleDesigns.Within));

    [Fact]
    public void A_mixed_design_keeps_some_levels_the_same() =>
        Assert.Equal(
            [
                "set_young.deck_1: young_nurse young_cook nobody",
                "set_old.deck_1: old_nurse old_cook nobody",
                "mixed_young.deck_1: young_nurse young_cook nobody",
                "mixed_old.deck_1: old_nurse old_cook nobody",
            ],
            Arms(SampleDesigns.Mixed));

    [Fact]
    public void A_fraction_shows_half_of_the_vignettes() =>
        Assert.Equal(
            ["deck_1: day_young_cook day_old_nurse night_young_nurse night_old_cook nobody"], Arms(SampleDesigns.Fraction));

    [Fact]
    public void An_efficient_selection_is_split_into_decks_of_one_size() =>
        Assert.Equal([4, 4], SampleDesigns.Efficient.Frozen().Arms.Select(arm => arm.Vignettes.Count));

    [Fact]
    public void Given_decks_are_as_they_are_given() =>
        Assert.Equal(
            ["deck_1: nobody young_nurse old_cook", "deck_2: nobody old_nurse young_cook"], Arms(SampleDesigns.GivenDecks));

    [Fact]
    public void Given_vignettes_stand_beside_the_controls() =>
        Assert.Equal(
            ["nobody: nobody", "old_cook: old_cook", "young_nurse: young_nurse", "young_cook: young_cook"],
            Arms(SampleDesigns.Given));

    [Fact]
    public void All_of_them_read_without_a_problem() => Assert.All(SampleDesigns.All, sample => Assert.Empty(sample.Problems));

    private static string[] Arms(SampleStudy study) =>
        [.. study.Frozen().Arms.Select(arm => $"{arm.Name}: {string.Join(' ', arm.Vignettes.Select(vignette => vignette.Name))}")];
}
