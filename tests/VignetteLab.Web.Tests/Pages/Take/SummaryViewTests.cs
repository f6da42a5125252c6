using Bunit;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Tests.Items;

namespace VignetteLab.Web.Tests.Pages.Take;

public sealed class SummaryViewTests : BunitContext
{
    [Fact]
    public void It_is_told_at_once_and_has_the_focus()
    {
        var summary = Render<Summary>(ps => ps.Add(v => v.Language, "en").Add(v => v.Text, "Look.")).Find("div");

        Assert.Equal("alert", summary.GetAttribute("role"));
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.True(summary.HasAttribute("autofocus"));
    }

    [Fact]
    public void An_error_looks_wrong_and_a_question_does_not()
    {
        var error = Render<Summary>(ps => ps.Add(v => v.Language, "en").Add(v => v.Error, "Wrong."));
        var question = Render<Summary>(ps => ps.Add(v => v.Language, "en").Add(v => v.Text, "Look."));

        Assert.Equal("Wrong.", error.Find(".wrong .error").TextContent);
        Assert.Empty(question.FindAll(".wrong, .error"));
    }

    [Fact]
    public void Each_item_is_a_link_to_its_first_field()
    {
        var view = Render<Summary>(ps => ps
            .Add(v => v.Language, "da").Add(v => v.Error, "Se her:").Add(v => v.Items, [ItemSample.Number, ItemSample.Rating]));

        Assert.Equal(
            [("#years", "Hvor mange år?"), ("#fair", "Det er rimeligt.")],
            view.FindAll("li a").Select(link => (link.GetAttribute("href") ?? "", link.TextContent)));
    }

    [Fact]
    public void What_can_be_done_is_a_button_that_says_what_it_does()
    {
        var view = Render<Summary>(ps => ps
            .Add(v => v.Language, "da").Add(v => v.Text, "?").Add(v => v.Items, [ItemSample.Rating])
            .Add(v => v.Buttons, [("continue", "Fortsæt uden at svare")]));

        Assert.Equal("#fair", view.Find("a.button").GetAttribute("href"));
        Assert.Equal("Svar nu", view.Find("a.button").TextContent);
        Assert.Equal("continue", view.Find("button[name=op]").GetAttribute("value"));
        Assert.Equal("Fortsæt uden at svare", view.Find("button").TextContent);
    }

    [Fact]
    public void Where_there_is_no_item_there_is_nothing_to_answer_now() =>
        Assert.Empty(Render<Summary>(ps => ps
            .Add(v => v.Language, "en").Add(v => v.Text, "?").Add(v => v.Buttons, [("keep", "Keep")])).FindAll("a, ul"));
}
