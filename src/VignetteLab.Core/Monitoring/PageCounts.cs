using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>How many came to a page, and what became of them there.</summary>
/// <param name="Page">The page.</param>
/// <param name="Came">How many it was or is due for.</param>
/// <param name="Sent">How many sent it at least once.</param>
/// <param name="Left">How many stopped at it for good.</param>
/// <param name="UnderWay">How many stand at it and may still go on.</param>
/// <param name="Languages">Language to how many of those who last used it came and left there; those that nobody used are not in it.</param>
/// <param name="Seconds">
/// How long those who agreed to take part had it before them, all showings together; <c>null</c> where nobody has sent it.
/// </param>
public sealed record PageCounts(
    Page Page, int Came, int Sent, int Left, int UnderWay, IReadOnlyDictionary<string, (int Came, int Left)> Languages, Spread? Seconds);

/// <summary>Counts by page.</summary>
internal sealed class PagesTally(FrozenStudy study, UnderWay underWay)
{
    private readonly Counts[] pages = [.. study.Pages.Select(_ => new Counts())];

    public void Add(Response response)
    {
        var stands = response is { FinishedUtc: null, Journey.HasEnded: false } ? study.IndexOf(response.Journey.Due) : -1;
        if (stands >= 0)
        {
            if (response.Journey.Last(study.Pages[stands].Name) is null)
                pages[stands].Come(response.Language);
            if (underWay.Holds(response))
                pages[stands].UnderWay++;
            else
                pages[stands].Leave(response.Language);
        }

        var consented = response.Consented;
        foreach (var visits in response.Saved.GroupBy(save => save.Page))
        {
            if (study.IndexOf(visits.Key) is not (>= 0 and var index))
                continue;
            pages[index].Come(response.Language);
            pages[index].Sent++;
            if (consented && visits.Any(visit => visit.Seconds is not null))
                pages[index].Seconds.Add(visits.Sum(visit => visit.Seconds ?? 0));
        }
    }

    public IReadOnlyList<PageCounts> Result() =>
    [
        .. study.Pages.Zip(pages, (page, counts) => new PageCounts(
            page, counts.Came, counts.Sent, counts.Left, counts.UnderWay, counts.Languages, Spread.Of(counts.Seconds))),
    ];

    private sealed class Counts
    {
        public int Came => Languages.Values.Sum(count => count.Came);
        public int Sent { get; set; }
        public int Left => Languages.Values.Sum(count => count.Left);
        public int UnderWay { get; set; }
        public Dictionary<string, (int Came, int Left)> Languages { get; } = [];
        public List<double> Seconds { get; } = [];

        public void Come(string language) => Count(language, came: 1, left: 0);

        public void Leave(string language) => Count(language, came: 0, left: 1);

        private void Count(string language, int came, int left)
        {
            var before = Languages.GetValueOrDefault(language);
            Languages[language] = (before.Came + came, before.Left + left);
        }
    }
}
