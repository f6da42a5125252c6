using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>The page of a study with more vignettes than anybody reads at once.</summary>
public sealed class StudySizeTests(Lab lab) : IClassFixture<Lab>
{
    private const string own = "/studies/a-large-study";

    [Fact]
    public async Task Thousands_of_vignettes_are_shown_a_few_at_a_time_until_all_are_asked_for()
    {
        await lab.Services.GetRequiredService<Publication>().TakeInAsync(Large);
        using var owner = await Studio.JoinAsync(lab, "owner@example.org");

        var few = await (await owner.GetAsync(own)).Content.ReadAsStringAsync();
        var (vignettes, arms, words) =
            (owner.Document.QuerySelectorAll("section.vignette").Length, owner.Document.QuerySelectorAll(".arms tbody tr").Length, owner.Words);
        await owner.GetAsync($"{own}?show=vignettes");

        Assert.InRange(few.Length, 1, 100_000);
        Assert.Equal((24, 24), (vignettes, arms));
        Assert.Contains("The first 24 of 3072.", words, StringComparison.Ordinal);
        Assert.Matches("f01 = low and f02 = high\\s+Nobody is both.\\s+1024 vignettes: low_high_low", words);
        Assert.Equal(3072, owner.Document.QuerySelectorAll("section.vignette").Length);
        Assert.Equal(24, owner.Document.QuerySelectorAll(".arms tbody tr").Length);
    }

    private static Study Large
    {
        get
        {
            var study = StudyLibrary.Read(StudyLibrary.Folders.Single(
                folder => folder.EndsWith(StudyLibrary.Demonstration, StringComparison.Ordinal))).Study!;
            var names = Enumerable.Range(1, 12).Select(number => $"f{number:00}").ToArray();
            return study with
            {
                Name = "a-large-study",
                Factors = [.. names.Select(name => new Factor { Name = name, Label = Words(name), Levels = [Level("low", 0), Level("high", 1)] })],
                Controls = [],
                Exclusions = [new() { Not = new Dictionary<string, string> { ["f01"] = "low", ["f02"] = "high" }, Reason = Words("Nobody is both.") }],
                Texts = study.Texts with { Vignette = Words(string.Join(' ', names.Select(name => $"{{{name}}}"))) },
                Pages = [.. study.Pages.Select(page => page with
                {
                    Items = [.. page.Items.Select(item => item is ChoiceItem choice ? choice with { Check = null } : item)],
                })],
            };
        }
    }

    private static Level Level(string name, int code) => new() { Name = name, Code = code, Label = Words(name), Words = Words(name) };

    private static LocalText Words(string words) => new(new Dictionary<string, string> { ["en"] = words, ["da"] = words });
}
