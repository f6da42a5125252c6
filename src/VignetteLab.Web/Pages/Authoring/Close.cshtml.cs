using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Where a study ends: now or at its time, with the key, the data and what is still to be done.</summary>
public sealed class CloseModel(
    DraftAccess access, LabDb db, LabSettings settings, StudioTexts texts, Publication publication, Launching launching, TimeProvider time) : LifePage(access, settings, texts, time)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "close");

    public StudyRecord Record { get; private set; } = null!;

    /// <summary>What respondents answered.</summary>
    public About About { get; private set; } = null!;

    /// <summary>How many started, were given a place, and finished; of those with a place, how many are under way.</summary>
    public (int Started, int Placed, int Finished, int UnderWay) Counts { get; private set; }

    /// <summary>The key of those who answered in earnest; <c>null</c> before the launch.</summary>
    public KeyRecord? Key { get; private set; }

    /// <summary>The day by which answers are anonymous or erased; <c>null</c> where none was promised.</summary>
    public DateOnly? KeptUntil => About.Day ?? (About.KeptMonths > 0 && Record.ClosedUtc is { } closed
        ? DateOnly.FromDateTime(closed).AddMonths(About.KeptMonths) : null);

    /// <summary>Until when answers can still come though it is closed; <c>null</c> where none can.</summary>
    public DateTime? AnswersUntilUtc { get; private set; }

    [Needs(Right.Close)]
    public Task<IActionResult> OnPostCloseAsync(string study, CancellationToken stop) => ActAsync(study, "end", () =>
    {
        Confirmed(study);
        return publication.CloseAsync(study, By);
    }, stop);

    [Needs(Right.Launch)]
    public Task<IActionResult> OnPostScheduleAsync(string study, CancellationToken stop) =>
        ActAsync(study, "end", () => launching.ScheduleAsync(study, Times(), By), stop);

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken stop)
    {
        Record = await db.Studies.AsNoTracking().SingleAsync(known => known.Name == Draft.Name, stop);
        About = Draft.Study.About;
        if (Record.VersionId is { } version)
            About = StudyFile.ReadDraft(await db.Versions.Where(known => known.Id == version).Select(known => known.Json).SingleAsync(stop)).Study.About;
        var respondents = db.Respondents.Where(one => one.StudyId == Record.Id && one.Mode == Mode.Live);
        var placed = respondents.Where(one => db.Places.Any(place => place.RespondentId == one.Id));
        Counts = (
            await respondents.CountAsync(stop), await placed.CountAsync(stop), await respondents.CountAsync(one => one.FinishedUtc != null, stop),
            await placed.CountAsync(one => one.FinishedUtc == null, stop));
        AnswersUntilUtc = await Publication.AnswersUntilAsync(db, Record, Now);
        Key = await db.Keys.AsNoTracking().SingleOrDefaultAsync(key => key.StudyId == Record.Id && key.Mode == Mode.Live, stop);
    }
}
