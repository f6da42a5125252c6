using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>The studies of the researcher who is signed in.</summary>
[Authorize(Site.Researchers)]
public sealed class IndexModel(LabDatabase database, Versions versions, OwnStudies own, StudioTexts texts) : PageModel
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
            var (study, _) = await snapshot.SaysAsync(stop);
            var progress = await snapshot.ProgressAsync(stop);
            rows.Add(new(
                name, study.Languages.OrderByDescending(language => language == texts.Language)
                    .Select(language => study.Title.Words.GetValueOrDefault(language, "")).FirstOrDefault(title => title.Length > 0, name),
                snapshot.Study.Status.ToString().ToLowerInvariant(), progress.Started,
                progress.Arms.Values.Sum(arm => arm.Finished)));
        }

        Studies = rows;
    }

    /// <summary>One study of the list.</summary>
    public sealed record Row(string Name, string Title, string Status, int Started, int Finished);
}
