using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Storage;

/// <summary>A draft as one of its edits left it.</summary>
/// <param name="StudyId">The study.</param>
/// <param name="Number">The edit's number, from 1.</param>
/// <param name="Json">The draft, canonical.</param>
/// <param name="State">The edit that first said this: the edit itself, or the one that it brings back.</param>
public sealed record DraftState(int StudyId, int Number, string Json, int State)
{
    /// <summary>What would be frozen of it, canonical: the words of languages that are switched off stay behind in the draft.</summary>
    public string Frozen => SpokenWords.Of(Json);

    /// <summary>SHA-256 of what would be frozen of it: the fingerprint that its version has.</summary>
    public string Fingerprint => CanonicalJson.Fingerprint(Frozen);
}

/// <summary>Reads and appends the edits of a draft.</summary>
public static class Drafts
{
    /// <summary>The draft as it is now; <c>null</c> where there is none.</summary>
    public static async Task<DraftState?> LastAsync(LabDb db, int study, CancellationToken stop = default) =>
        await db.DraftEdits.Where(edit => edit.StudyId == study).MaxAsync(edit => (int?)edit.Number, stop) is { } last
            ? await AtAsync(db, study, last, stop)
            : null;

    /// <summary>The draft as an edit left it; <c>null</c> where there is no such edit.</summary>
    public static async Task<DraftState?> AtAsync(LabDb db, int study, int number, CancellationToken stop = default)
    {
        var edits = await db.DraftEdits.AsNoTracking()
            .Where(edit => edit.StudyId == study && edit.Number <= number && edit.Number > number - DraftText.MostSteps)
            .OrderBy(edit => edit.Number).ToListAsync(stop);
        if (edits.Count == 0 || edits[^1].Number != number)
            return null;
        var whole = edits.FindLastIndex(edit => edit.IsWhole);
        var json = edits.Skip(whole + 1).Aggregate(edits[whole].Text, (text, edit) => DraftText.Apply(text, edit.Text));
        return CanonicalJson.Fingerprint(json) == edits[^1].Fingerprint
            ? new(study, number, json, edits[^1].Restores ?? number)
            : throw new InvalidOperationException($"Edit {number} of study {study} is not what was saved.");
    }

    /// <summary>A draft that can be frozen.</summary>
    /// <exception cref="RefusedException">Something in it is still missing or wrong.</exception>
    internal static string Whole(string study, string json)
    {
        var problems = StudyFile.ReadDraft(json).Problems;
        if (problems.Count == 0)
            return SpokenWords.Of(json);
        var (path, problem, others) = (problems[0].Path, problems[0].Said, problems.Count - 1);
        throw others == 0
            ? new RefusedException($"The draft of “{study}” is not finished. {path}: {problem}")
            : new RefusedException($"The draft of “{study}” is not finished. {path}: {problem} And {others} more; the studio's checks list them.");
    }

    /// <summary>Appends an edit.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="study">The study.</param>
    /// <param name="last">The draft as it is; <c>null</c> for the first edit.</param>
    /// <param name="json">The draft as it is to be, canonical.</param>
    /// <param name="restores">The edit whose state it brings back, if it does.</param>
    /// <param name="researcher">Who does it; <c>null</c> for the server.</param>
    /// <param name="now">When.</param>
    internal static async Task<DraftState> AppendAsync(
        LabDb db, int study, DraftState? last, string json, int? restores, string? researcher, DateTime now)
    {
        var number = (last?.Number ?? 0) + 1;
        var isWhole = last is null || (number - 1) % DraftText.MostSteps == 0;
        db.DraftEdits.Add(new()
        {
            StudyId = study,
            Number = number,
            Text = isWhole ? json : DraftText.Difference(last!.Json, json),
            IsWhole = isWhole,
            Fingerprint = CanonicalJson.Fingerprint(json),
            Changes = restores is null ? last?.State : null,
            Restores = restores,
            Members = string.Join(',', DraftDiff.Members(last?.Json, json)),
            ResearcherId = researcher,
            AtUtc = now,
        });
        await db.SaveChangesAsync();
        return new(study, number, json, restores ?? number);
    }
}
