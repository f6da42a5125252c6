using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>What a correction is published with.</summary>
/// <param name="Fingerprint">SHA-256 of the draft whose changes were looked at.</param>
/// <param name="Reason">Why; kept and exported.</param>
/// <param name="AffectsAnswers">Whether it can change what is answered.</param>
public sealed record Correction(string Fingerprint, string Reason, bool AffectsAnswers);

/// <summary>Corrects words while respondents answer: those under way keep their version, new ones start with the next.</summary>
public sealed class Amending(GroupCommit commit, Examining examining, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Lets the draft be changed again; respondents see nothing of it.</summary>
    /// <exception cref="RefusedException">There is no such study, or it is not open.</exception>
    public Task<bool> BeginAsync(string name, string by) => commit.RunAsync(async db =>
    {
        var study = await Life.FindAsync(db, name);
        if (study.Status is not (StudyStatus.Live or StudyStatus.Paused))
            throw new RefusedException($"“{name}” is not open, so there is nothing to correct under way.");
        if (study.CorrectingUtc is null)
            await Auditing.AddAsync(db, Now, AuditKind.Correcting, by, study.Id);
        study.CorrectingUtc ??= Now;
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Brings the draft back to what respondents are shown.</summary>
    /// <exception cref="RefusedException">There is no such study, or nothing is being corrected.</exception>
    public Task<bool> DiscardAsync(string name, string by, string? researcher) => commit.RunAsync(async db =>
    {
        await DropAsync(db, await CorrectedAsync(db, name), by, Now, researcher);
        return true;
    });

    /// <summary>Freezes the correction as the next version; whoever starts from now on answers it.</summary>
    /// <param name="name">The study.</param>
    /// <param name="correction">What it is published with.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>The number of the version.</returns>
    /// <exception cref="RefusedException">
    /// Nothing is being corrected, nothing has changed or more than words, errors are open or warnings neither mended nor accepted, or it was changed since it was looked at.
    /// </exception>
    public async Task<int> PublishAsync(string name, Correction correction, string by)
    {
        if (await examining.OfAsync(name, new() { IsCorrection = true }) is { } examination)
        {
            if (examination.Errors is { Count: > 0 } errors)
                throw new RefusedException($"The correction has {errors.Count} errors. Mend what the checks list; then publish it.");
            if (examination.Warnings is { Count: > 0 } warnings)
                throw new RefusedException($"The correction has open warnings: {Launching.Rules(warnings)}. Mend them, or accept them with a reason under Checks; then publish it.");
        }

        return await commit.RunAsync(db => PublishAsync(db, name, correction, by));
    }

    /// <summary>Ends a correction that is not published.</summary>
    internal static async Task DropAsync(LabDb db, StudyRecord study, string by, DateTime now, string? researcher = null)
    {
        var (version, draft) = await BothAsync(db, study);
        if (draft.Frozen != version.Json)
        {
            var before = await BeforeAsync(db, study, version.Json);
            await Drafts.AppendAsync(db, study.Id, draft, before?.Json ?? version.Json, before?.State, researcher, now);
        }

        study.CorrectingUtc = null;
        await Auditing.AddAsync(db, now, AuditKind.CorrectionDiscarded, by, study.Id);
        await db.SaveChangesAsync();
    }

    private async Task<int> PublishAsync(LabDb db, string name, Correction correction, string by)
    {
        var study = await CorrectedAsync(db, name);
        var why = Reasons.Checked(correction.Reason, new RefusedException("Say what is corrected and why; the reason is kept and exported."));
        var (version, draft) = await BothAsync(db, study);
        if (draft.Fingerprint != correction.Fingerprint)
            throw new RefusedException("The draft was changed since you looked at it. Look at the changes again; then publish them.");
        if (draft.Frozen == version.Json)
            throw new RefusedException("Nothing has changed yet. Correct the words at their step; then publish them here.");
        if (Amendable.Beyond(version.Json, draft.Frozen) is [{ Path: var path }, ..])
            throw new RefusedException($"Only words and labels can be corrected while respondents answer, and {path} is more than words. Discard the correction and copy the study as a new one.");
        var next = await Life.FreezeAsync(db, study, Now);
        db.Amendments.Add(new()
        {
            StudyId = study.Id,
            FromVersionId = version.Id,
            ToVersionId = next.Id,
            Reason = why,
            AffectsAnswers = correction.AffectsAnswers,
            By = by,
            AtUtc = Now,
        });
        (study.VersionId, study.CorrectingUtc) = (next.Id, null);
        await Auditing.AddAsync(db, Now, AuditKind.Amended, by, study.Id, $"{next.Number}", why);
        await db.SaveChangesAsync();
        return next.Number;
    }

    // The draft as it was when the correction began: it may hold words of languages that are switched off, which the version does not.
    private static async Task<DraftState?> BeforeAsync(LabDb db, StudyRecord study, string json)
    {
        var number = await db.DraftEdits.Where(edit => edit.StudyId == study.Id && edit.AtUtc <= study.CorrectingUtc).MaxAsync(edit => (int?)edit.Number) ?? 0;

        // Clocks of processes differ, and a correction may be written in the moment that it begins.
        for (; number > 0; number--)
        {
            if (await Drafts.AtAsync(db, study.Id, number) is { } before && before.Frozen == json)
                return before;
        }

        return null;
    }

    private static async Task<StudyRecord> CorrectedAsync(LabDb db, string name) => await Life.FindAsync(db, name) is { CorrectingUtc: not null } study
        ? study
        : throw new RefusedException($"Nothing of “{name}” is being corrected.");

    private static async Task<(VersionRecord Version, DraftState Draft)> BothAsync(LabDb db, StudyRecord study) => (
        await db.Versions.FindAsync(study.VersionId) ?? throw new InvalidOperationException($"“{study.Name}” has no version."),
        await Drafts.LastAsync(db, study.Id) ?? throw new InvalidOperationException($"“{study.Name}” has no draft."));
}
