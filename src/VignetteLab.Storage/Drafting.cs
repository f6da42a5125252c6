using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>What came of saving a draft.</summary>
/// <param name="Draft">The draft as it is now.</param>
/// <param name="Conflicts">What somebody else changed in between; when there is any, nothing was saved.</param>
/// <param name="Mine">Both edits together, with the saver's words at each conflict: what a form goes on with.</param>
public sealed record DraftSaving(DraftState Draft, IReadOnlyList<Conflict> Conflicts, string Mine);

/// <summary>The life of a draft: every change of it is kept, and nobody writes over anybody else's.</summary>
public sealed class Drafting(GroupCommit commit, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a study from a draft; whoever makes it owns it.</summary>
    /// <param name="json">The draft, canonical; its name is the study's address.</param>
    /// <param name="researcher">Who.</param>
    /// <exception cref="RefusedException">There is a study of this name.</exception>
    public Task<DraftState> CreateAsync(string json, string researcher) => commit.RunAsync(async db =>
    {
        var name = StudyFile.ReadDraft(json).Study.Name;
        if (await db.Studies.AnyAsync(known => known.Name == name))
            throw new RefusedException($"There is a study “{name}” already. Choose another name.");
        var record = new StudyRecord { Name = name, Status = StudyStatus.Draft, CreatedUtc = Now };
        db.Studies.Add(record);
        await db.SaveChangesAsync();
        db.Memberships.Add(new() { ResearcherId = researcher, StudyId = record.Id, Role = MembershipRole.Owner });
        return await Drafts.AppendAsync(db, record.Id, null, json, restores: null, researcher, Now);
    });

    /// <summary>Saves a draft, together with what others have saved since.</summary>
    /// <param name="study">The study's name.</param>
    /// <param name="basis">The edit that was changed.</param>
    /// <param name="json">What it was changed to, canonical.</param>
    /// <param name="researcher">Who.</param>
    /// <exception cref="RefusedException">The study is launched, or gone, or has no such edit, or the name is taken.</exception>
    public Task<DraftSaving> SaveAsync(string study, int basis, string json, string researcher) => commit.RunAsync(async db =>
    {
        var (record, last) = await OpenAsync(db, study);
        var before = basis == last.Number ? last : await Drafts.AtAsync(db, record.Id, basis)
            ?? throw new RefusedException("What you changed is not known here. Load the page again.");
        var merged = basis == last.Number ? new Merged(json, []) : DraftMerge.Merge(before.Json, json, last.Json);
        if (merged.Conflicts.Count > 0 || merged.Json == last.Json)
            return new DraftSaving(last, merged.Conflicts, merged.Json);
        await RenameAsync(db, record, merged.Json);
        return new(await Drafts.AppendAsync(db, record.Id, last, merged.Json, restores: null, researcher, Now), [], merged.Json);
    });

    /// <summary>Brings back the state before the last change that still holds; any number of times.</summary>
    /// <returns>The draft; as it was when there is nothing to undo.</returns>
    /// <exception cref="RefusedException">The study is launched or gone.</exception>
    public Task<DraftState> UndoAsync(string study, string researcher) => commit.RunAsync(async db =>
    {
        var (record, last) = await OpenAsync(db, study);
        return await BeforeAsync(db, record.Id, last.State) is { } before ? await BringBackAsync(db, record, last, before, researcher) : last;
    });

    /// <summary>Does again what was undone last, unless something else was done since.</summary>
    /// <returns>The draft; as it was when there is nothing to do again.</returns>
    /// <exception cref="RefusedException">The study is launched or gone.</exception>
    public Task<DraftState> RedoAsync(string study, string researcher) => commit.RunAsync(async db =>
    {
        var (record, last) = await OpenAsync(db, study);
        return await AfterAsync(db, record.Id, last) is { } after ? await BringBackAsync(db, record, last, after, researcher) : last;
    });

    /// <summary>Brings back what the draft said at some edit, as a new edit.</summary>
    /// <exception cref="RefusedException">The study is launched or gone, or has no such edit.</exception>
    public Task<DraftState> RestoreAsync(string study, int number, string researcher) => commit.RunAsync(async db =>
    {
        var (record, last) = await OpenAsync(db, study);
        return await BringBackAsync(db, record, last, number, researcher);
    });

    /// <summary>Puts a study into the bin, or takes it out again. What is launched stays until it is closed.</summary>
    /// <exception cref="RefusedException">There is no such study, or it is open.</exception>
    public Task<bool> BinAsync(string study, bool isIn) => commit.RunAsync(async db =>
    {
        var record = await db.Studies.SingleOrDefaultAsync(known => known.Name == study)
            ?? throw new RefusedException($"There is no study “{study}”.");
        if (isIn && record.Status is StudyStatus.Live or StudyStatus.Paused)
            throw new RefusedException("This study is launched. Close it first; then it can be put into the bin.");
        record.BinnedUtc = isIn ? record.BinnedUtc ?? Now : null;
        await db.SaveChangesAsync();
        return isIn;
    });

    /// <summary>The edit whose state came before that of edit <paramref name="state"/>; <c>null</c> for the first.</summary>
    public static async Task<int?> BeforeAsync(LabDb db, int study, int state, CancellationToken stop = default) =>
        await db.DraftEdits.Where(edit => edit.StudyId == study && edit.Number == state).Select(edit => edit.Changes).SingleAsync(stop);

    /// <summary>The edit that would be done again; <c>null</c> where the last thing done was no undoing.</summary>
    public static async Task<int?> AfterAsync(LabDb db, int study, DraftState last, CancellationToken stop = default) =>
        last.State == last.Number ? null : await db.DraftEdits.Where(edit => edit.StudyId == study && edit.Changes == last.State)
            .MaxAsync(edit => (int?)edit.Number, stop);

    private async Task<DraftState> BringBackAsync(LabDb db, StudyRecord record, DraftState last, int number, string researcher)
    {
        var known = await Drafts.AtAsync(db, record.Id, number)
            ?? throw new RefusedException($"This study has no edit {number}.");
        await RenameAsync(db, record, known.Json);
        return await Drafts.AppendAsync(db, record.Id, last, known.Json, known.State, researcher, Now);
    }

    private static async Task<(StudyRecord Study, DraftState Last)> OpenAsync(LabDb db, string study)
    {
        var record = await db.Studies.SingleOrDefaultAsync(known => known.Name == study && known.BinnedUtc == null)
            ?? throw new RefusedException($"There is no study “{study}”.");
        if (record.Status != StudyStatus.Draft)
            throw new RefusedException("This study is launched, and what respondents are shown does not change any more.");
        return (record, await Drafts.LastAsync(db, record.Id) ?? throw new InvalidOperationException($"“{study}” has no draft."));
    }

    // A draft's address is in the draft; it moves with it.
    private static async Task RenameAsync(LabDb db, StudyRecord record, string json)
    {
        var name = StudyFile.ReadDraft(json).Study.Name;
        if (name == record.Name)
            return;
        if (await db.Studies.AnyAsync(known => known.Name == name))
            throw new RefusedException($"There is a study “{name}” already. Choose another name.");
        record.Name = name;
        await db.SaveChangesAsync();
    }
}
