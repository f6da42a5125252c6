using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class DraftPageTests : IAsyncLifetime
{
    private const string study = "reciprocity-and-repair";
    private readonly Lab lab = new();

    public Task InitializeAsync() => lab.InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => ((IAsyncLifetime)lab).DisposeAsync();

    [Fact]
    public async Task A_level_that_is_added_is_named_and_numbered_and_can_be_undone_and_done_again()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");

        var added = await anna.SendAsync($"/studies/{study}/factors", "add Factors[0].Levels");
        await anna.SendAsync($"/studies/{study}/factors", null, ("Input.Factors[0].Levels[2].Words[en]", "Nobody asks her."), ("Input.Factors[0].Levels[2].Words[da]", "Ingen spørger hende."));
        var level = (await StudyAsync()).Factors[0].Levels[2];
        await anna.PostAsync($"/studies/{study}/factors?handler=Undo");
        await anna.PostAsync($"/studies/{study}/factors?handler=Undo");
        var undone = (await StudyAsync()).Factors[0].Levels.Count;
        await anna.PostAsync($"/studies/{study}/factors?handler=Redo");
        await anna.PostAsync($"/studies/{study}/factors?handler=Redo");

        Assert.EndsWith("#Factors-0-Levels-2", added.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal((2, "Ingen spørger hende."), (level.Code, level.Words!.In("da")));
        Assert.Matches("^[a-z][a-z0-9_]*$", level.Name);
        Assert.Equal(2, undone);
        Assert.Equal(level.Name, (await StudyAsync()).Factors[0].Levels[2].Name);
    }

    [Fact]
    public async Task Two_who_write_different_words_lose_nothing_and_two_who_write_the_same_see_both()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        using var bo = await Studio.JoinAsync(lab, "bo@example.org");
        await ShareAsync();
        await anna.GetAsync($"/studies/{study}/text");
        await bo.GetAsync($"/studies/{study}/text");
        var (annas, bos) = (StepForms.Fields(anna.Document), StepForms.Fields(bo.Document));

        await anna.PostAsItIsAsync($"/studies/{study}/text", Changed(annas, "Input.Vignette[en]", "Anna's English {reciprocity} {role} {event}"));
        var merged = await bo.PostAsItIsAsync($"/studies/{study}/text", Changed(bos, "Input.Vignette[da]", "Bos dansk {reciprocity} {role} {event}"));
        var both = await StudyAsync();
        var conflict = await bo.PostAsItIsAsync($"/studies/{study}/text", Changed(bos, "Input.Vignette[en]", "Bo's English"));

        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        Assert.StartsWith("Anna's English", both.Texts.Vignette.In("en"), StringComparison.Ordinal);
        Assert.StartsWith("Bos dansk", both.Texts.Vignette.In("da"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Anna's English", bo.Document.QuerySelector(".alarm")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bo's English", bo.Document.QuerySelector("#text-en")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(both, await StudyAsync(), (one, other) => CanonicalJson.Write(one) == CanonicalJson.Write(other));
    }

    [Fact]
    public async Task A_letter_where_a_number_goes_saves_nothing_and_keeps_what_was_written()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        var before = CanonicalJson.Write(await StudyAsync());

        var reply = await anna.SendAsync(
            $"/studies/{study}/factors", null, ("Input.Factors[0].Levels[0].Code", "x1"), ("Input.Factors[0].Label[en]", "Kept in the form"));

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("“x1” is not a whole number.", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Kept in the form", StepForms.Fields(anna.Document).Select(field => field.Value));
        Assert.Equal(before, CanonicalJson.Write(await StudyAsync()));
    }

    [Theory]
    [InlineData("plan", "Input.Respondents")]
    [InlineData("study", "Input.Minutes")]
    [InlineData("study", "Input.KeptMonths")]
    [InlineData("design", "Input.Allocation.UnderWayMinutes")]
    [InlineData("factors", "Input.Factors[0].Levels[0].Code")]
    public async Task A_number_that_was_refused_stays_in_its_field_and_is_refused_again(string step, string name)
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        var before = CanonicalJson.Write(await StudyAsync());

        await anna.SendAsync($"/studies/{study}/{step}", null, (name, "mange <flere>"));
        await anna.PostAsItIsAsync($"/studies/{study}/{step}", [.. StepForms.Fields(anna.Document)]);

        var field = Assert.Single(anna.Document.QuerySelectorAll("[aria-invalid=true]"));
        Assert.Equal((name, "mange <flere>"), (field.GetAttribute("name"), field.GetAttribute("value")));
        Assert.True(field.HasAttribute("autofocus"));
        var why = anna.Document.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[^1]);
        Assert.Equal("“mange <flere>” is not a whole number. Nothing was saved.", why?.TextContent);
        Assert.Equal(before, CanonicalJson.Write(await StudyAsync()));
    }

    [Fact]
    public async Task A_refused_automatic_save_says_which_field_is_meant()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");

        anna.Headers["X-Autosave"] = "1";
        var reply = await anna.SendAsync($"/studies/{study}/plan", null, ("Input.DropOut", "few"), ("Input.Respondents", "800"));

        var wrong = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["wrong"]!.AsObject();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.StatusCode);
        Assert.Equal(("Input.DropOut", "“few” is not a whole number. Nothing was saved."), (Assert.Single(wrong).Key, wrong[0]!.ToString()));
    }

    [Fact]
    public async Task After_a_simulation_the_study_shows_the_draft_as_it_is_now()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        var publication = lab.Services.GetRequiredService<Publication>();
        await publication.VersionToSimulateAsync(await publication.IdAsync(study));

        await anna.SendAsync($"/studies/{study}/text", null, ("Input.Vignette[en]", "Written since. {reciprocity} {role} {event}"));
        await anna.GetAsync($"/studies/{study}?language=en");

        Assert.Contains("Written since.", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_launched_study_is_shown_and_cannot_be_changed()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        await anna.GetAsync($"/studies/{Lab.Study}/factors");
        var before = StepForms.Fields(anna.Document);

        var reply = await anna.PostAsItIsAsync($"/studies/{Lab.Study}/factors", Changed(before, "Input.Factors[0].Name", "other"));
        var undo = await anna.PostAsync($"/studies/{Lab.Study}/factors?handler=Undo");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (reply.StatusCode, undo.StatusCode));
        Assert.Contains("launched", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_saved_meanwhile_is_not_undone_by_a_page_that_was_refused()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        await anna.GetAsync($"/studies/{study}/plan");
        var filled = StepForms.Fields(anna.Document).Where(field => field.Name != "Input.Respondents").ToList();
        await lab.EditAsync(study, known => known with { Plan = known.Plan with { StoppingRule = "When bo says so." } });

        await anna.PostAsItIsAsync($"/studies/{study}/plan", [.. filled, ("Input.Respondents", "many")]);
        var again = StepForms.Fields(anna.Document).Where(field => field.Name != "Input.Respondents");
        await anna.PostAsItIsAsync($"/studies/{study}/plan", [.. again, ("Input.Respondents", "321")]);

        Assert.Equal(("When bo says so.", 321), ((await StudyAsync()).Plan.StoppingRule, (await StudyAsync()).Plan.Respondents));
    }

    [Fact]
    public async Task What_is_not_finished_is_said_at_the_checks_and_is_not_launched()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");

        await anna.SendAsync($"/studies/{study}/text", null, ("Input.Vignette[da]", ""));
        var overview = await anna.GetAsync($"/studies/{study}");
        await anna.GetAsync($"/studies/{study}/checks");
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Lab.LaunchAsync(lab.Services, study));

        Assert.Equal($"/studies/{study}/checks", overview.Headers.Location?.ToString());
        Assert.Contains("There are no words in “da”", anna.Words, StringComparison.Ordinal);
        Assert.Contains("Texts, vignette, Dansk", anna.Document.QuerySelectorAll(".path").Select(place => place.TextContent));
        Assert.Contains("Mend first: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync("/studies")).StatusCode);
    }

    [Fact]
    public async Task A_warning_is_accepted_with_a_reason_for_as_long_as_nothing_changes()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        await anna.GetAsync($"/studies/{study}/checks");
        var finding = anna.Document.QuerySelector("form[action*=Accept] input[name='Input.Finding']")!.GetAttribute("value")!;

        await anna.PostAsync($"/studies/{study}/checks?handler=Accept", ("Input.Finding", finding), ("Input.Reason", "It is what we study."));
        await anna.GetAsync($"/studies/{study}/checks");
        var accepted = anna.Words;
        await anna.PostAsync($"/studies/{study}/checks?handler=TakeBack", ("Input.Finding", finding));
        await anna.GetAsync($"/studies/{study}/checks");

        Assert.Contains("It is what we study.", accepted, StringComparison.Ordinal);
        Assert.DoesNotContain("It is what we study.", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vignettes_are_read_commented_on_left_out_and_downloaded()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        var path = $"/studies/{study}/vignettes";
        await anna.GetAsync(path);
        var name = anna.Document.QuerySelector(".cell")!.Id![2..];
        var count = anna.Document.QuerySelectorAll(".cell").Length;

        await anna.PostAsync($"{path}?handler=Seen", ("Input.Names", name));
        await anna.PostAsync($"{path}?handler=Comment", ("Input.Name", name), ("Input.Text", "<b>Too</b> long?"));
        await anna.PostAsync($"{path}?handler=Exclude", ("Input.Name", name), ("Input.Text", "Nobody would believe it."));
        await anna.GetAsync(path);
        var left = anna.Document.QuerySelectorAll(".cell").Length;
        var csv = await (await anna.GetAsync($"{path}/file?format=csv")).Content.ReadAsStringAsync();
        var docx = await (await anna.GetAsync($"{path}/file?format=docx")).Content.ReadAsByteArrayAsync();

        Assert.Equal(17, count);
        Assert.Equal(16, left);
        Assert.Contains((await StudyAsync()).Exclusions, exclusion => exclusion.Reason.In("en") == "Nobody would believe it.");
        Assert.Equal(1 + 16 * 2, Regex.Count(csv, "\r\n"));
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString(docx, 0, 2));
        await using var db = lab.Open();
        Assert.Equal(2, await db.SeenVignettes.CountAsync());
        Assert.Equal("<b>Too</b> long?", (await db.Comments.SingleAsync()).Text);
    }

    private async Task<Study> StudyAsync()
    {
        await using var db = lab.Open();
        return StudyFile.ReadDraft((await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json).Study;
    }

    private async Task ShareAsync()
    {
        await using var db = lab.Open();
        var id = await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync();
        foreach (var researcher in await db.Users.Where(user => !db.Memberships.Any(member => member.StudyId == id && member.ResearcherId == user.Id)).ToListAsync())
            db.Memberships.Add(new() { StudyId = id, ResearcherId = researcher.Id, Role = Storage.Records.MembershipRole.Editor });
        await db.SaveChangesAsync();
    }

    private static (string, string)[] Changed(List<(string Name, string Value)> fields, string name, string value) =>
        [.. fields.Select(field => field.Name == name ? (name, value) : field)];
}
