using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>How a study fills up: its targets, its quotas, and whether the ledger has its arms as often as declared.</summary>
public sealed class Recruitment(FrozenStudy study, IReadOnlyList<LedgerLines> lines, Progress progress)
{
    public int Allocated => lines.Sum(line => line.Allocated);
    public int Finished => lines.Sum(line => line.Finished);
    public int UnderWay => lines.Sum(line => line.UnderWay);
    public int Left => Allocated - Finished - UnderWay;
    public int NotCounted => lines.Sum(line => line.NotCounted);
    public int TurnedAway => progress.TurnedAway.Values.Sum();
    public int ScreenedOut => progress.ScreenedOut;
    public IReadOnlyDictionary<string, int> Reasons => progress.TurnedAway;

    /// <summary>How many started and have neither a place nor an end that they were told of.</summary>
    public int Before => progress.Started - Allocated - TurnedAway - ScreenedOut;

    /// <summary>How many fill the target: counted, and finished or under way.</summary>
    public int Filled => lines.Sum(line => line.Filled);

    /// <summary>Each target and quota, with how full it is.</summary>
    public IReadOnlyList<Goal> Goals =>
    [
        .. Plan.Target > 0 ? (Goal[])[new("All respondents", GoalKind.Target, Filled, Plan.Target)] : [],
        .. Plan.TargetPerStratum > 0 ? lines.GroupBy(line => line.Stratum).OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
            .Select(stratum => new Goal(stratum.Key, GoalKind.Stratum, stratum.Sum(line => line.Filled), Plan.TargetPerStratum)) : [],
        .. study.Study.Quotas.Select(quota => new Goal(
            quota.Name, quota.Kind == QuotaKind.Hard ? GoalKind.HardQuota : GoalKind.SoftQuota,
            lines.Where(line => line.Quotas.Contains(quota.Name) || line.Quotas.Contains(quota.Name + "!")).Sum(line => line.Filled),
            quota.Limit)),
    ];

    /// <summary>Whether nobody is let in any more, since the target of the whole study is reached.</summary>
    public bool HasStopped => Plan.Target > 0 && Filled >= Plan.Target;

    /// <summary>Arm to how often it was drawn: a cluster is drawn once.</summary>
    public IReadOnlyDictionary<string, int> Drawn =>
        lines.Where(line => line.Drawn).GroupBy(line => line.Arm).ToDictionary(arm => arm.Key, arm => arm.Sum(line => line.Allocated));

    /// <summary>The test for a sample-ratio mismatch; <c>null</c> while there is nothing to test.</summary>
    /// <remarks>A cluster is drawn once, so its respondents count once.</remarks>
    public SampleRatio? Ratio => lines.Count == 0 ? null : SampleRatio.Of(
        study.Allocation.Shares,
        lines.Where(line => line.Drawn).SelectMany(line => Enumerable.Repeat(line.Candidates, line.Allocated)),
        Drawn,
        evenly: Plan.Procedure == Procedure.LeastFilled);

    private AllocationPlan Plan => study.Study.Allocation;
}

/// <summary>So many are wanted, and so many are there.</summary>
public sealed record Goal(string Name, GoalKind Kind, int Filled, int Wanted)
{
    public bool IsFull => Filled >= Wanted;
}

/// <summary>What happens when a goal is reached.</summary>
public enum GoalKind
{
    /// <summary>Recruitment stops.</summary>
    Target,

    /// <summary>Recruitment stops in one stratum.</summary>
    Stratum,

    /// <summary>One more of the kind is turned away.</summary>
    HardQuota,

    /// <summary>One more of the kind is noted.</summary>
    SoftQuota,
}
