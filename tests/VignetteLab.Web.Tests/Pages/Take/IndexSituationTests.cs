using System.Text.RegularExpressions;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>What a page of several situations gives away, whoever walks the survey.</summary>
public sealed partial class IndexSituationTests(Lab lab) : IClassFixture<Lab>
{
    [Theory]
    [InlineData("individual-or-collective", "perspective=2&age_band=2")]
    [InlineData("reciprocity-and-repair", "viewpoint=2")]
    [InlineData("where-consultation-ends", "side=2")]
    public async Task Nothing_but_the_vignette_tells_arm_deck_block_or_direction(string name, string first)
    {
        await lab.OpenAsync(name);
        var study = TakeMarkup.Frozen(name);
        var secrets = study.Arms.Select(arm => arm.Name).Concat(study.Universe.Select(vignette => vignette.Name))
            .Concat(study.Allocation.Shares.SelectMany(share => share.Arm.Split('.')))
            .Concat(["deck", "arm", "block", "stratum", "reversed", "as_written", "williams"]).ToHashSet();
        var answers = first.Split('&').Select(answer => answer.Split('=')).Select(answer => (answer[0], answer[1])).ToArray();

        foreach (var number in Enumerable.Range(1, 6))
        {
            using var walk = lab.Walk(number % 2 == 0 ? "da" : "en", cookies: number > 3);
            await walk.StartAsync($"/s/{name}");
            await walk.FillAsync();
            await walk.PressAsync("continue", answers);
            await walk.ToAsync("receipt", new Random(number));

            foreach (var (url, reply, source, _) in walk.Replies)
            {
                var headers = string.Join('\n', reply.Headers.Concat(reply.Content.Headers).SelectMany(header => header.Value));
                var words = Words.Matches($"{url}\n{headers}\n{Markup(source)}\n{string.Join('\n', walk.Cookies.Values)}")
                    .Select(word => word.Value);
                Assert.Empty(secrets.Intersect(words, StringComparer.OrdinalIgnoreCase));
            }
        }
    }

    [Fact]
    public async Task Two_who_read_different_situations_get_the_same_page_otherwise()
    {
        const string name = "where-consultation-ends";
        await lab.OpenAsync(name);
        var pages = new List<(string Vignette, string Others)>();

        foreach (var site in Enumerable.Range(1, 8))
        {
            using var walk = lab.Walk();
            await walk.StartAsync($"/s/{name}");
            await walk.FillAsync();
            await walk.PressAsync("continue", ("side", "1"));
            await walk.PressAsync("continue", ("site", $"{site}"));
            await walk.ToAsync("v02_judgement");
            pages.Add((walk.Vignette, walk.Source.Replace(walk.Handle!, "", StringComparison.Ordinal)
                .Replace(walk.Document.QuerySelector("article")!.InnerHtml, "", StringComparison.Ordinal)));
        }

        Assert.True(pages.Select(page => page.Vignette).Distinct().Count() > 1);
        Assert.Single(pages.Select(page => page.Others).Distinct());
    }

    [Fact]
    public async Task What_was_shown_before_anything_was_drawn_stays_as_it_was()
    {
        const string name = "individual-or-collective";
        await lab.OpenAsync(name, study => study with { Name = "asked-before" });

        foreach (var _ in Enumerable.Range(1, 8))
        {
            using var walk = lab.Walk();
            await walk.StartAsync("/s/asked-before");
            await walk.FillAsync();
            await walk.PressAsync("continue", ("perspective", "1"), ("age_band", "2"));
            var before = Rows(walk);
            await walk.ToAsync("v01_situation");

            await walk.PressAsync("back");

            Assert.Equal(before, Rows(walk));
        }
    }

    // The words of the study itself may be anything; what is around them may not.
    private static string Markup(string source) => Shown.Replace(source, "><");

    private static string[] Rows(Walk walk) => [.. walk.Document.QuerySelectorAll("label.row").Select(row => row.TextContent)];

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_.]*")]
    private static partial Regex Words { get; }

    [GeneratedRegex(">[^<]*<")]
    private static partial Regex Shown { get; }
}
