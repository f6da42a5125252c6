using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A step on which something is done with the whole study: it is looked at, and its acts are buttons.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public abstract class LifePage(DraftAccess access, LabSettings settings, StudioTexts texts, TimeProvider time) : PageModel, IDraftPage
{
    private string? wrong;

    [BindProperty]
    public LifeForm Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public abstract Step Step { get; }

    /// <inheritdoc/>
    public bool IsForm => false;

    /// <summary>Where respondents find the study.</summary>
    public string SurveyUrl => Addresses.Survey(settings, Request, Draft.Name);

    /// <summary>The time zone that times are written in.</summary>
    public string Zone => settings.Zone.Id;

    /// <summary>What whoever looks may do.</summary>
    public bool May(Right right) => HttpContext.Features.Get<StudyMember>() is { } member && Rights.May(member.Role, right);

    /// <summary>Whether the time has not come from which it can be answered.</summary>
    public bool IsYetToOpen(StudyRecord study) => study.OpensUtc > Now;

    /// <summary>What stands in a field of date and time: what was just written, or what holds.</summary>
    public string InField(string? written, DateTime? utc) => written ?? (utc is { } when ? settings.At(when).InField : "");

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => await OpenAsync(study, stop) ?? Page();

    /// <summary>Reads what the page shows besides the draft.</summary>
    protected abstract Task LoadAsync(CancellationToken stop);

    /// <summary>Does something and shows the page again, with the reason where it was refused.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="at">The part of the page to come back to.</param>
    /// <param name="actAsync">What to do.</param>
    /// <param name="stop">Stops reading.</param>
    protected async Task<IActionResult> ActAsync(string study, string at, Func<Task> actAsync, CancellationToken stop)
    {
        try
        {
            // A number that is none, in a form made by hand.
            if (!ModelState.IsValid)
                throw new RefusedException(texts["Something on this page cannot be read. Nothing was done."]);
            await actAsync();
            return Redirect($"/studies/{study}/{Step.Name}#{at}");
        }
        catch (RefusedException refused)
        {
            ModelState.Clear();
            ModelState.AddModelError(wrong ?? "", texts[refused.Said]);
            return await OpenAsync(study, stop) ?? Page();
        }
    }

    /// <summary>What has to hold of a field before something is done; the page that comes back says so there.</summary>
    /// <param name="field">The member of the form.</param>
    /// <param name="holds">Whether it does.</param>
    /// <param name="why">What is said where it does not, in the reader’s language.</param>
    /// <exception cref="RefusedException">It does not hold.</exception>
    protected void Must(string field, bool holds, string why)
    {
        if (holds)
            return;
        wrong = $"{nameof(Input)}.{field}";
        throw new RefusedException(why);
    }

    /// <summary>Makes sure that the study's name was typed: what follows cannot be undone.</summary>
    /// <exception cref="RefusedException">It was not.</exception>
    protected void Confirmed(string study) => Must(
        nameof(LifeForm.Name), Input.Name?.Trim() == study, texts["Type the study’s name, {0}, as it stands here. Nothing was done.", study]);

    /// <summary>The times that were written.</summary>
    /// <exception cref="RefusedException">One of them is no time.</exception>
    protected Schedule Times()
    {
        var noTime = texts["A time is written as year-month-day and hour, as in 2026-12-01T08:00. Nothing was done."];
        Must(nameof(LifeForm.Opens), LabTime.TryRead(Input.Opens, settings.Zone, out var opens), noTime);
        Must(nameof(LifeForm.Closes), LabTime.TryRead(Input.Closes, settings.Zone, out var closes), noTime);
        return new(opens, closes, Input.Grace);
    }

    /// <summary>What time it is.</summary>
    protected DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Who acts, as the audit log calls them.</summary>
    protected string By => User.Identity?.Name ?? "";

    private async Task<IActionResult?> OpenAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        await LoadAsync(stop);
        return null;
    }
}

/// <summary>What an act on a whole study asks for; each needs some of it.</summary>
public sealed record LifeForm
{
    /// <summary>The study's name, typed to confirm.</summary>
    public string? Name { get; init; }

    /// <summary>SHA-256 of the draft that was looked at.</summary>
    public string? Fingerprint { get; init; }
    public string? Opens { get; init; }
    public string? Closes { get; init; }
    public int Grace { get; init; } = StudyRecord.UsualGrace;

    /// <summary>Why there is no time of the close.</summary>
    public string? NoClose { get; init; }

    /// <summary>Why something is corrected.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether a correction can change what is answered; <c>null</c> where nobody said.</summary>
    public bool? Affects { get; init; }

    /// <summary>Which cleared pilot data.</summary>
    public int? Cleared { get; init; }

    /// <summary>Whether two must launch.</summary>
    public bool NeedsSecond { get; init; }
}
