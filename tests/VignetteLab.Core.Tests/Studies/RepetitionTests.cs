using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class RepetitionTests
{
    private static readonly FrozenStudy study = DesignedStudy.Within.Frozen();

    private static readonly FrozenStudy alone = DesignedStudy.Paged.Frozen();

    [Theory]
    [InlineData(1, "v01_fairness")]
    [InlineData(20, "v20_fairness")]
    public void A_name_is_prefixed_by_the_vignettes_place(int position, string name) =>
        Assert.Equal(name, Repetition.NameAt(position, "fairness"));

    [Fact]
    public void Several_pages_about_a_vignette_follow_each_other_before_the_next_vignette() => Assert.Equal(
        ["information", "before", "v01_opinion", "v01_after", "v02_opinion", "v02_after", "v03_opinion", "v03_after", "end"],
        study.Pages.Select(page => page.Name));

    [Fact]
    public void A_repeated_page_knows_its_place_and_the_page_it_repeats() => Assert.Equal(
        [(0, null), (0, null), (1, "opinion"), (1, "after"), (2, "opinion"), (2, "after"), (3, "opinion"), (3, "after"), (0, null)],
        study.Pages.Select(page => (page.Position, page.Repeats)));

    [Fact]
    public void Its_items_have_names_of_their_own_and_know_what_they_ask()
    {
        var page = study.Pages[4];

        Assert.Equal(["v02_trust_1", "v02_trust_2", "v02_trust_3"], page.Items.Select(item => item.Name));
        Assert.Equal(["trust_1", "trust_2", "trust_3"], page.Items.Select(item => item.Asked));
        Assert.True(Assert.IsType<RatingItem>(page.Items[2]).Reversed);
    }

    [Fact]
    public void Where_one_vignette_stands_alone_nothing_is_repeated()
    {
        Assert.Equal(
            [("information", 0), ("before", 0), ("opinion", 1), ("after", 1), ("end", 0)],
            alone.Pages.Select(page => (page.Name, page.Position)));
        Assert.All(alone.Pages, page => Assert.Null(page.Repeats));
        Assert.All(alone.Pages.SelectMany(page => page.Items), item => Assert.Equal(item.Name, item.Asked));
        Assert.Equal(["trust"], alone.Scales.Select(scale => scale.Name));
    }

    [Fact]
    public void A_scale_is_scored_at_each_vignette()
    {
        Assert.Equal(["v01_trust", "v02_trust", "v03_trust"], study.Scales.Select(scale => scale.Name));
        Assert.Equal(["v02_trust_1", "v02_trust_2", "v02_trust_3"], study.Scales[1].Items);
    }

    [Fact]
    public void A_scale_that_is_asked_once_is_scored_once()
    {
        var once = DesignedStudy.Within.Saying("false,\n      \"order\": \"fixed\"", "true,\n      \"order\": \"random\"").Frozen();

        Assert.Equal(["trust"], once.Scales.Select(scale => scale.Name));
        Assert.Equal(
            ["information", "before", "opinion", "v01_after", "v02_after", "v03_after", "end"], once.Pages.Select(page => page.Name));
    }
}
