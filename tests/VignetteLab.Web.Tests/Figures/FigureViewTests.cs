using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Http;
using VignetteLab.Core.Statistics;
using VignetteLab.Web.Figures;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Tests.Figures;

public sealed class FigureViewTests : BunitContext
{
    private static readonly Spread spread = new(3, 5, 20, 30, 60, 4_000);

    public static TheoryData<FigureDrawing> Drawings =>
    [
        new StepsData([new("Started", [1, 4, 4]), new("Finished", [0, 2, 3])], new("planned: 10", 10), "2031-03-01", "2031-03-03"),
        new StepsData([new("Started", [0])], null, "2031-03-01", "2031-03-01"),
        new FlowData([new("Started", 9, [new("declined", 2), new("full", 1)]), new("Finished", 6, [])]),
        new DotsData([new("one", 4, 2, 5), new("two", 0, 0, null)], "Allocated", "Finished", "Wanted"),
        new BarsData([new("first", 3, 10, "3 of 10 left"), new("second", 0, 0, "0 came")]),
        new SpreadData([new("first", spread), new("second", new(1, 0, 0, 0, 0, 0))]),
        new SharesData([new("first", [new("1", 2), new("2", 5), new("", 1, true)]), new("second", [new("1", 0), new("", 0, true)])]),
        new IntervalsData([new("one", new(0.5, 0.1, 0.9)), new("two", new(0, 0, 0))]),
    ];

    [Theory]
    [MemberData(nameof(Drawings))]
    public void A_drawing_has_a_name_and_a_finding_and_hides_its_inside_from_those_who_hear_it(FigureDrawing drawing)
    {
        using var culture = new Danish();
        var svg = View(drawing).Find("svg");

        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal(["It grows", "Three have come."], svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => svg.QuerySelector($"#{id}")!.TextContent));
        Assert.Equal("true", Assert.Single(svg.Children, child => child.TagName == "g").GetAttribute("aria-hidden"));
        Assert.DoesNotMatch("NaN|∞|[0-9],[0-9]", string.Join(' ', svg.QuerySelectorAll("*").SelectMany(part => part.Attributes).Select(attribute => attribute.Value)));
        Assert.All(svg.QuerySelectorAll("rect[width]"), part => Assert.InRange(double.Parse(part.GetAttribute("width")!, CultureInfo.InvariantCulture), 0, 720));
        Assert.Null(svg.QuerySelector("[style]"));
    }

    [Fact]
    public void A_figure_is_followed_by_its_numbers_and_by_both_files()
    {
        var view = View(new BarsData([new("first", 3, 10, "")]));

        Assert.Equal("Three have come.", view.Find("figcaption p").TextContent);
        Assert.Equal(["Day", "Count"], view.FindAll("thead th").Select(cell => cell.TextContent));
        Assert.Equal(["Monday", "1,234.5"], view.FindAll("tbody tr > *").Select(cell => cell.TextContent));
        Assert.Equal(["/f?figure=growth&format=svg", "/f?figure=growth&format=csv"], view.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("\uFEFFday,count\r\nMonday,1234.5\r\n", System.Text.Encoding.UTF8.GetString(Figure(null).Table.Csv()));
    }

    [Fact]
    public void Without_a_drawing_the_numbers_stand_open()
    {
        var view = View(null);

        Assert.Empty(view.FindAll("svg"));
        Assert.True(view.Find("details").HasAttribute("open"));
    }

    private IRenderedComponent<FigureView> View(FigureDrawing? drawing) => Render<FigureView>(ps => ps
        .Add(view => view.Figure, Figure(drawing)).Add(view => view.File, "/f?").Add(view => view.T, new StudioTexts(new HttpContextAccessor())));

    private static Figure Figure(FigureDrawing? drawing) => new()
    {
        Name = "growth",
        Title = "It grows",
        Finding = "Three have come.",
        Table = new([("day", "Day"), ("count", "Count")], [["Monday", FigureCell.Of(1234.5, 1)]]),
        Drawing = drawing,
    };

    /// <summary>A thread that writes a decimal comma, which no drawing understands.</summary>
    private sealed class Danish : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture;

        public Danish() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("da");

        public void Dispose() => CultureInfo.CurrentCulture = before;
    }
}
