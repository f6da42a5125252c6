namespace VignetteLab.Web.Tests.Faults;

/// <summary>F11 and F14: what was sent comes again.</summary>
public sealed class ReplayTests(Lab lab) : IClassFixture<Lab>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task All_pages_of_a_finished_survey_sent_again_in_any_order_change_nothing(int seed)
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("profession", new Random(seed));
        await walk.PressAsync("back");
        await walk.PressAsync("lang:da");
        await walk.PressAsync("continue", ("quality_1", "4"));
        await walk.PressAsync("continue");
        await walk.PressAsync("continue");
        await walk.ToAsync("receipt", new Random(seed));
        var (before, code) = (await lab.RowsAsync(), walk.Document.QuerySelector(".code")!.TextContent);
        var forms = walk.Sent.ToArray();
        new Random(seed).Shuffle(forms);

        foreach (var form in forms)
        {
            await walk.PostAsync(form, Lab.Survey);

            Assert.Equal(("receipt", code), (walk.Page, walk.Document.QuerySelector(".code")?.TextContent));
        }

        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task All_pages_sent_again_at_once_change_nothing()
    {
        using var walk = lab.Walk(cookies: false);
        await walk.ToAsync("receipt");
        var before = await lab.RowsAsync();

        await Task.WhenAll(walk.Sent.Concat(walk.Sent).ToArray().Select(async form =>
        {
            using var again = lab.Walk(cookies: false);
            await again.PostAsync(form, Lab.Survey);
            Assert.Equal("receipt", again.Page);
        }));

        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task A_hundred_who_start_at_once_get_balanced_places_of_their_own()
    {
        var walks = Enumerable.Range(0, 100).Select(_ => lab.Walk(cookies: false)).ToArray();

        await Task.WhenAll(walks.Select(walk => walk.ToAsync("quality")));

        Assert.Equal(100, walks.Select(walk => walk.Respondent).Distinct().Count());
        Assert.DoesNotContain("BROKEN", await lab.RunAsync("verify"), StringComparison.Ordinal);
        foreach (var walk in walks)
            walk.Dispose();
    }
}
