using System.Net;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>From nothing to a study, and into the bin and out of it.</summary>
public sealed class NewTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_study_from_nothing_opens_at_every_step_with_texts_in_both_languages()
    {
        using var anna = await Studio.JoinAsync(lab, "empty@example.org");

        var made = await PostAsync(anna, "Empty", ("Input.Title[en]", "Ældre & trust"), ("Input.Title[da]", "Ældre og tillid"), ("Input.Languages", "en"), ("Input.Languages", "da"));

        Assert.Equal("/studies/aeldre-trust/study", made.Headers.Location?.ToString());
        var study = StudyFile.ReadDraft(await JsonAsync("aeldre-trust")).Study;
        Assert.Equal((Procedure.PermutedBlocks, "questions", true), (study.Allocation.Procedure, study.Pages[0].Name, study.Pages[0].Vignette));
        Assert.Contains("voluntary", study.Texts.Information.In("en"), StringComparison.Ordinal);
        Assert.Contains("frivilligt", study.Texts.Information.In("da"), StringComparison.Ordinal);
        foreach (var step in Web.Pages.Authoring.Steps.All.Select(step => step.Name).Concat(["history", "upload", "study.json", "members"]))
            Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync($"/studies/aeldre-trust/{step}")).StatusCode);
    }

    [Fact]
    public async Task What_is_missing_or_taken_is_said_and_nothing_is_made()
    {
        using var anna = await Studio.JoinAsync(lab, "wrong@example.org");
        var before = await CountAsync();

        foreach (var (why, at, fields) in new (string, string?, (string, string)[])[]
        {
            ("Give the study a title", "Input.Title[da]", [("Input.Languages", "da")]),
            ("at least one language", null, [("Input.Title[en]", "One")]),
            ("already. Choose another name", "Input.Name", [("Input.Title[en]", "One"), ("Input.Languages", "en"), ("Input.Name", Lab.Study)]),
            ("cannot be an address", "Input.Name", [("Input.Title[en]", "One"), ("Input.Languages", "en"), ("Input.Name", "new")]),
        })
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(anna, "Empty", fields)).StatusCode);
            Assert.Contains(why, anna.Words, StringComparison.Ordinal);
            Assert.Equal(at, anna.Document.QuerySelector("[aria-invalid=true]")?.GetAttribute("name"));
        }

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(anna, "Copy", ("Input.Copy", "not-theirs"))).StatusCode);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task An_example_and_a_copy_say_the_same_under_an_address_of_their_own()
    {
        using var anna = await Studio.JoinAsync(lab, "copy@example.org");

        var example = await PostAsync(anna, "Example", ("Input.Example", "clients-in-the-kitchen"));
        var copy = await PostAsync(anna, "Copy", ("Input.Copy", "clients-in-the-kitchen-2"));

        Assert.Equal("/studies/clients-in-the-kitchen-2/study", example.Headers.Location?.ToString());
        Assert.Equal("/studies/clients-in-the-kitchen-2-2/study", copy.Headers.Location?.ToString());
        Assert.Equal(CanonicalJson.Write(Lab.FromLibrary("clients-in-the-kitchen") with { Name = "clients-in-the-kitchen-2-2" }), await JsonAsync("clients-in-the-kitchen-2-2"));
    }

    [Fact]
    public async Task A_study_goes_into_the_bin_is_gone_for_everything_and_comes_out_again_and_both_are_noted()
    {
        using var anna = await Studio.JoinAsync(lab, "bin@example.org");
        await PostAsync(anna, "Empty", ("Input.Title[en]", "For the bin"), ("Input.Languages", "en"));

        var put = await anna.PostAsync("/studies", "/studies/for-the-bin/bin?handler=Put");
        var gone = await anna.GetAsync("/studies/for-the-bin/study");
        await anna.GetAsync("/studies");
        Assert.Contains("erased after", anna.Words, StringComparison.Ordinal);
        await anna.PostAsync("/studies", "/studies/for-the-bin/bin?handler=TakeOut");
        var back = await anna.GetAsync("/studies/for-the-bin/study");

        Assert.Equal("/studies#bin", put.Headers.Location?.ToString());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (gone.StatusCode, back.StatusCode));
        await using var db = lab.Open();
        var id = await db.Studies.Where(study => study.Name == "for-the-bin").Select(study => study.Id).SingleAsync();
        Assert.Equal([AuditKind.Binned, AuditKind.Restored], await db.AuditEvents.Where(line => line.StudyId == id).OrderBy(line => line.Id).Select(line => line.Kind).ToListAsync());
    }

    [Fact]
    public async Task Who_comes_from_a_study_to_copy_it_finds_it_chosen()
    {
        using var anna = await Studio.JoinAsync(lab, "copying@example.org");
        foreach (var name in new[] { "one-to-copy", "two-to-copy" })
            await PostAsync(anna, "Empty", ("Input.Title[en]", name), ("Input.Languages", "en"), ("Input.Name", name));

        await anna.GetAsync("/studies/new?from=two-to-copy");

        Assert.Equal("two-to-copy", anna.Document.QuerySelector("select[name='Input.Copy'] option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task The_list_and_the_ways_to_begin_speak_Danish()
    {
        using var first = await Studio.JoinAsync(lab, "first@example.org");
        using var anna = await Studio.JoinAsync(lab, "dansk@example.org");
        anna.Headers["Accept-Language"] = "da";
        await anna.PostAsync("/account", "/account/language", ("Input.Language", "da"));

        await anna.GetAsync("/studies");
        Assert.Contains("Du har ingen undersøgelse endnu.", anna.Words, StringComparison.Ordinal);
        await anna.GetAsync("/studies/new");
        Assert.Contains("Fra ingenting", anna.Words, StringComparison.Ordinal);
        Assert.Contains("vignetter, én til hver deltager", anna.Words, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(Studio studio, string way, params (string Name, string Value)[] fields) =>
        studio.PostAsync("/studies/new", $"/studies/new?handler={way}", fields);

    private async Task<string> JsonAsync(string study)
    {
        await using var db = lab.Open();
        return (await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json;
    }

    private async Task<int> CountAsync()
    {
        await using var db = lab.Open();
        return await db.Studies.CountAsync();
    }
}
