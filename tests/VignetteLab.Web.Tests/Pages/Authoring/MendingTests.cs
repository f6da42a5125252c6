using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class MendingTests(Lab lab) : IClassFixture<Lab>
{
    private const string study = "mending";

    /// <summary>A place at which each rule finds something, and where that is mended.</summary>
    public static TheoryData<string, Severity, string, string> Findings => new()
    {
        { "L01", Severity.Error, "texts.vignette.da", "text#text-da" },
        { "L02", Severity.Error, "factors[0].levels[1].words.da", "factors#Factors-0-Levels-1" },
        { "L03", Severity.Error, "texts.vignette", "text#text-en" },
        { "L04", Severity.Warning, "factors[1]", "factors#Factors-1" },
        { "L05", Severity.Warning, "exclusions", "exceptions" },
        { "L06", Severity.Error, "factors[0]", "design#design-summary" },
        { "L07", Severity.Note, "factors[0]", "design#design-summary" },
        { "L08", Severity.Warning, "plan.respondents", "plan#respondents" },
        { "L10", Severity.Error, "pages[0].items[0].check", "items#Pages-0-Items-0" },
        { "L11", Severity.Warning, "design", "design" },
        { "L12", Severity.Warning, "pages", "pages" },
        { "L13", Severity.Note, "texts.information.en", "study#text-information" },
        { "L14", Severity.Error, "points.agreement.da", "items" },
        { "L15", Severity.Warning, "pages[1]", "pages#Pages-1" },
        { "L16", Severity.Warning, "pages[0]", "pages#Pages-0" },
        { "L17", Severity.Warning, "pages[0].items[0].required", "items#Pages-0-Items-0" },
        { "L18", Severity.Warning, "pages[0].items[0]", "items#Pages-0-Items-0" },
        { "L19", Severity.Warning, "pages[0].items[0].hint", "items#Pages-0-Items-0" },
        { "L20", Severity.Error, "texts.information.da", "study#text-information" },
        { "L21", Severity.Error, "about.keptUntil", "study" },
        { "L21", Severity.Warning, "", "launch#launch" },
        { "L22", Severity.Error, "scales[0].name", "items#Scales-0" },
        { "L23", Severity.Error, "pages[0].items[0].options[1]", "items#Pages-0-Items-0" },
        { "L24", Severity.Warning, "texts.debrief.da", "study#text-debrief" },
        { "L25", Severity.Error, "pages[0].items[0].options[0].label.da", "items#Pages-0-Items-0" },
        { "L26", Severity.Warning, "title", "study" },
        { "L27", Severity.Note, "pages", "items" },
        { "L30", Severity.Warning, "", "launch#pilot" },
        { "L30", Severity.Note, "", "simulate" },
        { "L31", Severity.Note, "design.order", "design" },
        { "L32", Severity.Error, "pages[1].showIf", "pages#Pages-1" },
        { "L33", Severity.Warning, "plan.exclusionRules[0]", "plan#ExclusionRules-0" },
        { "L34", Severity.Warning, "pages[0].items[0]", "items#Pages-0-Items-0" },
        { "L35", Severity.Error, "allocation", "launch#launch" },
        { "L36", Severity.Note, "texts.vignette.en", "vignettes" },
    };

    [Theory, MemberData(nameof(Findings))]
    public async Task What_a_rule_finds_leads_to_the_part_that_mends_it(string rule, Severity severity, string path, string expected)
    {
        using var anna = await Studio.JoinAsync(lab, $"{Guid.NewGuid():N}@example.org");
        await OwnAsync();

        var place = Mending.Of(new(rule, severity, path, new(new Dictionary<string, string>()), ""));

        Assert.Equal(expected, place);
        var reply = await anna.GetAsync($"/studies/{study}/{place}");
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        if (place!.Split('#') is [_, var part])
            Assert.NotNull(anna.Document.GetElementById(part));
    }

    [Fact]
    public void Every_rule_has_its_place() =>
        Assert.Equal(Lint.Rules, Findings.Select(finding => (string)((object[])finding)[0]).Distinct());

    [Fact]
    public void What_belongs_to_no_step_leads_nowhere() => Assert.Null(Mending.Of(new("format", Severity.Error, "nothing.known", new(new Dictionary<string, string>()), "")));

    private async Task OwnAsync()
    {
        var kitchen = Lab.FromLibrary("clients-in-the-kitchen");
        await lab.Services.GetRequiredService<Publication>().TakeInAsync(
            kitchen with { Name = study, Plan = kitchen.Plan with { ExclusionRules = ["Whoever is faster than anybody can read."] } });
        await Owning.GiveAsync(lab, study);
    }
}
