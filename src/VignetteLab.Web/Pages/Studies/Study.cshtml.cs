using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Statistics;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Watching;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>One study as its researchers see it, and what they can do about who is allocated to what and who counts.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class StudyModel(
    LabDatabase database, Versions versions, OwnStudies own, LabSettings settings, ArmSwitch arms, Marking marking,
    WatchCounts counts, StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public StudyView View { get; private set; } = null!;

    /// <summary>The language that the vignettes are shown in.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The list that is shown whole; <c>null</c> for none.</summary>
    public string? Shown { get; private set; }

    /// <summary>Whether something was asked for that only an owner or an editor may do.</summary>
    public bool IsRefused { get; private set; }

    public string SurveyUrl => Addresses.Survey(settings, Request, View.Name);

    public Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => ShowAsync(study, stop);

    public Task<IActionResult> OnPostArmAsync(string study, CancellationToken stop) =>
        ActAsync(study, "Input.Arm", new ArmRules(texts).Validate(Input.Arm), "arms", (mode, by) =>
            arms.SetAsync(study, mode, Input.Arm.Name!.Trim(), Input.Arm.Open == true, Input.Arm.Reason!, by), stop);

    public Task<IActionResult> OnPostMarkAsync(string study, CancellationToken stop) =>
        ActAsync(study, "Input.Mark", new MarkRules(texts).Validate(Input.Mark), "counting", (mode, by) =>
            marking.MarkAsync(study, mode, Input.Mark.Respondent!.Trim(), Input.Mark.Counts == true, Input.Mark.Reason!, by), stop);

    /// <summary>This page with other things on it.</summary>
    public string Link(Mode? mode = null, string? language = null, string? show = null)
    {
        var query = new List<string>();
        if ((mode ?? View.Mode) is not Mode.Live and var other)
            query.Add($"mode={other.Name()}");
        if ((language ?? Language) != View.Study.Languages[0])
            query.Add($"language={language ?? Language}");
        if (show is not null)
            query.Add($"show={show}");
        return $"/studies/{View.Name}{(query.Count == 0 ? "" : "?")}{string.Join('&', query)}";
    }

    /// <summary>The rows of a list: the first of them, or all where they were asked for.</summary>
    public IEnumerable<T> Rows<T>(string list, IReadOnlyList<T> all) => Shown == list ? all : all.Take(StudyView.Few);

    /// <summary>A share from 0 to 1, as in “33.3 %”.</summary>
    public static string Percent(StudioTexts texts, double share) => string.Create(CultureInfo.GetCultureInfo(texts.Language), $"{100 * share:0.#} %");

    /// <summary>A sentence on how well the ledger fits the declared shares.</summary>
    public static string Fit(StudioTexts texts, SampleRatio ratio) => texts["Sample ratio: {0}", string.Create(
        CultureInfo.GetCultureInfo(texts.Language),
        $"χ²({ratio.DegreesOfFreedom}) = {ratio.ChiSquare:0.00}, p {(ratio.P < SampleRatio.Alarm ? $"< {SampleRatio.Alarm:.000}" : $"= {ratio.P:.000}")}")];

    private async Task<IActionResult> ActAsync(
        string study, string form, FluentValidation.Results.ValidationResult rules, string section,
        Func<Mode, string, Task> act, CancellationToken stop)
    {
        if (await own.RoleAsync(User, study, stop) is not { } role || StudyView.ModeOf(Request.Query["mode"]) is not { } mode)
            return NotFound();
        if (!Rights.May(role, Right.Steer))
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            IsRefused = true;
            return await ShowAsync(study, stop);
        }

        ModelState.Add(rules, form);
        if (ModelState.IsValid)
        {
            try
            {
                await act(mode, User.Identity?.Name ?? "");
                return Redirect($"/studies/{study}{(mode == Mode.Live ? "" : $"?mode={mode.Name()}")}#{section}");
            }
            catch (RefusedException refused)
            {
                ModelState.AddModelError(form, texts[refused.Said]);
            }
        }

        return await ShowAsync(study, stop);
    }

    private async Task<IActionResult> ShowAsync(string study, CancellationToken stop)
    {
        if (await own.RoleAsync(User, study, stop) is not { } role || StudyView.ModeOf(Request.Query["mode"]) is not { } mode ||
            await Snapshot.OpenAsync(database, versions, study, mode, stop) is not { } opened)
        {
            return NotFound();
        }

        await using var snapshot = opened;

        // Of a draft with something missing there is nothing to show but what is missing.
        if (!(await snapshot.SaysAsync(stop)).IsWhole)
            return Redirect($"/studies/{study}/checks");
        View = await StudyView.ReadAsync(snapshot, Rights.In(snapshot, role), await counts.ReadAsync(snapshot, Window.All, stop), texts.Language, stop);
        Language = View.Study.Languages.FirstOrDefault(known => known == Request.Query["language"]) ?? View.Study.Languages[0];
        Shown = Request.Query["show"];
        return Page();
    }

    /// <summary>One of two things to do; the button says which.</summary>
    public sealed record Form
    {
        public ArmForm Arm { get; init; } = new();
        public MarkForm Mark { get; init; } = new();
    }

    /// <summary>An arm to close or to open again.</summary>
    public sealed record ArmForm
    {
        public string? Name { get; init; }
        public bool? Open { get; init; }
        public string? Reason { get; init; }
    }

    /// <summary>A response to count or not.</summary>
    public sealed record MarkForm
    {
        public string? Respondent { get; init; }
        public bool? Counts { get; init; }
        public string? Reason { get; init; }
    }

    private sealed class ArmRules : AbstractValidator<ArmForm>
    {
        public ArmRules(StudioTexts texts)
        {
            RuleFor(form => form.Name).NotEmpty().WithMessage(texts["Choose an arm."]);
            RuleFor(form => form.Open).NotNull().WithMessage(texts["Say whether it is to be open."]);
            RuleFor(form => form.Reason).NotEmpty().WithMessage(texts["Say why; the reason is kept with the change."])
                .MaximumLength(500).WithMessage(texts["Say it in 500 characters or fewer."]);
        }
    }

    private sealed class MarkRules : AbstractValidator<MarkForm>
    {
        public MarkRules(StudioTexts texts)
        {
            RuleFor(form => form.Respondent).NotEmpty().WithMessage(texts["Write the respondent’s name, as in the column respondent of the data."]);
            RuleFor(form => form.Counts).NotNull().WithMessage(texts["Say whether the response counts."]);
            RuleFor(form => form.Reason).NotEmpty().WithMessage(texts["Say why; the reason is kept and exported."])
                .MaximumLength(500).WithMessage(texts["Say it in 500 characters or fewer."]);
        }
    }
}
