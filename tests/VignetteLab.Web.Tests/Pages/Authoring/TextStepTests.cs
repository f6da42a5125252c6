using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class TextStepTests(Lab lab) : IClassFixture<Lab>
{
    [Theory]
    [InlineData("She {Nods} at {nobody}.", "“{Nods}” is not a hole.", "No factor fills the hole “{nobody}”.")]
    [InlineData("x*20001", "The vignette has more than 20000 characters.")]
    [InlineData("")]
    public async Task What_is_wrong_with_the_text_is_said_at_its_field(string text, params string[] faults)
    {
        var (anna, path) = await DraftAsync(study => study);

        await anna.SendAsync(path, null, ("Input.Vignette[en]", text == "x*20001" ? new('x', 20_001) : text));
        await anna.GetAsync(path);

        var field = anna.Document.QuerySelector("#text-en")!;
        var said = anna.Document.QuerySelectorAll($"#{field.GetAttribute("aria-describedby")} p").Select(fault => fault.TextContent).ToArray();
        Assert.Equal(faults.Length, said.Length);
        Assert.All(faults.Zip(said), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_no_vignette_can_be_made_of_is_not_called_unwritten()
    {
        var (anna, path) = await DraftAsync(study => study with
        {
            Factors = [],
            Controls = [],
            Texts = study.Texts with { Vignette = new LocalText(new Dictionary<string, string> { ["en"] = "She {nods}." }) },
        });

        await anna.GetAsync(path);

        Assert.Contains("There is no vignette to put the words into yet", anna.Document.QuerySelector("#example > [lang=en]")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is written yet.", anna.Document.QuerySelector("#example > [lang=da]")?.TextContent, StringComparison.Ordinal);
    }

    private async Task<(Studio, string)> DraftAsync(Func<Study, Study> change)
    {
        var (name, email) = ($"d-{Guid.NewGuid():N}", $"{Guid.NewGuid():N}@example.org");
        var studio = await Studio.JoinAsync(lab, email);
        await using var db = lab.Open();
        await lab.Services.GetRequiredService<Drafting>().CreateAsync(
            CanonicalJson.Write(change(Lab.FromLibrary("reciprocity-and-repair")) with { Name = name }), await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());
        return (studio, $"/studies/{name}/text");
    }
}
