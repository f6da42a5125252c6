using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Monitoring;

/// <summary>How many of an arm are how far.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Share">Its share of the allocations, from 0 to 1.</param>
/// <param name="Allocated">How many have a line in the ledger.</param>
/// <param name="UnderWay">How many of them may still go on.</param>
/// <param name="Finished">How many of them passed the last page.</param>
/// <param name="NotCounted">How many of them the researchers do not count.</param>
/// <param name="LeftAt">Page to how many left there.</param>
public sealed record ArmCounts(
    Arm Arm, double Share, int Allocated, int UnderWay, int Finished, int NotCounted, IReadOnlyDictionary<string, int> LeftAt)
{
    /// <summary>How many left after they were allocated.</summary>
    public int Left => Allocated - UnderWay - Finished;

    /// <summary>How many are no longer under way.</summary>
    public int Ended => Allocated - UnderWay;

    /// <summary>
    /// The share of those no longer under way that left, less that of another arm; <c>null</c> while an arm has nobody to tell of.
    /// </summary>
    public Interval? DropOutBeside(ArmCounts other) =>
        Ended == 0 || other.Ended == 0 ? null : Proportions.Difference(Left, Ended, other.Left, other.Ended);
}

/// <summary>Counts by arm.</summary>
internal sealed class ArmsTally(FrozenStudy study, UnderWay underWay)
{
    private readonly Dictionary<string, Counts> arms = study.Arms.ToDictionary(arm => arm.Name, _ => new Counts());

    public void Add(Response response)
    {
        if (response.Place is not { } place || !arms.TryGetValue(place.Arm, out var counts))
            return;
        counts.Allocated++;
        counts.NotCounted += response.NotCounted is null ? 0 : 1;
        if (response.FinishedUtc is not null)
            counts.Finished++;
        else if (underWay.Holds(response))
            counts.UnderWay++;
        else
            counts.LeftAt[response.Journey.Due] = counts.LeftAt.GetValueOrDefault(response.Journey.Due) + 1;
    }

    public IReadOnlyList<ArmCounts> Result()
    {
        var shares = study.Allocation.Shares.ToDictionary(share => share.Arm, share => (double)share.Count);
        var total = shares.Values.Sum();
        return
        [
            .. study.Arms.Select(arm => (arm, counts: arms[arm.Name])).Select(one => new ArmCounts(
                one.arm, shares[one.arm.Name] / total, one.counts.Allocated, one.counts.UnderWay, one.counts.Finished, one.counts.NotCounted, one.counts.LeftAt)),
        ];
    }

    private sealed class Counts
    {
        public int Allocated { get; set; }
        public int UnderWay { get; set; }
        public int Finished { get; set; }
        public int NotCounted { get; set; }
        public Dictionary<string, int> LeftAt { get; } = [];
    }
}
