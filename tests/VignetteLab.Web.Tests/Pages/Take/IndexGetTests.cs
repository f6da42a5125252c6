using System.Net;

namespace VignetteLab.Web.Tests.Pages.Take;

public sealed class IndexGetTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task Opening_pages_of_ones_own_changes_nothing()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("receipt");
        using var other = lab.Walk();
        await other.ToAsync("own_job");
        var before = await lab.RowsAsync();

        foreach (var page in Walk.Pages)
        {
            await walk.OpenAsync($"{Lab.Survey}/{page}");
            await other.OpenAsync($"{Lab.Survey}/{page}?role=2&op=continue");
            await other.SendAsync(new(HttpMethod.Head, $"{Lab.Survey}/{page}"));
            Assert.True(other.Status is HttpStatusCode.OK or HttpStatusCode.Redirect);
        }

        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task Another_language_on_the_landing_makes_no_respondent()
    {
        using var walk = lab.Walk();
        await walk.OpenAsync();
        var before = await lab.RowsAsync();

        await walk.PressAsync("lang:da");

        Assert.Equal(("landing", "da"), (walk.Page, walk.Document.DocumentElement.GetAttribute("lang")));
        Assert.Equal(before, await lab.RowsAsync());
    }
}
