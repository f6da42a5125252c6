using Bunit;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Pages.Studies;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Studies;

public sealed class DesignReportViewTests : BunitContext
{
    [Fact]
    public void Levels_are_counted_factor_by_factor()
    {
        var rows = View(Facts("individual-or-collective", 0)).FindAll("[aria-labelledby=design-levels] tbody tr");

        Assert.Equal(
            ["form individual 9", " collective 9", "benefit private 6", " mixed 6", " public 6", "voluntariness voluntary 6", " expected 6", " required 6"],
            rows.Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent))));
    }

    [Fact]
    public void An_orthogonal_design_has_nothing_to_be_wary_of()
    {
        var view = View(Facts("individual-or-collective", 0));

        Assert.Empty(view.FindAll(".findings strong"));
        Assert.Empty(view.FindAll("#design-correlations, #design-partial, h3"));
        Assert.Contains("does not say yet how many respondents", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_varies_together_is_shown_and_noted()
    {
        var view = View(Facts("reciprocity-and-repair", 0));

        // An excluded combination leaves roles and events a little uneven.
        Assert.Contains(
            ("role", "event"),
            view.FindAll("[aria-labelledby=design-correlations] tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent)));
        Assert.NotEmpty(view.FindAll("[aria-labelledby=design-partial] tbody tr"));
        Assert.Contains("Note: Factors vary together, ", view.Find(".findings").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Respondents_to_expect_are_shown_for_each_arm_and_vignette()
    {
        var view = View(Facts("individual-or-collective", 90));

        var arms = view.FindAll("[aria-labelledby=design-arms] tbody tr");
        Assert.Equal(["deck_1", "deck_2", "deck_3"], arms.Select(row => row.Children[0].TextContent));
        Assert.All(arms, row => Assert.Matches(@"^(29|30|31)\.\d$", row.Children[1].TextContent));
        Assert.Equal(18, view.FindAll("details [aria-labelledby=design-vignettes] tbody tr").Count);
        Assert.Contains("At each vignette: 18 alike, each with ", view.Markup, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("details [aria-labelledby=design-arms]"));
    }

    [Fact]
    public void Where_one_vignette_stands_alone_arms_are_enough() =>
        Assert.Empty(View(Facts(Lab.Study, 100)).FindAll("#design-vignettes"));

    [Fact]
    public void A_long_table_is_cut_and_says_so()
    {
        var facts = Facts(Lab.Study, 100);
        var many = Enumerable.Repeat(facts.Counts!.Arms[0], 200).ToArray();

        var view = View(facts with { Counts = facts.Counts with { Arms = many } });

        Assert.Equal(DesignReportView.Most, view.FindAll("[aria-labelledby=design-arms] tbody tr").Count);
        Assert.Contains("The first 60 of 200", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_has_a_caption_and_can_be_scrolled_by_keyboard()
    {
        var view = View(Facts("reciprocity-and-repair", 60));

        Assert.All(view.FindAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(view.FindAll(".table-responsive"), region => Assert.Equal("0", region.GetAttribute("tabindex")));
    }

    [Fact]
    public void A_version_is_worked_out_once()
    {
        var study = Frozen("reciprocity-and-repair");

        Assert.Same(DesignFacts.Of(study), DesignFacts.Of(Frozen("reciprocity-and-repair")));
        Assert.Equal(240, DesignFacts.Of(study).Counts!.Respondents);
    }

    private IRenderedComponent<DesignReportView> View(DesignFacts facts) => Render<DesignReportView>(ps => ps.Add(view => view.Facts, facts));

    private static DesignFacts Facts(string name, int respondents) => DesignFacts.Of(Frozen(name), respondents, 10, 50);

    private static FrozenStudy Frozen(string name) => new(CanonicalJson.Write(
        StudyLibrary.Read(StudyLibrary.Folders.Single(folder => Path.GetFileName(folder) == name)).Study!));
}
