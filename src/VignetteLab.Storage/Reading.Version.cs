using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage;

/// <content>What the study says that is read.</content>
public sealed partial class Snapshot
{
    /// <summary>
    /// The version that describes the data: live, the one that new respondents answer, or before launch the draft as version 0; else
    /// the last that anybody of this mode answered, where there is none the last that was frozen, or the draft.
    /// </summary>
    /// <exception cref="RefusedException">There is only a draft, and it is not finished.</exception>
    public async Task<KeptVersion> VersionAsync(CancellationToken stop)
    {
        if (await VersionIdAsync(stop) is { } known)
            return await versions.GetAsync(known);
        var draft = await DraftAsync(stop);
        return new(0, Study.Id, 0, new FrozenStudy(Drafts.Whole(Study.Name, draft.Json)));
    }

    /// <summary>What the study says: as <see cref="VersionAsync"/>, or its draft, however much of it is missing.</summary>
    /// <returns>The study, and whether anything can be shown of it besides its words.</returns>
    public async Task<(Study Study, bool IsWhole)> SaysAsync(CancellationToken stop)
    {
        if (await VersionIdAsync(stop) is { } known)
            return ((await versions.GetAsync(known)).Study.Study, true);
        var reading = StudyFile.ReadDraft((await DraftAsync(stop)).Json);
        return (reading.Study, reading.Problems.Count == 0);
    }

    private async Task<int?> VersionIdAsync(CancellationToken stop)
    {
        if (Mode == Mode.Live)
            return Study.VersionId;
        return await db.Respondents.Where(one => one.StudyId == Study.Id && one.Mode == Mode).MaxAsync(one => (int?)one.VersionId, stop)
            ?? Study.VersionId ?? await db.Versions.Where(version => version.StudyId == Study.Id)
                .OrderByDescending(version => version.Number).Select(version => (int?)version.Id).FirstOrDefaultAsync(stop);
    }

    private async Task<DraftState> DraftAsync(CancellationToken stop) =>
        await Drafts.LastAsync(db, Study.Id, stop) ?? throw new InvalidOperationException($"“{Study.Name}” has no draft.");
}
