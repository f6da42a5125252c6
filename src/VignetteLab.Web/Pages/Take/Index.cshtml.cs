using System.Data.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Take;

/// <summary>A respondent's way through a study: GET shows the page that is theirs and changes nothing, POST saves.</summary>
/// <remarks>The form's handle stands in for the framework's antiforgery token, so that nothing depends on a cookie.</remarks>
[AllowAnonymous, IgnoreAntiforgeryToken, RequestSizeLimit(SentForm.MaxBytes)]
public sealed class IndexModel(
    OpenStudies studies, Standings standings, Versions versions, Inviting inviting, Enrolment enrolment, Answering answering,
    Secrets secrets, SurveyPages pages, LabSettings settings, TimeProvider time, ILogger<IndexModel> logger) : PageModel
{
    private string Study => (string)RouteData.Values["study"]!;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<IActionResult> OnGetAsync() => AnswerAsync(GetAsync);

    public Task<IActionResult> OnPostAsync() => AnswerAsync(PostAsync);

    private async Task<IActionResult> AnswerAsync(Func<Showing, Task<IActionResult>> answer)
    {
        try
        {
            var show = new Showing(
                HttpContext, Study, pages, new(await secrets.GetAsync(Handles.SecretName)),
                await secrets.GetAsync(WithdrawalCode.SecretName), standings, Now, studies);
            return await answer(show);
        }
        catch (Exception error) when (error is NotSavedException or DbException)
        {
            logger.NotSaved(error);
            var message = await pages.MessageAsync(Message.NotSaved, Words.Texts.Wanted(Request, Words.Texts.Languages) ?? "da");
            return new PageResult(message, Message.NotSaved.Status);
        }
    }

    private async Task<IActionResult> GetAsync(Showing show)
    {
        var asked = (string?)RouteData.Values["asked"];
        if (RouteData.Values["token"] is string token)
        {
            return asked switch
            {
                "i" => await InvitedAsync(token, show),
                "p" => await PilotAsync(token, show),
                _ => await show.MessageAsync(Message.NotFound),
            };
        }

        // The bare address is for those who answer in earnest: whoever tried the pilot on this device is somebody else there.
        if (await show.FromCookieAsync() is { } standing && (standing.Mode == Mode.Live || asked is not null || await studies.FindAsync(Study) is null))
        {
            if (!standing.MayGoOn(Now))
                return await show.MessageAsync(Message.Closed);
            var page = standing.Journey.Show(asked);
            return page == asked ? await show.PageAsync(standing, page) : Redirect($"/s/{Study}/{page}");
        }

        if (await studies.FindAsync(Study) is not { } study)
            return await show.MessageAsync(Message.NotFound);
        if (asked is not null)
            return Redirect($"/s/{Study}");
        return await LandingAsync(study, new(study.Id, Secrets.Token(), show.LanguageOf(study.Version.Study.Study)), show);
    }

    // Whoever tries a pilot goes on where they were, and begins anew when they are through.
    private async Task<IActionResult> PilotAsync(string token, Showing show)
    {
        if (await show.FromCookieAsync() is { Mode: Mode.Pilot, FinishedUtc: null } standing && standing.Journey.Due is not (Journey.Receipt or Journey.Declined or Journey.ScreenedOut or Journey.Full))
            return await show.PageAsync(standing, standing.Journey.Due);
        if (await studies.PilotAsync(Study, token) is not { } study)
            return await show.MessageAsync(Message.PilotClosed);
        return await LandingAsync(study, new(study.Id, Secrets.Token(), show.LanguageOf(study.Version.Study.Study), Mode.Pilot), show);
    }

    // Whoever opens a personal link, on whatever device: its one respondent goes on, and nobody becomes them by looking.
    private async Task<IActionResult> InvitedAsync(string token, Showing show)
    {
        if (await inviting.FindAsync(token) is not { } invited)
            return await show.MessageAsync(Message.NotFound);
        if (!await studies.IsAtAsync(invited.StudyId, Study))
            return await show.MessageAsync(Message.NotFound);
        if (invited.Respondent is null || await standings.FindAsync(invited.Respondent) is not { } standing)
        {
            if (await FindAsync(invited.Mode) is not { } study)
                return await show.MessageAsync(invited.Mode == Mode.Pilot ? Message.PilotClosed : Message.NotFound);
            var language = show.LanguageOf(study.Version.Study.Study);
            return await LandingAsync(study, new(study.Id, invited.StartKey, language, invited.Mode), show);
        }

        return standing.MayGoOn(Now)
            ? await show.PageAsync(standing, standing.Journey.Due)
            : await show.MessageAsync(Message.Closed);
    }

    private Task<OpenStudy?> FindAsync(Mode mode) => mode == Mode.Pilot ? studies.PilotAsync(Study) : studies.FindAsync(Study);

    private async Task<IActionResult> LandingAsync(OpenStudy study, StartHandle start, Showing show) =>
        start.Mode == Mode.Pilot ? await show.LandingAsync(study.Version, start)
        : study.IsClosed(Now) ? await show.MessageAsync(Message.Closed)
        : study.Status == StudyStatus.Paused ? await show.MessageAsync(Message.Paused)
        : study.IsYetToOpen(Now) ? await show.MessageAsync(Message.Waiting with { Opens = settings.At(study.OpensUtc.GetValueOrDefault()) })
        : await studies.IsFullAsync(study, Now) ? await show.MessageAsync(Message.Full)
        : await show.LandingAsync(study.Version, start);

    private async Task<IActionResult> PostAsync(Showing show)
    {
        if (Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return await show.MessageAsync(Message.Refused);
        if (await SentForm.ReadAsync(Request) is not { } form)
            return await show.MessageAsync(Message.TooLarge);
        return show.Handles.Read(form.Handle) switch
        {
            StartHandle start => await StartAsync(start, form, show),
            PageHandle page => await SaveAsync(page, form, show),
            _ => await show.MessageAsync(Message.Refused),
        };
    }

    private async Task<IActionResult> StartAsync(StartHandle start, SentForm form, Showing show)
    {
        if (await FindAsync(start.Mode) is not { } study || study.Id != start.StudyId)
            return await show.MessageAsync(start.Mode == Mode.Pilot ? Message.PilotClosed : Message.Refused);
        var language = show.LanguageOf(study.Version.Study.Study, start.Language);
        if (form.NextLanguage is { } other && study.Version.Study.Study.Languages.Contains(other))
            return await show.LandingAsync(study.Version, start with { Language = other });
        var started = await enrolment.StartAsync(new(
            study.Id, study.Version.Id, start.Mode, start.Key, Secrets.Token(), language, Now));
        if (started.IsFull)
            return await show.MessageAsync(Message.Full);
        if (started.Respondent is not { } token || await standings.FindAsync(token) is not { } standing)
            return await LandingAsync(study, start, show);
        return standing.MayGoOn(Now)
            ? await show.GoAsync(standing, standing.Journey.Due)
            : await show.MessageAsync(Message.Closed);
    }

    private async Task<IActionResult> SaveAsync(PageHandle handle, SentForm form, Showing show)
    {
        var version = await versions.GetAsync(handle.VersionId);
        if (version.Study.Study.Name != Study && !await studies.IsAtAsync(version.StudyId, Study))
            return await show.MessageAsync(Message.Refused);
        try
        {
            return await SaveAsync(handle, form, show, version);
        }
        catch (NotSavedException error)
        {
            // Whose page it is is known, so it comes back with all that was ticked and with the same key.
            logger.NotSaved(error);
            return await standings.FindAsync(handle.Respondent) is { } standing
                ? await show.NotSavedAsync(standing, handle, form)
                : await show.MessageAsync(Message.NotSaved);
        }
    }

    private async Task<IActionResult> SaveAsync(PageHandle handle, SentForm form, Showing show, KeptVersion version)
    {
        if (version.Study.Page(handle.Page) is not { } page || form.Op == "keep")
        {
            if (form.Op == "leave")
                return await show.LeaveAsync();
            return await standings.FindAsync(handle.Respondent) is { } found
                ? await show.MoveAsync(found, handle, form)
                : await show.MessageAsync(Message.Refused);
        }

        // Who leaves a phone to somebody else cannot mend a field first; what can be read is saved.
        var read = form.Read(page);
        if (read.Faults.Count > 0 && form.Op != "leave")
        {
            return await standings.FindAsync(handle.Respondent) is { } found
                ? await show.FaultsAsync(found, handle, form, read)
                : await show.MessageAsync(Message.Refused);
        }

        var seconds = (Now - handle.ShownUtc).TotalSeconds;
        var outcome = await answering.SaveAsync(new(
            handle.Respondent, handle.Page, form.OpOn(page), form.NextLanguage ?? handle.Language, handle.Language,
            handle.Revision, handle.Key, form.Body(page), read.Answers,
            seconds is >= 0 and <= 86_400 ? Math.Round(seconds, 3) : null, Now));
        if (form.Op == "leave")
            return await show.LeaveAsync();
        if (outcome.Standing is not { } standing)
            return await show.MessageAsync(Message.Refused);
        return outcome.Result switch
        {
            SaveResult.Closed => await show.MessageAsync(Message.ClosedUnsaved),
            SaveResult.Conflict => await show.ConflictAsync(standing, handle, form, read),
            SaveResult.NotDue => await show.TooLateAsync(standing, outcome.Next),
            _ when outcome.Stays => await show.PromptAsync(standing, page),
            _ => await show.GoAsync(standing, outcome.Next),
        };
    }
}
