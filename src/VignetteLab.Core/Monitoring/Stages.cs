using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>How far those came who pressed Start, as a CONSORT diagram counts it; each is counted once on their way out.</summary>
/// <remarks>
/// Opening the address changes nothing and is not noted, so nothing is known of those who only looked at it. Sources: Eysenbach (2004),
/// Journal of Medical Internet Research 6(3):e34 (CHERRIES); Schulz et al. (2010), BMJ 340:c332 (CONSORT).
/// </remarks>
public sealed record Stages
{
    /// <summary>Pressed Start.</summary>
    public int Started { get; init; }

    /// <summary>Pressed Start when the target was reached, and were thanked before they were asked anything.</summary>
    public int FullAtStart { get; init; }

    /// <summary>Were shown the information.</summary>
    public int Informed => Started - FullAtStart;

    /// <summary>Said that they do not want to take part.</summary>
    public int Declined { get; init; }

    /// <summary>Have neither agreed nor declined.</summary>
    public int Undecided => Informed - Declined - Consented;

    /// <summary>Agreed to take part: the rows of the sheet <c>wide</c>.</summary>
    public int Consented { get; init; }

    /// <summary>Answered that the study is not about them.</summary>
    public int ScreenedOut { get; init; }

    /// <summary>What was full when they were to be allocated, or <see cref="Response.Closed"/>, to how many.</summary>
    public IReadOnlyDictionary<string, int> TurnedAway { get; init; } = new Dictionary<string, int>();

    /// <summary>Agreed, and have stopped before the vignette.</summary>
    public int NotAllocated { get; init; }

    /// <summary>Have a line in the ledger.</summary>
    public int Allocated { get; init; }

    /// <summary>Sent the page of their first vignette.</summary>
    public int Judged { get; init; }

    /// <summary>Passed the last page.</summary>
    public int Finished { get; init; }

    /// <summary>Why those who finished are not counted, to how many.</summary>
    public IReadOnlyDictionary<string, int> NotCounted { get; init; } = new Dictionary<string, int>();

    /// <summary>Were shown the information and have stopped before the vignette: willing, unwilling or gone, but not told that it ends.</summary>
    public int Before => Declined + Undecided + NotAllocated;

    /// <summary>Finished and counted.</summary>
    public int Kept => Finished - NotCounted.Values.Sum();

    /// <summary>May still go on: of those who have not finished and were not told that it ends, those who began a short while ago.</summary>
    public int UnderWay { get; init; }

    /// <summary>CHERRIES’ participation rate: of those who were shown the information, how many agreed; from 0 to 1.</summary>
    public double? ParticipationRate => Share(Consented, Informed);

    /// <summary>CHERRIES’ completion rate: of those who agreed, how many finished; from 0 to 1.</summary>
    public double? CompletionRate => Share(Finished, Consented);

    private static double? Share(int count, int total) => total == 0 ? null : (double)count / total;
}

/// <summary>Counts stages.</summary>
internal sealed class StagesTally(UnderWay underWay)
{
    private readonly SortedDictionary<string, int> turnedAway = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> notCounted = new(StringComparer.Ordinal);
    private Stages counts = new();

    public void Add(Response response)
    {
        var status = response.Status;
        counts = counts with
        {
            Started = counts.Started + 1,
            FullAtStart = counts.FullAtStart + (response is { Consented: false, Saved.Count: 0, Status: "quota_full" } ? 1 : 0),
            Declined = counts.Declined + (response.Journey.Due == Journey.Declined ? 1 : 0),
            UnderWay = counts.UnderWay + (underWay.Holds(response) ? 1 : 0),
        };
        if (!response.Consented)
            return;
        counts = counts with
        {
            Consented = counts.Consented + 1,
            ScreenedOut = counts.ScreenedOut + (status == "screened_out" ? 1 : 0),
            NotAllocated = counts.NotAllocated + (status == "not_allocated" ? 1 : 0),
            Allocated = counts.Allocated + (response.Place is not null ? 1 : 0),
            Judged = counts.Judged + (response.Saved.Any(save => save.Shown is not null) ? 1 : 0),
            Finished = counts.Finished + (response.FinishedUtc is not null ? 1 : 0),
        };
        if (status is "quota_full" or "study_closed")
            Count(turnedAway, response.TurnedAway!);
        if (response is { FinishedUtc: not null, NotCounted: { } reason })
            Count(notCounted, reason);
    }

    public Stages Counts() => counts with { TurnedAway = turnedAway, NotCounted = notCounted };

    private static void Count(SortedDictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
