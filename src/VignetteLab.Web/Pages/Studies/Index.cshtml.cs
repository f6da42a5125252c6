using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The studies of the researcher who is signed in, and those of theirs in the bin.</summary>
[Authorize(Site.Researchers)]
public sealed class IndexModel(LabDatabase database, LabDb db, Versions versions, OwnStudies own, StudioTexts texts) : PageModel
{
    public IReadOnlyList<Row> Studies { get; private set; } = [];

    public IReadOnlyList<Binned> Bin { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var rows = new List<Row>();
        var asked = await AskedAsync(stop);
        foreach (var (study, role) in await own.ListAsync(User, isBinned: false, stop))
        {
            await using var snapshot = await Snapshot.OpenAsync(database, versions, study.Name, Mode.Live, stop);
            if (snapshot is null)
                continue;
            var progress = await snapshot.ProgressAsync(stop);
            rows.Add(new(
                study.Name, TitleWords.Of((await snapshot.SaysAsync(stop)).Study, texts.Language, study.Name), study.Status, progress.Started, progress.Arms.Values.Sum(arm => arm.Finished),
                Rights.May(role, Right.Bin) && study.Status is StudyStatus.Draft or StudyStatus.Closed,
                Rights.May(role, Right.Edit) ? asked.GetValueOrDefault(study.Id) : null));
        }

        Studies = rows;
        var binned = new List<Binned>();
        var erasable = await Binning.Erasable(db).Select(study => study.Id).ToListAsync(stop);
        foreach (var (study, role) in await own.ListAsync(User, isBinned: true, stop))
        {
            await using var snapshot = await Snapshot.OpenAsync(database, versions, study.Name, Mode.Live, stop);
            if (snapshot is null || study.BinnedUtc is not { } since)
                continue;
            binned.Add(new(
                study.Name, TitleWords.Of((await snapshot.SaysAsync(stop)).Study, texts.Language, study.Name), since,
                erasable.Contains(study.Id) ? since + Binning.Life : null, Rights.May(role, Right.Bin)));
        }

        Bin = binned;
    }

    // What another owner or editor can agree to, by study; a draft that was changed since, or one who owns it no more, has to ask again.
    private async Task<Dictionary<int, Asking>> AskedAsync(CancellationToken stop)
    {
        var self = Authoring.DraftAccess.Id(User);
        var asked = new Dictionary<int, Asking>();
        foreach (var (request, by) in await (
            from request in db.LaunchRequests.AsNoTracking()
            join person in db.Users on request.ResearcherId equals person.Id
            where db.Memberships.Any(member => member.StudyId == request.StudyId && member.ResearcherId == self) &&
                db.Memberships.Any(member => member.StudyId == request.StudyId && member.ResearcherId == request.ResearcherId && member.Role == MembershipRole.Owner)
            select ValueTuple.Create(request, person.Email!)).ToListAsync(stop))
        {
            var isForOne = request.Fingerprint == LaunchRequest.OneIsEnough;
            if (isForOne || (await Drafts.LastAsync(db, request.StudyId, stop))?.Fingerprint == request.Fingerprint)
                asked[request.StudyId] = new(by, isForOne, request.ResearcherId == self);
        }

        return asked;
    }

    /// <summary>What somebody asks another for: a launch, or that one be enough for it.</summary>
    public sealed record Asking(string By, bool IsForOne, bool IsOwn);

    /// <summary>One study of the list, with what somebody asks for in it.</summary>
    public sealed record Row(string Name, string Title, StudyStatus Status, int Started, int Finished, bool MayBin, Asking? Asked)
    {
        /// <summary>Where to go on with it: a draft is written, anything else is watched.</summary>
        public string Address => Status == StudyStatus.Draft ? $"/studies/{Name}/study" : $"/studies/{Name}";
    }

    /// <summary>One study in the bin, with the days since when and until when; it stays where it was launched or piloted.</summary>
    public sealed record Binned(string Name, string Title, DateTime Since, DateTime? Until, bool MayTakeOut);
}
