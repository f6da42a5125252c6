using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core;
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
    /// <summary>An address that is the studio's own, in which studies are made.</summary>
    public const string Taken = "new";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a study from a draft; whoever makes it owns it.</summary>
    /// <param name="json">The draft, canonical; its name is the study's address.</param>
    /// <param name="researcher">Who.</param>
    /// <exception cref="RefusedException">There is a study of this name.</exception>
    public Task<DraftState> CreateAsync(string json, string researcher) => commit.RunAsync(async db =>
    {
        var name = NameOf(json);
        await RefuseAsync(db, name);
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

        // Only now: two who change answers at once must not be at odds about a text that neither wrote.
        var whole = InformationText.Followed(last.Json, merged.Json);
        await RenameAsync(db, record, whole);
        await KeepStructureAsync(db, record, whole);
        return new(await Drafts.AppendAsync(db, record.Id, last, whole, restores: null, researcher, Now), [], whole);
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
    /// <param name="study">The study's name.</param>
    /// <param name="isIn">Whether it goes in.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>Whether it is in the bin.</returns>
    /// <exception cref="RefusedException">There is no such study, or it is open.</exception>
    public Task<bool> BinAsync(string study, bool isIn, string by = Auditing.Server) => commit.RunAsync(async db =>
    {
        var record = await Life.LockedAsync(db, study) ?? throw new RefusedException($"There is no study “{study}”.");
        if (isIn && record.Status is StudyStatus.Live or StudyStatus.Paused)
            throw new RefusedException("This study is launched. Close it first; then it can be put into the bin.");
        if (record.BinnedUtc is not null == isIn)
            return isIn;
        record.BinnedUtc = isIn ? Now : null;
        if (isIn)
            await Piloting.CloseAsync(db, record, by, Now);
        await Auditing.AddAsync(db, Now, isIn ? AuditKind.Binned : AuditKind.Restored, by, record.Id, study);
        await db.SaveChangesAsync();
        return isIn;
    });

    /// <summary>Whether a study's draft may be changed: until the launch, and while something is being corrected.</summary>
    public static bool IsEditable(StudyRecord study) =>
        study.Status == StudyStatus.Draft || study is { Status: not StudyStatus.Closed, CorrectingUtc: not null };

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
        await KeepStructureAsync(db, record, known.Json);
        return await Drafts.AppendAsync(db, record.Id, last, known.Json, known.State, researcher, Now);
    }

    private static async Task<(StudyRecord Study, DraftState Last)> OpenAsync(LabDb db, string study)
    {
        if (await Life.LockedAsync(db, study) is not { BinnedUtc: null } record)
            throw new RefusedException($"There is no study “{study}”.");
        if (!IsEditable(record))
            throw new RefusedException("This study is launched, and what respondents are shown does not change any more.");
        return (record, await Drafts.LastAsync(db, record.Id) ?? throw new InvalidOperationException($"“{study}” has no draft."));
    }

    // A draft's address is in the draft; it moves with it.
    private static async Task RenameAsync(LabDb db, StudyRecord record, string json)
    {
        var name = NameOf(json);
        if (name == record.Name)
            return;
        if (record.Status != StudyStatus.Draft)
            throw new RefusedException("Respondents have this study’s address, so it stays as it is.");
        if (record.PilotNonce is not null)
            throw new RefusedException("People try this study at its address, so it stays as it is while the pilot is open. Close the pilot first.");
        if (await db.Invitations.AnyAsync(link => link.StudyId == record.Id))
            throw new RefusedException("Personal links to this study have been made, and they name its address, so it stays as it is.");
        await RefuseAsync(db, name);
        record.Name = name;
        await db.SaveChangesAsync();
    }

    // Who corrects words hears at once what is more than words, not only when it is to be published.
    private static async Task KeepStructureAsync(LabDb db, StudyRecord record, string json)
    {
        if (record.Status == StudyStatus.Draft)
            return;
        var version = await db.Versions.Where(known => known.Id == record.VersionId).Select(known => known.Json).SingleAsync();
        if (Amendable.BeyondSoFar(version, SpokenWords.Of(json)) is [{ Path: var path }, ..])
            throw new RefusedException($"Only words and labels can be corrected while respondents answer, and {path} is more than words. Nothing was saved.");
    }

    private static async Task RefuseAsync(LabDb db, string name)
    {
        if (!Names.IsAddress(name) || name == Taken)
            throw new RefusedException($"“{name}” cannot be an address. Use lower-case letters a to z, digits and hyphens, a letter first, at most 60; and not “{Taken}”.");
        if (await db.Studies.AnyAsync(known => known.Name == name))
            throw new RefusedException($"There is a study “{name}” already. Choose another name.");
    }

    private static string NameOf(string json) => JsonNode.Parse(json)?["name"]?.GetValue<string>() ?? "";
}
