using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Pages.Trying;

namespace VignetteLab.Web.Tests.Pages.Trying;

public sealed class TryingTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_draft_is_gone_through_to_its_end_and_nothing_of_it_is_kept()
    {
        var ticket = await TicketAsync(Lab.Study, arm: 3);
        await lab.StartedRowsAsync();
        var before = await lab.RowsAsync();
        using var walk = lab.Walk();

        await walk.OpenAsync(ticket);
        var first = walk.Page;
        await walk.ToAsync("receipt");

        Assert.Equal(("landing", "receipt"), (first, walk.Page));
        Assert.Contains("Trying – nothing is kept", walk.Document.QuerySelector(".trying")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(walk.Cookies);
        Assert.Equal(before, await lab.RowsAsync());
    }

    [Fact]
    public async Task The_vignette_is_the_one_that_was_chosen_word_for_word()
    {
        var study = new FrozenStudy(CanonicalJson.Write(Lab.FromLibrary(Lab.Study)));
        using var walk = lab.Walk();

        for (var arm = 0; arm < study.Arms.Count; arm++)
        {
            await walk.OpenAsync($"{await TicketAsync(Lab.Study, arm)}?at={study.Pages[study.FirstVignette].Name}");
            Assert.Equal(study.Wording(study.Arms[arm].Vignettes[0].Name, "en").Words.PlainText, walk.Vignette);
        }
    }

    [Fact]
    public async Task A_jump_keeps_what_was_answered_and_what_must_be_answered_is_taken_as_the_first_answer()
    {
        using var walk = lab.Walk();
        await walk.OpenAsync($"{await TicketAsync(Lab.Study, arm: 0)}?at=background");
        var jumped = walk.Page;

        await walk.PostAsync([new("handle", walk.Handle!), new("to", "role"), new("op", "jump")]);

        Assert.Equal(("background", "role"), (jumped, walk.Page));
        Assert.NotNull(walk.Document.QuerySelector("main input[checked]"));
    }

    [Fact]
    public async Task A_link_is_of_one_edit_and_ends_after_a_day_and_another_letter_makes_it_none()
    {
        var ended = await TicketAsync(Lab.Study, arm: 0, TimeSpan.FromMinutes(-1));
        var whole = await TicketAsync(Lab.Study, arm: 0);
        using var walk = lab.Walk();
        var pages = new List<string?>();

        foreach (var address in new[] { ended, whole[..^1] + (whole[^1] == 'A' ? 'E' : 'A'), "/try/x", await TicketAsync(Lab.Study, 0, edit: 99) })
        {
            await walk.OpenAsync(address);
            pages.Add(walk.Page);
        }

        Assert.All(pages, page => Assert.Equal("tryover", page));
    }

    [Fact]
    public async Task Only_the_studio_may_frame_it()
    {
        using var walk = lab.Walk();

        await walk.OpenAsync(await TicketAsync(Lab.Study, arm: 0));

        Assert.Contains("frame-ancestors 'self'", walk.Reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private async Task<string> TicketAsync(string study, int arm, TimeSpan? life = null, int? edit = null)
    {
        await using var db = lab.Open();
        var id = await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync();
        var tickets = new TryTickets(await lab.Services.GetRequiredService<Secrets>().GetAsync(Handles.SecretName));
        return "/try/" + tickets.Write(new(
            id, edit ?? (await Drafts.LastAsync(db, id))!.Number, arm, -1, 1, true, false, DateTime.UtcNow + (life ?? TimeSpan.FromDays(1)), 7));
    }
}
