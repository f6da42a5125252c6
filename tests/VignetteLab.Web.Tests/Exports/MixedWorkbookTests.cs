namespace VignetteLab.Web.Tests.Exports;

/// <summary>The workbook of a mixed study that allocates workplaces.</summary>
public sealed class MixedWorkbookTests(Lab lab) : IClassFixture<Lab>
{
    private const string study = "where-consultation-ends";

    [Fact]
    public async Task What_stays_the_same_stands_once_and_what_varies_at_each_place()
    {
        await lab.OpenAsync(study);
        foreach (var number in Enumerable.Range(0, 6))
            await AnswerAsync(site: 1 + number / 2);

        var book = await Reader.ExportAsync(lab.Services, study, lab.Folder);
        var (wide, ledger, decks) = (Fieldwork.Read(book, "wide"), Fieldwork.Read(book, "allocation"), Fieldwork.Read(book, "decks"));
        var levels = Fieldwork.Read(book, "vignettes").Where(row => row["language"] == "en").ToDictionary(row => row["vignette"]);

        Assert.Equal(6, wide.Count);
        Assert.Equal([2, 2, 2], wide.GroupBy(row => (row["cluster"], row["arm_name"])).Select(colleagues => colleagues.Count()));
        Assert.All(wide, row =>
        {
            var vignettes = Enumerable.Range(1, 6).Select(position => levels[row[$"v{position:00}_vignette"]]).ToArray();
            var deck = decks.Where(place => place["arm_name"] == row["arm_name"]).ToArray();
            Assert.All(vignettes, vignette => Assert.Equal(row["stakes"], vignette["stakes"]));
            Assert.Equal(vignettes.Select(vignette => vignette["rung"]), Enumerable.Range(1, 6).Select(position => row[$"v{position:00}_rung"]));
            Assert.Equal(deck.Select(place => place["vignette"]).Order(), vignettes.Select(vignette => vignette["vignette"]).Order());
            if (deck[0]["order"] == "fixed")
                Assert.Equal(["1", "2", "3", "4", "5", "6"], vignettes.Select(vignette => vignette["rung"]));
        });
        Assert.All(ledger.GroupBy(line => line["cluster"]), colleagues =>
        {
            Assert.Equal(["1", "2"], colleagues.Select(line => line["seat"]).Order());
            Assert.Single(colleagues.Select(line => (line["stratum"], line["number"], line["arm"])).Distinct());
        });
    }

    private async Task AnswerAsync(int site)
    {
        using var walk = lab.Walk();
        await walk.StartAsync($"/s/{study}");
        await walk.FillAsync();
        await walk.PressAsync("continue", ("side", "1"));
        await walk.PressAsync("continue", ("site", $"{site}"));
        await walk.ToAsync("receipt", new Random(site));
    }
}
