using Microsoft.AspNetCore.Mvc;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Take;

/// <summary>Shows pages to the respondent of one request.</summary>
public sealed class Showing(
    HttpContext http, string study, SurveyPages pages, Handles handles, byte[] codes, Versions versions, DateTime nowUtc)
{
    /// <summary>Writes and reads the handles of forms.</summary>
    public Handles Handles => handles;

    private string Cookie => (http.Request.IsHttps ? "__Host-svar-" : "svar-") + study;

    /// <summary>A version by its key.</summary>
    public ValueTask<KeptVersion> VersionAsync(int id) => versions.GetAsync(id);

    /// <summary>Where the respondent stands whom the cookie names; <c>null</c> without one.</summary>
    public async Task<Standing?> FromCookieAsync(Standings standings) =>
        handles.ReadCookie(http.Request.Cookies[Cookie]) is { } token &&
        await standings.FindAsync(token) is { } standing && standing.Version.Study.Study.Name == study
            ? standing
            : null;

    /// <summary>The language of one who has not chosen yet: what the browser asks for, else the study's first.</summary>
    public string LanguageOf(Study study, string? chosen = null)
    {
        if (chosen is not null && study.Languages.Contains(chosen))
            return chosen;
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage;
        return wanted.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(study.Languages.Contains) ?? study.Languages[0];
    }

    /// <summary>The landing page: nothing is kept of one who only looks at it.</summary>
    public async Task<IActionResult> LandingAsync(KeptVersion version, string key, string? chosen)
    {
        var language = LanguageOf(version.Study.Study, chosen);
        var page = await pages.PageAsync(new(version, language, SurveyPages.Landing));
        return new PageResult(page) { Handle = handles.Write(new StartHandle(version.StudyId, key, language)) };
    }

    /// <summary>A page that only says something.</summary>
    public async Task<IActionResult> MessageAsync(Message message)
    {
        var language = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => wanted.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Texts.Languages.Contains) ?? "da";
        return new PageResult(await pages.MessageAsync(message, language), message.Status);
    }

    /// <summary>On to a page: by redirect with a cookie, so that reloading sends nothing again; else the page itself.</summary>
    public async Task<IActionResult> GoAsync(Standing standing, string page)
    {
        if (handles.ReadCookie(http.Request.Cookies[Cookie]) == standing.Token)
        {
            http.Response.Headers.Location = $"/s/{study}/{page}";
            return new StatusCodeResult(StatusCodes.Status303SeeOther);
        }

        // A phone that is somebody else's keeps their cookie; the handle alone is enough to go on.
        if (!http.Request.Cookies.ContainsKey(Cookie))
        {
            http.Response.Cookies.Append(Cookie, handles.WriteCookie(standing.Token), new()
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                Path = "/",
                IsEssential = true,
            });
        }

        return await PageAsync(standing, page);
    }

    /// <summary>A page with the answers that are saved.</summary>
    public Task<IActionResult> PageAsync(Standing standing, string page)
    {
        var saved = standing.Journey.Last(page)?.Answers;
        return PageAsync(
            standing, page, standing.Language,
            item => new(saved is not null && saved.TryGetValue(item.Name, out var answer) ? answer.Posted : null), null);
    }

    /// <summary>The same page once more, since answers were left out; what was given is saved.</summary>
    public Task<IActionResult> PromptAsync(Standing standing, Page page)
    {
        var language = standing.Language;
        var texts = Texts.In(language);
        var answers = standing.Journey.Last(page.Name)?.Answers ?? new Dictionary<string, Answer>();
        var missing = Ordered(standing, page).Intersect(standing.Journey.Missing(page, answers)).ToArray();
        var required = missing.Where(item => item.Required).ToArray();
        var alert = required.Length > 0
            ? new Alert(texts[page.Name == FrozenStudy.Information ? "To take part, please tick that you agree. If you do not want to, press “No, thank you”." : "Please answer this before you go on."], null,
                page.Name == FrozenStudy.Information ? [] : required, [])
            : new Alert(null, texts["You have not answered {0} of {1} questions. You can answer now or continue without.", missing.Length, page.Items.Count(item => item is not TextItem)],
                missing, [("continue", texts["Continue without answering"])]);
        return PageAsync(standing, page.Name, language, item => new(
            answers.TryGetValue(item.Name, out var answer) ? answer.Posted : null,
            required.Contains(item) ? texts[item.Name == FrozenStudy.Consent ? "Please tick the box to take part." : "Please choose one."] : null,
            missing.Contains(item) && !item.Required ? texts["Not answered"] : null), alert);
    }

    /// <summary>A page that was not saved, with all that was sent and the same key, so that it can be sent again.</summary>
    public Task<IActionResult> AgainAsync(
        Standing standing, PageHandle handle, SentForm form, int status, (Alert Alert, Func<Item, string?> Error) what) =>
        PageAsync(standing, handle.Page, form.NextLanguage ?? handle.Language,
            item => new(form.Posted(item.Name), what.Error(item)), what.Alert, status, handle);

    /// <summary>Two showings of a page were answered differently: both answers are shown, and the respondent chooses.</summary>
    public Task<IActionResult> ConflictAsync(Standing standing, PageHandle handle, SentForm form, ReadForm read)
    {
        var texts = Texts.In(handle.Language);
        var saved = standing.Journey.Last(handle.Page)!.Answers;
        var alert = new Alert(null, texts["This page was answered twice. The answers that you sent just now are ticked below and are not saved yet; the ones saved before stand beside them. Which should we keep?"], [],
            [("continue", texts["Keep what is ticked below"]), ("keep", texts["Keep what was saved before"])]);
        return PageAsync(standing, handle.Page, handle.Language, item =>
        {
            Answer? before = saved.TryGetValue(item.Name, out var kept) ? kept : null;
            Answer? now = read.Answers.TryGetValue(item.Name, out var sent) ? sent : null;
            var mark = before == now ? null : texts["Saved before: {0}", before is null ? texts["no answer"] : Said(item, before.Value, handle.Language)];
            return new(form.Posted(item.Name), null, mark);
        }, alert, StatusCodes.Status409Conflict);
    }

    /// <summary>What a button asks for that saves nothing: back from a page without fields, or on without overwriting.</summary>
    public Task<IActionResult> MoveAsync(Standing standing, PageHandle handle, SentForm form)
    {
        var changed = form.NextLanguage is { } language && standing.Version.Study.Study.Languages.Contains(language)
            ? standing with { Language = language }
            : standing;
        if (form.NextLanguage is not null)
            return PageAsync(changed, standing.Journey.Show(handle.Page));
        return GoAsync(standing, form.Op == "back"
            ? standing.Journey.Show(standing.Journey.Before(handle.Page))
            : standing.Journey.After(handle.Page, Op.Continue));
    }

    /// <summary>Forgets on this device who answered.</summary>
    public Task<IActionResult> LeaveAsync()
    {
        http.Response.Cookies.Delete(Cookie, new() { Secure = http.Request.IsHttps, Path = "/" });
        return MessageAsync(Message.Left);
    }

    /// <summary>What to say when the database could not take a page.</summary>
    public (Alert, Func<Item, string?>) NotSaved(string language) => (
        new(Texts.In(language)["Your answers on this page are not saved yet. Please press Continue again in a moment."], null, [], []),
        _ => null);

    /// <summary>What to say of fields that cannot be read.</summary>
    public (Alert, Func<Item, string?>) Faults(ReadForm read, string language)
    {
        var texts = Texts.In(language);
        return (
            new(texts["This page is not saved yet. Please look at this once more:"], null, [.. read.Faults.Select(fault => fault.Item)], []),
            item => read.Faults.Where(fault => fault.Item == item).Select(fault => Said(fault.Fault, texts)).FirstOrDefault());
    }

    private async Task<IActionResult> PageAsync(
        Standing standing, string name, string language, Func<Item, ItemState> state, Alert? alert,
        int status = StatusCodes.Status200OK, PageHandle? same = null)
    {
        var page = standing.Version.Study.Page(name);
        var prepared = await pages.PageAsync(new(
            standing.Version, language, name, page is { Vignette: true } ? standing.Place?.Arm : null,
            alert?.Error is not null, name == FrozenStudy.Information && standing.Place is not null));
        var items = new List<byte[]>();
        foreach (var item in page is null ? [] : Ordered(standing, page))
        {
            var locked = standing.Journey.IsLocked(item.Name);
            var shown = locked
                ? new ItemState(standing.Journey.Last(name)?.Answers.GetValueOrDefault(item.Name).Posted, null, item.Name == FrozenStudy.Consent ? null : Texts.In(language)["This answer was used in drawing lots, so it can no longer be changed."], true)
                : state(item);
            items.Add(await pages.ItemAsync(standing.Version, language, item, shown));
        }

        return new PageResult(prepared, status)
        {
            Handle = handles.Write(same is not null ? same with { Language = language } : new PageHandle(
                standing.Token, standing.Version.Id, name, standing.Journey.Revision, nowUtc, language, Secrets.Token())),
            Alert = alert is null ? [] : await pages.SummaryAsync(alert, language),
            Items = items,
            Code = name == Journey.Receipt ? WithdrawalCode.Of(codes, standing.Token) : "",
        };
    }

    private static IEnumerable<Item> Ordered(Standing standing, Page page) =>
        standing.Place?.Orders.GetValueOrDefault(page.Name) is { } order
            ? order.Select(standing.Version.Study.Item)
            : page.Items;

    private static string Said(Item item, Answer answer, string language) => answer.Declines
        ? Texts.In(language)[answer.Number == (int)Decline.DontKnow ? "Don’t know" : "Prefer not to say"]
        : item.Column.Values.FirstOrDefault(value => value.Code == answer.Number)?.Label.In(language) ?? answer.Posted;

    private static string Said(Fault fault, Texts texts) => fault.Kind switch
    {
        FaultKind.NotANumber => texts["Write a whole number from {0} to {1}, for example {0}.", fault.Low, fault.High],
        FaultKind.OutOfRange => texts["Write a number from {0} to {1}.", fault.Low, fault.High],
        FaultKind.TooLong => texts["This has {0} characters; at most {1} can be kept. Please shorten it.", fault.Low, fault.High],
        _ => texts["Please choose one of the answers."],
    };
}
