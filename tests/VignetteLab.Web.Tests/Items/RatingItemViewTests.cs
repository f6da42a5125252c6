using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

public sealed class RatingItemViewTests : OptionsViewTests<RatingItem, RatingItemView>
{
    private protected override RatingItem Sample => ItemSample.Rating;

    [Fact]
    public void Points_go_from_1_upwards_and_the_ways_to_decline_stand_below() => Assert.Equal(
        [("1", "Disagree"), ("2", "Neither"), ("3", "Agree"), ("-93", "Don’t know"), ("-94", "Prefer not to say")],
        Rows(View()));

    [Fact]
    public void Points_and_ways_to_decline_are_in_the_respondents_language() => Assert.Equal(
        ["Uenig", "Hverken eller", "Enig", "Ved ikke", "Ønsker ikke at svare"],
        Rows(View(language: "da")).Select(row => row.Label));

    [Fact]
    public void A_reversed_item_is_shown_as_any_other() =>
        Assert.Equal(Rows(View()), Rows(View(item: ItemSample.Rating with { Reversed = true })));
}
