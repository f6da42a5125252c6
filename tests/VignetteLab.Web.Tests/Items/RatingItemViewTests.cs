using Bunit;
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
    public void Turned_points_keep_their_codes_and_words_and_the_ways_to_decline_stay_below() => Assert.Equal(
        [("3", "Enig"), ("2", "Hverken eller"), ("1", "Uenig"), ("-93", "Ved ikke"), ("-94", "Ønsker ikke at svare")],
        Rows(Turned("da")));

    [Fact]
    public void The_answer_that_was_given_is_ticked_in_its_turned_place() =>
        Assert.Equal("Agree", Assert.Single(Turned("en", "3").FindAll("label:has([checked])")).TextContent);

    [Fact]
    public void A_link_to_the_variable_leads_to_the_first_field_when_points_are_turned_too() =>
        Assert.Equal(Sample.Name, Turned("en").Find("input").Id);

    [Fact]
    public void Bare_numbers_stand_side_by_side_between_ends_in_words()
    {
        var eleven = Sample with
        {
            First = 0,
            Labels = [.. Enumerable.Range(0, 11).Select(point => ItemSample.Said(point % 10 == 0 ? $"{point} – words" : $"{point}", point % 10 == 0 ? $"{point} – ord" : $"{point}"))],
        };

        var rows = View(item: eleven).FindAll("label.row");

        Assert.Equal(Enumerable.Range(1, 9), rows.Index().Where(row => row.Item.ClassList.Contains("point")).Select(row => row.Index));
        Assert.Equal(Enumerable.Range(0, 11).Select(point => $"{point}"), rows.Take(11).Select(row => row.QuerySelector("input")?.GetAttribute("value")));
        Assert.DoesNotContain(View().FindAll("label.row"), row => row.ClassList.Contains("point"));
    }

    private IRenderedComponent<RatingItemView> Turned(string language, string? posted = null) => Render<RatingItemView>(ps => ps
        .Add(view => view.Item, Sample).Add(view => view.Language, language).Add(view => view.Posted, posted)
        .Add(view => view.IsReversed, true));

    [Fact]
    public void A_reversed_item_is_shown_as_any_other() =>
        Assert.Equal(Rows(View()), Rows(View(item: ItemSample.Rating with { Reversed = true })));
}
