using Microsoft.AspNetCore.Mvc;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Take;

/// <summary>Shows pages to the respondent of one request.</summary>
public sealed class Showing(
    HttpContext http, string study, SurveyPages pages, Handles handles, byte[] codes, Standings standings, DateTime nowUtc, OpenStudies? studies = null)
{
    private readonly RespondentCookie cookie = new(http, study, handles);

    /// <summary>Writes and reads the handles of forms.</summary>
    public Handles Handles => handles;

    /// <summary>Where the respondent stands whom the cookie names; <c>null</c> without one.</summary>
    public async Task<Standing?> FromCookieAsync() =>
        cookie.Respondent is { } token &&
        await standings.FindAsync(token) is { } standing && (standing.Version.Study.Study.Name == study || studies is not null && await studies.IsAtAsync(standing.Version.StudyId, study))
            ? standing
            : null;

    /// <summary>The language of one who has not chosen yet: what the browser asks for, else the study's first.</summary>
    public string LanguageOf(Study study, string? chosen = null) =>
        chosen is not null && study.Languages.Contains(chosen)
            ? chosen
            : Texts.Wanted(http.Request, [.. study.Languages]) ?? study.Languages[0];

    /// <summary>The landing page: nothing is kept of one who only looks at it.</summary>
    public async Task<IActionResult> LandingAsync(KeptVersion version, StartHandle start) =>
        new PageResult(await pages.PageAsync(new(version, start.Language, SurveyPages.Landing)))
        {
            Handle = handles.Write(start),
            Ribbon = await pages.RibbonAsync(start.Mode, start.Language),
        };

    /// <summary>A page that only says something.</summary>
    public async Task<IActionResult> MessageAsync(Message message) => new PageResult(
        await pages.MessageAsync(message, Texts.Wanted(http.Request, Texts.Languages) ?? "da"), message.Status);

    /// <summary>On to a page: by redirect with a cookie, so that reloading sends nothing again; else the page itself.</summary>
    public async Task<IActionResult> GoAsync(Standing standing, string page)
    {
        if (cookie.Respondent == standing.Token)
        {
            http.Response.Headers.Location = $"/s/{study}/{page}";
            return new StatusCodeResult(StatusCodes.Status303SeeOther);
        }

        await cookie.KeepAsync(standing, standings);
        return await PageAsync(standing, page);
    }

    /// <summary>A page with the answers that are saved.</summary>
    public Task<IActionResult> PageAsync(Standing standing, string page, Alert? alert = null, int status = StatusCodes.Status200OK)
    {
        var saved = standing.Journey.Last(page)?.Answers;
        return PageAsync(
            standing, page, standing.Language,
            item => new(saved is not null && saved.TryGetValue(item.Name, out var answer) ? answer.Posted : null), alert, status);
    }

    /// <summary>The page that is theirs, when what they sent is not taken any more.</summary>
    public Task<IActionResult> TooLateAsync(Standing standing, string page) =>
        PageAsync(standing, page, new Alerts(standing.Language).TooLate, StatusCodes.Status409Conflict);

    /// <summary>The same page once more, since answers were left out; what was given is saved.</summary>
    public Task<IActionResult> PromptAsync(Standing standing, Page page)
    {
        var alerts = new Alerts(standing.Language);
        var answers = standing.Journey.Last(page.Name)?.Answers ?? new Dictionary<string, Answer>();
        var missing = Ordered(standing, page).Intersect(standing.Journey.Missing(page, answers)).ToArray();
        return PageAsync(standing, page.Name, standing.Language, item => new(
            answers.TryGetValue(item.Name, out var answer) ? answer.Posted : null,
            missing.Contains(item) && item.Required ? alerts.Required(item) : null,
            missing.Contains(item) && !item.Required ? alerts.NotAnswered : null), alerts.Prompt(page with { Items = standing.Journey.Shown(page) }, missing));
    }

    /// <summary>A page with fields that cannot be read: nothing is saved, all that was sent is still there.</summary>
    public Task<IActionResult> FaultsAsync(Standing standing, PageHandle handle, SentForm form, ReadForm read)
    {
        var alerts = new Alerts(form.NextLanguage ?? handle.Language);
        return AgainAsync(
            standing, handle, form, StatusCodes.Status422UnprocessableEntity, alerts.Faults(read), item => alerts.Fault(read, item));
    }

    /// <summary>A page that the database could not take: it can be sent again with the same key.</summary>
    public Task<IActionResult> NotSavedAsync(Standing standing, PageHandle handle, SentForm form) => AgainAsync(
        standing, handle, form, StatusCodes.Status503ServiceUnavailable,
        new Alerts(form.NextLanguage ?? handle.Language).NotSaved, _ => null);

    /// <summary>Two showings of a page were answered differently: both answers are shown, and the respondent chooses.</summary>
    public Task<IActionResult> ConflictAsync(Standing standing, PageHandle handle, SentForm form, ReadForm read)
    {
        var alerts = new Alerts(handle.Language);
        var saved = standing.Journey.Last(handle.Page)!.Answers;
        return PageAsync(standing, handle.Page, handle.Language, item =>
        {
            Answer? before = saved.TryGetValue(item.Name, out var kept) ? kept : null;
            Answer? now = read.Answers.TryGetValue(item.Name, out var sent) ? sent : null;
            return new(form.Posted(item.Name), null, before == now ? null : alerts.SavedBefore(item, before));
        }, alerts.Conflict, StatusCodes.Status409Conflict);
    }

    /// <summary>What a button asks for that saves nothing: back from a page without fields, or on without overwriting.</summary>
    public Task<IActionResult> MoveAsync(Standing standing, PageHandle handle, SentForm form)
    {
        if (form.NextLanguage is { } language && standing.Version.Study.Study.Languages.Contains(language))
            return PageAsync(standing with { Language = language }, standing.Journey.Show(handle.Page));
        return GoAsync(standing, form.Op == "back"
            ? standing.Journey.Show(standing.Journey.Before(handle.Page))
            : standing.Journey.After(handle.Page, Op.Continue));
    }

    /// <summary>Forgets on this device who answered.</summary>
    public Task<IActionResult> LeaveAsync()
    {
        cookie.Forget();
        return MessageAsync(Message.Left);
    }

    private Task<IActionResult> AgainAsync(
        Standing standing, PageHandle handle, SentForm form, int status, Alert alert, Func<Item, string?> error) =>
        PageAsync(standing, handle.Page, form.NextLanguage ?? handle.Language,
            item => new(form.Posted(item.Name), error(item)), alert, status, handle);

    private async Task<IActionResult> PageAsync(
        Standing standing, string name, string language, Func<Item, ItemState> state, Alert? alert,
        int status = StatusCodes.Status200OK, PageHandle? same = null)
    {
        var (page, journey) = (standing.Version.Study.Page(name), standing.Journey);
        var prepared = await pages.PageAsync(new(
            standing.Version, language, name, page is { Position: > 0 and var position } ? standing.Place?.Sequence.Vignettes[position - 1] : null,
            alert?.Error is not null, name == FrozenStudy.Information && standing.Place is not null));
        var items = new List<byte[]>();
        foreach (var item in page is null ? [] : Ordered(standing, page).Where(item => journey.Shows(page, item)))
        {
            var shown = (!journey.IsLocked(item.Name) ? state(item) : new(
                journey.Last(name)?.Answers.GetValueOrDefault(item.Name).Posted, null,
                item.Name == FrozenStudy.Consent ? null : new Alerts(language).Locked, true)) with
            { IsReversed = page is not null && standing.Version.Study.IsReversed(page, standing.Place?.Sequence) };
            items.Add(await pages.ItemAsync(standing.Version, language, journey.Worded(page!, item, language), shown));
        }

        return new PageResult(prepared, status)
        {
            Handle = handles.Write(same is not null ? same with { Language = language } : new PageHandle(
                standing.Token, standing.Version.Id, name, journey.Revision, nowUtc, language, Secrets.Token())),
            Ribbon = await pages.RibbonAsync(standing.Mode, language),
            Alert = alert is null ? [] : await pages.SummaryAsync(page is null ? alert : alert with
            {
                Items = [.. alert.Items.Select(item => journey.Worded(page, item, language))],
            }, language),
            Words = page is null ? [] : Words(standing.Version.Study, page, journey, language),
            Items = items,
            Code = name == Journey.Receipt ? WithdrawalCode.Of(codes, standing.Token) : "",
        };
    }

    // What of a page's frame differs between respondents: answers in its words, and its number where pages can be passed over.
    private static Dictionary<string, string> Words(FrozenStudy study, Page page, Journey journey, string language)
    {
        var words = new Dictionary<string, string>();
        if (Piping.IsIn(page.Title))
            words[Slot.Title] = journey.Worded(page, page.Title, language);
        if (page.Lead is { } lead && Piping.IsIn(lead))
            words[Slot.Lead] = journey.Worded(page, lead, language);
        if (study.HasLogic)
        {
            var (number, last) = journey.Progress(page);
            words[Slot.Where] = QuestionsView.Counted(language, number, last);
            words[Slot.Send] = QuestionsView.SendOn(language, number == last);
        }

        return words;
    }

    private static IReadOnlyList<Item> Ordered(Standing standing, Page page) =>
        standing.Version.Study.Ordered(page, standing.Place?.Sequence);
}
