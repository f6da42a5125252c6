using Microsoft.AspNetCore.Mvc;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Where a study is tried by real people, opened to respondents, let rest, and corrected under way.</summary>
public sealed class LaunchModel(
    DraftAccess access, LabDb db, LabSettings settings, StudioTexts texts, Examining examining, Publication publication, Piloting piloting,
    Launching launching, Amending amending, TimeProvider time) : LifePage(access, settings, texts, time)
{
    private readonly LabSettings settings = settings;
    private readonly StudioTexts texts = texts;

    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "launch");

    public LaunchView View { get; private set; } = null!;

    /// <summary>Where people try the study; <c>null</c> where no pilot is open.</summary>
    public string? PilotUrl { get; private set; }

    /// <summary>Whether whoever looks asked for the launch themselves.</summary>
    public bool IsAsker => View.Asked?.Request.ResearcherId == DraftAccess.Id(User);

    [Needs(Right.Pilot)]
    public Task<IActionResult> OnPostOpenPilotAsync(string study, CancellationToken stop) =>
        ActAsync(study, "pilot", () => piloting.OpenAsync(study, By), stop);

    [Needs(Right.Pilot)]
    public Task<IActionResult> OnPostClosePilotAsync(string study, CancellationToken stop) =>
        ActAsync(study, "pilot", () => piloting.CloseAsync(study, By), stop);

    [Needs(Right.Pilot)]
    public Task<IActionResult> OnPostClearPilotAsync(string study, CancellationToken stop) =>
        ActAsync(study, "pilot", () => piloting.ClearAsync(study, By), stop);

    [Needs(Right.Pilot)]
    public Task<IActionResult> OnPostRestorePilotAsync(string study, CancellationToken stop) =>
        ActAsync(study, "pilot", () => piloting.RestoreAsync(study, Input.Cleared, By), stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostLaunchAsync(string study, CancellationToken stop) => ActAsync(study, "survey", () =>
    {
        Confirmed(study);
        EndSaid();
        return launching.LaunchAsync(Order(study));
    }, stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostAskAsync(string study, CancellationToken stop) => ActAsync(study, "launch", () =>
    {
        EndSaid();
        return launching.AskAsync(Order(study));
    }, stop);

    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostAgreeAsync(string study, CancellationToken stop) => ActAsync(study, "survey", () =>
    {
        Confirmed(study);
        return launching.AgreeAsync(study, By, DraftAccess.Id(User));
    }, stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostWithdrawAsync(string study, CancellationToken stop) =>
        ActAsync(study, "launch", () => launching.WithdrawAsync(study, By), stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostSecondAsync(string study, CancellationToken stop) =>
        ActAsync(study, "launch", () => launching.NeedSecondAsync(study, Input.NeedsSecond, By, DraftAccess.Id(User)), stop);

    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostAgreeToOneAsync(string study, CancellationToken stop) =>
        ActAsync(study, "launch", () => launching.AgreeToOneAsync(study, By, DraftAccess.Id(User) ?? ""), stop);

    [Needs(Right.Pause)]
    public Task<IActionResult> OnPostPauseAsync(string study, CancellationToken stop) =>
        ActAsync(study, "survey", () => publication.PauseAsync(study, By), stop);

    [Needs(Right.Pause)]
    public Task<IActionResult> OnPostResumeAsync(string study, CancellationToken stop) =>
        ActAsync(study, "survey", () => publication.ResumeAsync(study, By), stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostCorrectAsync(string study, CancellationToken stop) =>
        ActAsync(study, "correct", () => amending.BeginAsync(study, By), stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostDiscardAsync(string study, CancellationToken stop) =>
        ActAsync(study, "correct", () => amending.DiscardAsync(study, By, DraftAccess.Id(User)), stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostPublishAsync(string study, CancellationToken stop) => ActAsync(study, "correct", () =>
        Input.Affects is { } affects
            ? amending.PublishAsync(study, new(Input.Fingerprint ?? "", Input.Reason ?? "", affects), By)
            : throw new RefusedException(texts["Say whether the correction can change what is answered."]), stop);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken stop)
    {
        View = await LaunchView.ReadAsync(db, examining, Draft.Name, stop) ?? throw new InvalidOperationException($"“{Draft.Name}” has no draft.");
        PilotUrl = await piloting.TokenAsync(View.Record) is { } token ? Addresses.Pilot(settings, Request, Draft.Name, token) : null;
    }

    // A study that nobody means to close stays open for good by a slip.
    private void EndSaid()
    {
        if (string.IsNullOrWhiteSpace(Input.Closes))
            Must(nameof(LifeForm.NoClose), !string.IsNullOrWhiteSpace(Input.NoClose), texts["Give the time at which the study closes, or say why it stays open until somebody closes it. Nothing was done."]);
    }

    private LaunchOrder Order(string study) =>
        new(study, Times(), By, DraftAccess.Id(User)) { Fingerprint = Input.Fingerprint ?? "", NoClose = Input.NoClose };
}
