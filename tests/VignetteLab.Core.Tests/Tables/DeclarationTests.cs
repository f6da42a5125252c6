using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Allocation;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class DeclarationTests
{
    private static readonly FrozenStudy ordered = DesignedStudy.Ordered.Frozen();

    [Fact]
    public void It_begins_with_what_is_declared_of_which_study_in_which_mode() => Assert.Equal(
        [
            new("format", "", "vignettelab allocation 1"),
            new("study", "", "sample"),
            new("fingerprint", "", ordered.Fingerprint),
            new("mode", "", "pilot"),
            new("procedure", "", "permuted_blocks"),
            new("commitment", "", Walks.Key(1).Commitment),
            new("key", "", ""),
        ],
        Declaration.Of(ordered, Mode.Pilot, Walks.Key(1).Commitment, null, [], []).Take(7));

    [Fact]
    public void A_key_that_is_shown_stands_in_it() => Assert.Contains(
        new Declared("key", "", Walks.Key(1).Hex), Declaration.Of(ordered, Mode.Live, Walks.Key(1).Commitment, Walks.Key(1), [], []));

    [Fact]
    public void Arms_stand_in_the_studys_order_with_their_shares() => Assert.Equal(
        ["nobody 3", "young_nurse 1", "young_cook 1", "old_nurse 1", "old_cook 1"],
        Rows(SampleStudy.Whole.Allocating("\"procedure\": \"simple\", \"shares\": { \"nobody\": 3 }").Frozen(), "arm"));

    [Fact]
    public void Of_several_vignettes_each_arm_has_its_deck_and_order()
    {
        Assert.Equal(
            [
                "kept_young.deck_1 young_nurse young_cook nobody", "kept_old.deck_1 old_nurse old_cook nobody",
                "turned_young.deck_1 young_nurse young_cook nobody", "turned_old.deck_1 old_nurse old_cook nobody",
            ],
            Rows(ordered, "vignettes"));
        Assert.Equal(
            ["kept_young.deck_1 fixed", "kept_old.deck_1 fixed", "turned_young.deck_1 williams", "turned_old.deck_1 williams"],
            Rows(ordered, "order"));
        Assert.Equal(["deck_1 random", "deck_2 random"], Rows(DesignedStudy.Within.Frozen(), "order"));
    }

    [Fact]
    public void In_a_between_design_the_arm_is_the_vignette()
    {
        Assert.Empty(Rows(SampleStudy.Whole.Frozen(), "vignettes"));
        Assert.Empty(Rows(SampleStudy.Whole.Frozen(), "order"));
    }

    [Fact]
    public void Closings_of_arms_stand_last_with_their_time_and_reason()
    {
        var closed = new ArmSwitched("old_cook", false, new(2031, 3, 1, 12, 0, 0, 5, DateTimeKind.Utc), "Enough of them");

        var rows = Declaration.Of(ordered, Mode.Live, "", null, [closed, closed with { IsOpen = true, Reason = "A slip" }], []);

        Assert.Equal(
            [
                new("closed", "old_cook", "2031-03-01T12:00:00.005Z Enough of them"),
                new("opened", "old_cook", "2031-03-01T12:00:00.005Z A slip"),
            ],
            rows.TakeLast(2));
    }

    [Fact]
    public void Items_of_pages_in_random_order_stand_under_the_page_of_the_study_and_have_their_scales()
    {
        Assert.Equal(["opinion trust_1 trust_2 trust_3"], Rows(ordered, "items"));
        Assert.Equal(["trust_1 trust", "trust_2 trust", "trust_3 trust"], Rows(ordered, "scale"));
    }

    [Fact]
    public void The_direction_is_fixed_or_random()
    {
        Assert.Equal([" fixed"], Rows(ordered, "direction"));
        Assert.Equal([" random"], Rows(DesignedStudy.Within.Frozen(), "direction"));
    }

    [Theory]
    [InlineData("\"procedure\": \"permuted_blocks\", \"multiples\": [1, 3]", "multiple 1|multiple 3")]
    [InlineData("\"procedure\": \"cluster\", \"cluster\": \"role\", \"multiples\": [2]", "multiple 2")]
    [InlineData("\"procedure\": \"complete\", \"places\": 40", "places 40")]
    [InlineData("\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"weights\": { \"role\": 4 }, \"measure\": \"sd\", \"prefer\": 90", "item role 4|measure sd|prefer 90")]
    [InlineData("\"procedure\": \"simple\"", "")]
    [InlineData("\"procedure\": \"least_filled\"", "")]
    public void Each_procedure_declares_what_it_draws_by(string plan, string declared)
    {
        string[] own = ["multiple", "places", "item", "measure", "prefer"];
        var rows = Declaration.Of(SampleStudy.Whole.Allocating(plan).Frozen(), Mode.Live, "", null, [], []).Where(row => own.Contains(row.What));

        Assert.Equal(declared, string.Join('|', rows.Select(row => string.Join(' ', new[] { row.What, row.Name, row.Value }.Where(part => part != "")))));
    }

    private static IEnumerable<string> Rows(FrozenStudy study, string what) =>
        Declaration.Of(study, Mode.Live, "", null, [], []).Where(row => row.What == what).Select(row => $"{row.Name} {row.Value}");
}
