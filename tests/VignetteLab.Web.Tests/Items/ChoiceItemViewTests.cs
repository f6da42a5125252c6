using Bunit;
using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

public sealed class ChoiceItemViewTests : OptionsViewTests<ChoiceItem, ChoiceItemView>
{
    private protected override ChoiceItem Sample => ItemSample.Choice;

    [Fact]
    public void Options_stand_as_written_with_their_codes_and_the_ways_to_decline_below() => Assert.Equal(
        [("10", "Nurse"), ("20", "Other"), ("-94", "Prefer not to say")], Rows(View()));

    [Fact]
    public void Options_are_in_the_respondents_language() => Assert.Equal(
        ["Sygeplejerske", "Andet", "Ønsker ikke at svare"], Rows(View(language: "da")).Select(row => row.Label));

    [Fact]
    public void An_item_that_nobody_may_decline_has_no_divider() =>
        Assert.Empty(View(item: ItemSample.Choice with { Decline = [] }).FindAll(".decline"));
}
