using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The way from a researcher to the drafts they may see, and to change them.</summary>
public sealed partial class DraftAccess(LabDb db, OwnStudies own, Drafting drafting)
{
    /// <summary>A draft as it is now; <c>null</c> where it is none of theirs.</summary>
    public async Task<DraftView?> FindAsync(ClaimsPrincipal person, string study, CancellationToken stop)
    {
        if (await own.RoleAsync(person, study, stop) is not { } role ||
            await db.Studies.AsNoTracking().SingleOrDefaultAsync(known => known.Name == study && known.BinnedUtc == null, stop) is not { } record ||
            await Drafts.LastAsync(db, record.Id, stop) is not { } state)
        {
            return null;
        }

        var reading = StudyFile.ReadDraft(state.Json);
        return new()
        {
            Name = record.Name,
            Status = record.Status,
            State = state,
            Study = reading.Study,
            Problems = reading.Problems,
            SavedUtc = await db.DraftEdits.Where(edit => edit.StudyId == record.Id && edit.Number == state.Number).Select(edit => edit.AtUtc).SingleAsync(stop),
            MayEdit = Rights.May(role, Right.Edit),
            IsEditable = Rights.May(role, Right.Edit) && Drafting.IsEditable(record),
            CanUndo = await Drafting.BeforeAsync(db, record.Id, state.State, stop) is not null,
            CanRedo = await Drafting.AfterAsync(db, record.Id, state, stop) is not null,
        };
    }

    /// <summary>The names of all that respondents were shown, in a pilot or in earnest, and of what colleagues talk about: answers and comments are kept by them.</summary>
    public async Task<IReadOnlySet<string>> KeptAsync(DraftView draft, CancellationToken stop)
    {
        var shown = await (
            from study in db.Studies
            from version in db.Versions
            where study.Id == draft.State.StudyId && (version.Id == study.PilotVersionId || version.Id == study.VersionId)
            select version.Json).ToListAsync(stop);
        var said = await db.Comments.Where(comment => comment.StudyId == draft.State.StudyId).Select(comment => comment.Path).Distinct().ToListAsync(stop);
        return shown.Concat(said).SelectMany(json => Named.Matches(json)).Select(match => match.Groups["name"].Value).ToHashSet();
    }

    /// <summary>Saves what was changed, starting from the edit that was changed.</summary>
    /// <param name="person">Who.</param>
    /// <param name="draft">The draft as it is now.</param>
    /// <param name="basis">The number of the edit that was changed.</param>
    /// <param name="change">The change.</param>
    /// <param name="stop">Stops reading; what is being saved is saved.</param>
    /// <exception cref="RefusedException">It cannot be saved as things stand.</exception>
    public async Task<DraftSaving> SaveAsync(
        ClaimsPrincipal person, DraftView draft, int basis, Func<Study, Study> change, CancellationToken stop)
    {
        var before = basis == draft.State.Number ? draft.State : await Drafts.AtAsync(db, draft.State.StudyId, basis, stop)
            ?? throw new RefusedException("What you changed is not known here. Load the page again.");
        var study = change(StudyFile.ReadDraft(before.Json).Study);

        // Read once more, so that it is written as a file of the same study would be: line ends and letters in their one form.
        var json = CanonicalJson.Write(StudyFile.ReadDraft(CanonicalJson.Write(study)).Study);
        return await drafting.SaveAsync(draft.Name, basis, json, Id(person));
    }

    /// <summary>Undoes the last change, or does it again.</summary>
    public Task<DraftState> StepAsync(ClaimsPrincipal person, string study, bool isBack) =>
        isBack ? drafting.UndoAsync(study, Id(person)) : drafting.RedoAsync(study, Id(person));

    /// <summary>Who somebody is, in the lab's records.</summary>
    public static string Id(ClaimsPrincipal person) =>
        person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in.");

    // In canonical JSON, where a quotation mark within words never stands alone; or in a path.
    [GeneratedRegex("(\"name\":\"|\\[)(?<name>[a-z0-9_]+)[\"\\]]", RegexOptions.NonBacktracking)]
    private static partial Regex Named { get; }
}
