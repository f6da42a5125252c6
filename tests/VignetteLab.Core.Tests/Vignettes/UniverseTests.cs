using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

public sealed class UniverseTests
{
    private static readonly Factor age = Make("age", "young", "old");

    private static readonly Factor job = Make("job", "nurse", "cook", "clerk");

    private static readonly ControlArm nobody = new() { Name = "nobody", Label = English("Nobody"), Words = Holes("age", "job") };

    [Fact]
    public void Controls_come_first_and_the_last_factor_runs_fastest()
    {
        var arms = Universe.Of([age, job], [nobody]);

        Assert.Equal(
            ["nobody", "young_nurse", "young_cook", "young_clerk", "old_nurse", "old_cook", "old_clerk"],
            arms.Select(arm => arm.Name));
    }

    [Fact]
    public void Codes_run_from_one_in_that_order() =>
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Universe.Of([age, job], [nobody]).Select(arm => arm.Code));

    [Fact]
    public void Only_the_controls_stand_outside_the_factors() =>
        Assert.Equal([true, false, false], Universe.Of([age], [nobody]).Select(arm => arm.IsControl));

    [Fact]
    public void An_arm_has_the_words_of_its_levels()
    {
        var arm = Universe.Of([age, job], [])[4];

        Assert.Equal("old in age, cook in job", arm.Word(Template.Parse("{age}, {job}"), "en").PlainText);
    }

    [Fact]
    public void A_control_has_words_of_its_own()
    {
        var arm = Universe.Of([age, job], [nobody])[0];

        Assert.Equal("own age, own job", arm.Word(Template.Parse("{age}, {job}"), "en").PlainText);
    }

    [Fact]
    public void An_arm_is_labelled_by_its_levels() =>
        Assert.Equal("YOUNG · COOK", Universe.Of([age, job], [])[1].Label.In("en"));

    [Fact]
    public void The_size_is_known_without_making_the_arms() => Assert.Equal(7, Universe.Size([age, job], [nobody]));

    [Fact]
    public void The_size_of_a_hundred_factors_does_not_overflow() =>
        Assert.Equal(int.MaxValue, Universe.Size([.. Enumerable.Repeat(job, 100)], [nobody]));

    [Fact]
    public void Without_factors_only_the_controls_are_left_and_one_empty_combination() =>
        Assert.Equal(["nobody", ""], Universe.Of([], [nobody]).Select(arm => arm.Name));

    // Going through all eight billion that the others make would take hours.
    [Fact(Timeout = 30_000)]
    public async Task A_factor_without_levels_leaves_no_combination_however_many_the_others_make()
    {
        var wide = Make("wide", [.. Enumerable.Range(0, 2_000).Select(level => $"l{level}")]);

        var arms = await Task.Run(() => Universe.Of([wide, wide, wide, Make("empty")], []));

        Assert.Empty(arms);
    }

    private static Factor Make(string name, params string[] levels) => new()
    {
        Name = name,
        Label = English(name),
        Levels =
        [
            .. levels.Select((level, index) => new Level
            {
                Name = level,
                Code = index,
                Label = English(level.ToUpperInvariant()),
                Words = English($"{level} in {name}"),
            }),
        ],
    };

    private static Dictionary<string, LocalText> Holes(params string[] names) =>
        names.ToDictionary(name => name, name => English($"own {name}"));

    private static LocalText English(string words) => new(new Dictionary<string, string> { ["en"] = words });
}
