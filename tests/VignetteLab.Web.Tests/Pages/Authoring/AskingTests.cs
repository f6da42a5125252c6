using System.Net;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class AskingTests(Lab lab) : IClassFixture<Lab>
{
    private const string study = "reciprocity-and-repair";
    private const string kitchen = "clients-in-the-kitchen";

    [Fact]
    public async Task A_click_puts_ready_made_questions_into_the_study_and_undo_takes_them_out()
    {
        using var anna = await EnterAsync(study);
        var before = CanonicalJson.Write(await StudyAsync(study));

        var added = await anna.SendAsync($"/studies/{study}/items", "bank five_statements");
        var with = await StudyAsync(study);
        await anna.PostAsync($"/studies/{study}/items?handler=Undo");

        Assert.Equal("support", with.Scales[^1].Name);
        Assert.Contains("support_1", with.Items.Select(item => item.Name));
        Assert.Matches(@"#Pages-\d-Items-\d", added.Headers.Location?.ToString());
        Assert.Equal(before, CanonicalJson.Write(await StudyAsync(study)));
    }

    [Fact]
    public async Task A_question_is_shown_only_to_some_by_a_form_that_asks_what_is_known_there()
    {
        using var anna = await EnterAsync(kitchen);
        var path = $"/studies/{kitchen}/pages";
        var last = (await StudyAsync(kitchen)).Pages.Count - 1;

        await anna.SendAsync(path, $"add Pages[{last}].Rules");
        await anna.GetAsync(path);
        var offered = anna.Document.QuerySelectorAll($"select[name='Input.Pages[{last}].Rules[0].Of'] option").Select(option => option.GetAttribute("value")).ToArray();
        await anna.SendAsync(path, null, ($"Input.Pages[{last}].Rules[0].Of", "item:perspective"));
        await anna.GetAsync(path);
        var values = anna.Document.QuerySelectorAll($"input[name='Input.Pages[{last}].Rules[0].Values']").Select(value => value.GetAttribute("value"));
        Assert.Equal(["staff", "client", "neither"], values);
        await anna.SendAsync(path, null, ($"Input.Pages[{last}].Rules[0].Values", "staff"), ($"Input.Pages[{last}].Rules[0].Values", "client"));

        Assert.Contains("item:perspective", offered);
        Assert.Contains("factor:role", offered);
        Assert.DoesNotContain("item:gender", offered);
        var rule = (await StudyAsync(kitchen)).Pages[last].ShowIf;
        Assert.Equal("perspective in (staff, client)", rule?.Text(name => name));
    }

    [Fact]
    public async Task A_page_is_shown_as_on_a_phone_whatever_is_still_missing_and_can_send_nothing()
    {
        using var anna = await EnterAsync(study);
        await anna.SendAsync($"/studies/{study}/items", "add Pages[0].Items choice");
        var page = (await StudyAsync(study)).Pages[0];

        var reply = await anna.GetAsync($"/studies/{study}/preview?of={page.Name}&language=da");

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("frame-ancestors 'self'", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("da", anna.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains(page.Items[0].Prompt.In("da"), anna.Words, StringComparison.Ordinal);
        Assert.Contains("…", anna.Document.QuerySelectorAll("legend").Select(legend => legend.TextContent));
    }

    [Fact]
    public async Task Colleagues_say_what_they_think_of_a_question_and_settle_it()
    {
        using var anna = await EnterAsync(kitchen);
        var path = $"/studies/{kitchen}/items";
        await anna.GetAsync($"{path}?about=gender");
        Assert.NotNull(anna.Document.QuerySelector("form[action*=Comment] input[value=gender]"));

        await anna.PostAsync($"{path}?handler=Comment", ("Input.Name", "gender"), ("Input.Text", "<i>Why</i> ask this?"));
        await anna.GetAsync(path);
        var said = anna.Words;
        await anna.PostAsync($"{path}?handler=Settle", ("Input.Comment", anna.Document.QuerySelector("input[name='Input.Comment']")!.GetAttribute("value")!), ("Input.IsSettled", "true"));
        var nowhere = await anna.PostAsync($"{path}?handler=Comment", ("Input.Name", "nothing_like_that"), ("Input.Text", "Hello?"));

        Assert.Contains("<i>Why</i> ask this?", said, StringComparison.Ordinal);
        Assert.Contains("open comments: 1", said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, nowhere.StatusCode);
        Assert.Contains("This question is not there any more.", anna.Words, StringComparison.Ordinal);
        await using var db = lab.Open();
        var kept = await db.Comments.SingleAsync(comment => comment.Text.Contains("Why"));
        Assert.Equal("pages[background].items[gender]", kept.Path);
        Assert.NotNull(kept.ResolvedUtc);
    }

    // Everybody here owns the study.
    private async Task<Studio> EnterAsync(string name)
    {
        var studio = await Studio.JoinAsync(lab, $"{Guid.NewGuid():N}@example.org");
        await using var db = lab.Open();
        var id = await db.Studies.Where(known => known.Name == name).Select(known => known.Id).SingleAsync();
        foreach (var researcher in await db.Users.ToListAsync())
        {
            if (!await db.Memberships.AnyAsync(member => member.StudyId == id && member.ResearcherId == researcher.Id))
                db.Memberships.Add(new() { StudyId = id, ResearcherId = researcher.Id, Role = Storage.Records.MembershipRole.Owner });
        }

        await db.SaveChangesAsync();
        return studio;
    }

    private async Task<Study> StudyAsync(string name)
    {
        await using var db = lab.Open();
        return StudyFile.ReadDraft((await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == name).Select(known => known.Id).SingleAsync()))!.Json).Study;
    }
}
