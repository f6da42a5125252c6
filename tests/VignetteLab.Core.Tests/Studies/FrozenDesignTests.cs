using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Allocation;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>What follows of a study in which each respondent sees several vignettes.</summary>
public sealed class FrozenDesignTests
{
    private static readonly FrozenStudy within = DesignedStudy.Within.Frozen();

    private static readonly FrozenStudy ordered = DesignedStudy.Ordered.Frozen();

    private static readonly AllocationKey key = Walks.Key(11);

    [Fact]
    public void A_respondent_sees_as_many_vignettes_as_a_deck_has()
    {
        Assert.Equal((3, 3, 0), (within.Positions, ordered.Positions, DesignedStudy.Paged.Frozen().Positions));
        Assert.Equal(["deck_1", "deck_2"], within.Arms.Select(arm => arm.Name));
        Assert.Equal(
            ["kept_young.deck_1", "kept_old.deck_1", "turned_young.deck_1", "turned_old.deck_1"], ordered.Arms.Select(arm => arm.Name));
    }

    [Fact]
    public void Pages_are_known_by_the_names_under_which_they_are_saved()
    {
        Assert.Equal(2, within.FirstVignette);
        Assert.Equal((2, "after"), (within.Page("v02_after")?.Position, within.Page("v02_after")?.Repeats));
        Assert.Null(within.Page("opinion"));
        Assert.Equal(-1, within.IndexOf("v04_opinion"));
    }

    [Fact]
    public void Items_are_known_by_the_names_of_their_answers()
    {
        Assert.Equal("trust_1", within.Item("v03_trust_1").Asked);
        Assert.Throws<KeyNotFoundException>(() => within.Item("trust_1"));
    }

    [Fact]
    public void Every_vignette_is_worded_once_whatever_decks_show_it()
    {
        Assert.Equal(10, within.Wordings.Count());
        Assert.Equal("old_cook", within.Vignette("old_cook").Name);
    }

    [Fact]
    public void What_decides_before_allocation_is_locked()
    {
        var study = DesignedStudy.Within.Saying(
            "\"languages\": [\"en\", \"da\"], \"quotas\": [ { \"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 9 } ],",
            "\"languages\": [\"en\", \"da\"],").Allocating("\"procedure\": \"simple\"").Frozen();

        Assert.Equal(["consent", "role"], study.Locked.Order());
        Assert.Equal(["consent"], DesignedStudy.Within.Allocating("\"procedure\": \"simple\"").Frozen().Locked);
    }

    [Fact]
    public void A_random_order_is_drawn_for_each_place_and_says_so_in_the_end()
    {
        var orders = Enumerable.Range(1, 60).Select(number => string.Join(' ', Drawn(within, "deck_1", number).Vignettes)).ToArray();

        Assert.Equal(6, orders.Distinct().Count());
        Assert.All(orders, order => Assert.Equal(
            within.Arm("deck_1").Vignettes.Select(vignette => vignette.Name).Order(), order.Split(' ').Order()));
        Assert.Equal(
            DeckOrder.Draw(key, Mode.Live, "nurse", 1, 3).Select(index => within.Arm("deck_1").Vignettes[index].Name),
            Drawn(within, "deck_1", 1).Vignettes);
    }

    [Fact]
    public void A_fixed_order_is_the_decks()
    {
        var names = ordered.Arm("kept_old.deck_1").Vignettes.Select(vignette => vignette.Name).ToArray();

        Assert.Equal(["old_nurse", "old_cook", "nobody"], names);
        Assert.All(Enumerable.Range(1, 9), number => Assert.Equal(names, Drawn(ordered, "kept_old.deck_1", number).Vignettes));
    }

    [Fact]
    public void A_Williams_order_is_one_of_the_squares_sequences()
    {
        var deck = ordered.Arm("turned_young.deck_1").Vignettes.Select(vignette => vignette.Name).ToArray();
        var possible = WilliamsSquare.Sequences(3).Select(sequence => string.Join(' ', sequence.Select(index => deck[index]))).ToHashSet();

        var drawn = Enumerable.Range(1, 80).Select(number => string.Join(' ', Drawn(ordered, "turned_young.deck_1", number).Vignettes)).ToArray();

        Assert.Superset(drawn.ToHashSet(), possible);
        Assert.Equal(6, drawn.Distinct().Count());
    }

    [Fact]
    public void The_direction_is_drawn_where_it_is_random_and_the_same_for_all_pages()
    {
        Assert.Equal(2, Enumerable.Range(1, 20).Select(number => Drawn(within, "deck_1", number).IsReversed).Distinct().Count());
        Assert.All(Enumerable.Range(1, 20), number => Assert.False(Drawn(ordered, "kept_old.deck_1", number).IsReversed));
    }

    [Fact]
    public void The_order_of_items_is_drawn_once_for_all_vignettes_of_a_respondent()
    {
        var sequence = Drawn(within, "deck_1", 5);

        Assert.Equal("opinion", Assert.Single(sequence.Orders).Key);
        Assert.All([1, 2, 3], position => Assert.Equal(
            sequence.Orders["opinion"],
            within.Ordered(within.Page($"v0{position}_opinion")!, sequence).Select(item => item.Asked)));
        Assert.Equal(
            within.Page("v01_after")!.Items, within.Ordered(within.Page("v01_after")!, sequence));
    }

    [Fact]
    public void In_a_cluster_each_seat_has_draws_of_its_own()
    {
        var seats = Enumerable.Range(1, 30).Select(number =>
            string.Join(' ', within.Sequence(key, Mode.Live, "deck_1", "north", 4, new("ward_a", number)).Vignettes)).ToArray();

        Assert.Equal(6, seats.Distinct().Count());
        Assert.Equal(
            DeckOrder.Draw(key, Mode.Live, "north.ward_a", 2, 3).Select(index => within.Arm("deck_1").Vignettes[index].Name),
            seats[1].Split(' '));
        Assert.Equal(seats[1], string.Join(' ', within.Sequence(key, Mode.Live, "deck_1", "north", 9, new("ward_a", 2)).Vignettes));
    }

    [Fact]
    public void Modes_draw_apart() => Assert.NotEqual(
        Enumerable.Range(1, 20).SelectMany(number => Drawn(within, "deck_1", number).Vignettes),
        Enumerable.Range(1, 20).SelectMany(number => within.Sequence(key, Mode.Simulated, "deck_1", "nurse", number, null).Vignettes));

    [Fact]
    public void Excluded_combinations_are_worded_for_those_who_judge_the_design()
    {
        var study = SampleStudy.Whole.Saying(
            """
            "exclusions": [ { "not": { "age": "young", "job": "cook" }, "reason": { "en": "Too young.", "da": "For ung." } } ],
            "controls": [
            """, "\"controls\": [").Frozen();

        Assert.Equal(["nobody", "young_nurse", "old_nurse", "old_cook"], study.Arms.Select(arm => arm.Name));
        Assert.Equal([("young_cook", "en"), ("young_cook", "da")], study.Excluded.Select(wording => (wording.Vignette.Name, wording.Language)));
        Assert.Equal("Anna is 24 years.\n\nShe is a cook in a kitchen.", study.Excluded.First().Words.PlainText);
        Assert.Empty(within.Excluded);
    }

    private static Sequence Drawn(FrozenStudy study, string arm, int number) =>
        study.Sequence(key, Mode.Live, arm, "nurse", number, null);
}
