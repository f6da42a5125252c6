using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Words;
using PageResult = VignetteLab.Web.Pages.Take.PageResult;

namespace VignetteLab.Web.Pages.Trying;

/// <summary>A draft as a respondent would go through it, by a link that works for a day. Nothing is kept of it.</summary>
/// <remarks>
/// The pages, the rules and the order of things are those of respondents; only the memory is another: what was answered travels in
/// the form, signed, and is gone with it. Whoever has the link may try, on whatever phone; it opens one edit with one arm.
/// </remarks>
[AllowAnonymous, IgnoreAntiforgeryToken, RequestSizeLimit(SentForm.MaxBytes)]
public sealed class IndexModel(
    TriedDrafts drafts, Secrets secrets, Standings standings, Components components, TimeProvider time) : PageModel
{
    private TryTickets tickets = null!;
    private TryTicket ticket = null!;
    private TriedDraft draft = null!;
    private Trial trial = null!;
    private Showing show = null!;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<IActionResult> OnGetAsync(string token, string? at, CancellationToken stop)
    {
        if (await ComeAsync(token, stop) is { } refused)
            return refused;
        return await ShowAsync(at is null ? trial.Start : trial.Jump(trial.Start, at));
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken stop)
    {
        if (await ComeAsync(token, stop) is { } refused)
            return refused;
        if (await SentForm.ReadAsync(Request) is not { } form)
            return await SayAsync(Message.TooLarge);
        if (tickets.ReadState(ticket, form.Handle) is not { } state)
            return await SayAsync(Message.Refused);
        if (form.NextLanguage is { } language && !draft.Version.Study.Study.Languages.Contains(language))
            return await SayAsync(Message.Refused);
        return form.Op switch
        {
            "jump" => await ShowAsync(form.Posted("to") is { } to ? trial.Jump(state, to) : trial.Start with { Language = state.Language }),
            "leave" => await SayAsync(Message.TryEnd),
            _ when !state.IsStarted => await ShowAsync(form.NextLanguage is { } other
                ? state with { Language = other }
                : state with { IsStarted = true, Page = trial.Standing(state).Journey.Due }),
            _ when draft.Version.Study.Page(state.Page) is { } page => await SendAsync(state, page, form),
            _ => await ShowAsync(state with
            {
                Language = form.NextLanguage ?? state.Language,
                Page = form.Op == "back" ? Back(state) : state.Page,
            }),
        };
    }

    private async Task<IActionResult> SendAsync(TriedState state, Core.Studies.Page page, SentForm form)
    {
        var read = form.Read(page);
        var handle = new PageHandle("", 0, page.Name, state.Saved.Count, Now, state.Language, "");
        if (read.Faults.Count > 0)
            return await FrameAsync(state, await show.FaultsAsync(trial.Standing(state), handle, form, read));
        var (next, outcome) = trial.Send(state, new(
            "", page.Name, form.OpOn(page), form.NextLanguage ?? state.Language, state.Language, state.Saved.Count,
            $"tried-{state.Saved.Count}", form.Body(page), read.Answers, null, Now));
        next = next with { Page = outcome.Next };
        return outcome.Stays ? await FrameAsync(next, await show.PromptAsync(outcome.Standing!, page)) : await ShowAsync(next);
    }

    private string Back(TriedState state)
    {
        var journey = trial.Standing(state).Journey;
        return journey.Show(journey.Before(state.Page));
    }

    private async Task<IActionResult> ShowAsync(TriedState state) => await FrameAsync(state, state.IsStarted
        ? await show.PageAsync(trial.Standing(state), state.Page)
        : await show.LandingAsync(draft.Version, new(0, "", state.Language)));

    private async Task<IActionResult> SayAsync(Message message) =>
        await FrameAsync(null, await show.MessageAsync(message));

    // A page of ours with the ribbon above it, and with all that was answered in its form in place of a respondent's handle.
    private async Task<IActionResult> FrameAsync(TriedState? state, IActionResult result)
    {
        var handle = state is null ? "" : tickets.WriteState(ticket, state);
        var language = state?.Language ?? Texts.Wanted(Request, Texts.Languages) ?? "en";
        return result is not PageResult made ? result : made with
        {
            Handle = handle,
            Code = "0000-0000-0000-0000",
            Trying = Encoding.UTF8.GetBytes(await components.RenderAsync<Ribbon>(new Dictionary<string, object?>
            {
                ["Language"] = language,
                ["Note"] = draft?.LeftOut.Count > 0 ? Texts.In(language)["What is not finished is left out."] : null,
                ["Pages"] = state is null ? [] : Choices(language),
                ["Page"] = state?.Page,
                ["Handle"] = handle,
            })),
        };
    }

    private IReadOnlyList<(string, string)> Choices(string language) =>
    [
        .. draft.Version.Study.Pages.Select(page => (page.Name, page.Name == FrozenStudy.Information
            ? Texts.In(language)["What taking part means"]
            : page.Title.In(language) + (page is { Repeats: not null } ? $" · {page.Position}" : ""))),
        (Journey.Receipt, Texts.In(language)["Finished"]),
    ];

    private async Task<IActionResult?> ComeAsync(string token, CancellationToken stop)
    {
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.Trying;
        show = new Showing(HttpContext, "", new(components, isTrying: true), new([]), [], standings, Now);
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site" && HttpMethods.IsPost(Request.Method))
            return await SayAsync(Message.Refused);
        tickets = new(await secrets.GetAsync(Handles.SecretName));
        if (tickets.Read(token, Now) is not { } read || await drafts.FindAsync(read.StudyId, read.Edit, stop) is not { } found)
            return await SayAsync(Message.TryOver);
        if (found.Draft is not { } whole)
            return await SayAsync(Message.CannotBeTried);
        (ticket, draft) = (read, whole);
        trial = new(draft, ticket, Now);
        show = new Showing(HttpContext, draft.Study, draft.Pages, new([]), [], standings, Now);
        return null;
    }
}
