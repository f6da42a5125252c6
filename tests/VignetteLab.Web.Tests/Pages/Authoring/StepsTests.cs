using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class StepsTests(Lab lab) : IClassFixture<Lab>
{
    /// <summary>The steps that edit the draft.</summary>
    private static readonly string[] forms = ["study", "factors", "text", "exceptions", "items", "pages", "design", "plan"];

    public static IEnumerable<object[]> EveryFormOfEveryStudy() =>
        from folder in StudyLibrary.Folders.Select(Path.GetFileName)
        where folder != Lab.Study
        from form in forms
        select new object[] { folder, form };

    [Theory, MemberData(nameof(EveryFormOfEveryStudy))]
    public async Task A_study_that_is_opened_and_saved_without_a_change_keeps_its_fingerprint(string study, string form)
    {
        using var anna = await Studio.JoinAsync(lab, $"{Guid.NewGuid():N}@example.org");
        await Owning.GiveAsync(lab, study);
        var before = await JsonAsync(study);

        var reply = await anna.SendAsync($"/studies/{study}/{form}", op: null);

        Assert.Equal($"/studies/{study}/{form}", reply.Headers.Location?.ToString());
        Assert.Equal(before, await JsonAsync(study));
    }

    [Theory]
    [InlineData("factors[0].levels[1].words.da", "factors")]
    [InlineData("texts.vignette.da", "text")]
    [InlineData("pages[2].items[10].options[0].label.da", "items")]
    [InlineData("pages[2].items", "items")]
    [InlineData("pages[2].showIf.all[0]", "pages")]
    [InlineData("texts.information.da", "study")]
    [InlineData("about.keptUntil", "study")]
    [InlineData("nothing.known", null)]
    [InlineData("factorsome", null)]
    public void Each_part_of_a_study_has_its_step(string path, string? step) => Assert.Equal(step, Steps.Of(path)?.Name);

    private async Task<string> JsonAsync(string study)
    {
        await using var db = lab.Open();
        return (await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json;
    }
}
