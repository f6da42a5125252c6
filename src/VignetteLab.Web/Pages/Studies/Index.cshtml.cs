using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The studies of the researcher who is signed in.</summary>
[Authorize(Site.Researchers)]
public sealed class IndexModel(LabDatabase database, Versions versions, OwnStudies own) : PageModel
{
    public IReadOnlyList<Row> Studies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var rows = new List<Row>();
        foreach (var name in await own.NamesAsync(User, stop))
        {
            await using var snapshot = await Snapshot.OpenAsync(database, versions, name, Mode.Live, stop);
            if (snapshot is null)
                continue;
            var study = (await snapshot.VersionAsync(stop)).Study.Study;
            var progress = await snapshot.ProgressAsync(stop);
            rows.Add(new(
                name, study.Title.In(study.Languages.Contains("en") ? "en" : study.Languages[0]),
                snapshot.Study.Status.ToString().ToLowerInvariant(), progress.Started,
                progress.Arms.Values.Sum(arm => arm.Finished)));
        }

        Studies = rows;
    }

    /// <summary>One study of the list.</summary>
    public sealed record Row(string Name, string Title, string Status, int Started, int Finished);
}
