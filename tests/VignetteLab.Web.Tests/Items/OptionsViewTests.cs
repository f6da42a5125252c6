using AngleSharp.Dom;
using Bunit;
using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

/// <summary>What holds for the view of every item that is answered by one of several rows.</summary>
/// <typeparam name="TItem">The kind.</typeparam>
/// <typeparam name="TView">Its view.</typeparam>
public abstract class OptionsViewTests<TItem, TView> : ItemViewTests<TItem, TView>
    where TItem : Item where TView : ItemView<TItem>
{
    private protected override string Described => "fieldset";

    private protected override string Asks => "fieldset > legend";

    [Fact]
    public void No_radio_stands_outside_the_one_fieldset()
    {
        var view = View();

        Assert.Single(view.FindAll("fieldset"));
        Assert.Equal(view.FindAll("input").Count, view.FindAll("fieldset > label.row > input[type=radio]").Count);
    }

    [Fact]
    public void The_whole_row_is_the_label()
    {
        var view = View();

        Assert.All(view.FindAll("label.row"), row =>
        {
            Assert.Equal(["input", "span"], row.Children.Select(child => child.LocalName));
            Assert.NotEqual("", row.TextContent.Trim());
        });
    }

    [Fact]
    public void Nothing_is_ticked_before_it_is_answered() =>
        Assert.Empty(View().FindAll("[checked]"));

    [Fact]
    public void The_answer_that_was_given_is_ticked()
    {
        foreach (var code in View().FindAll("input").Select(input => input.GetAttribute("value")).ToArray())
            Assert.Equal(code, Assert.Single(View(posted: code).FindAll("[checked]")).GetAttribute("value"));
    }

    [Fact]
    public void An_answer_that_is_no_code_ticks_nothing() =>
        Assert.Empty(View(posted: "7; drop").FindAll("[checked]"));

    [Fact]
    public void A_locked_answer_is_still_ticked() =>
        Assert.Single(View(posted: Rows(View())[0].Code, locked: true).FindAll("[checked]"));

    [Fact]
    public void Only_the_first_way_to_decline_has_the_divider()
    {
        var divided = View().FindAll("label.row").Index().Where(row => row.Item.ClassList.Contains("decline"));

        Assert.Equal(Sample.Column.Values.Count, Assert.Single(divided).Index);
    }

    private protected static (string? Code, string Label)[] Rows(IRenderedComponent<TView> view) =>
        [.. view.Nodes.QuerySelectorAll("label.row").Select(row =>
            (row.QuerySelector("input")?.GetAttribute("value"), row.TextContent))];
}
