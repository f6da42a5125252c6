using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>How a study fills up: its targets, its quotas, and whether the ledger has its arms as often as declared.</summary>
/// <param name="Filled">How many fill the target: counted, and finished or allocated a short while ago.</param>
/// <param name="Goals">Each target and quota, with how full it is.</param>
/// <param name="Drawn">Arm to how often it was drawn: a cluster is drawn once.</param>
/// <param name="Ratio">The test for a sample-ratio mismatch; <c>null</c> while there is nothing to test.</param>
public sealed record Recruitment(int Filled, IReadOnlyList<Goal> Goals, IReadOnlyDictionary<string, int> Drawn, SampleRatio? Ratio)
{
    /// <summary>Whether nobody is let in any more, since the target of the whole study is reached.</summary>
    public bool HasStopped => Goals.Any(goal => goal is { Kind: GoalKind.Target, IsFull: true });
}

/// <summary>So many are wanted, and so many are there.</summary>
/// <param name="Name">The stratum or the quota; empty for the target of the whole study.</param>
/// <param name="Kind">What happens when it is reached.</param>
/// <param name="Filled">How many are there.</param>
/// <param name="Wanted">How many are wanted.</param>
public sealed record Goal(string Name, GoalKind Kind, int Filled, int Wanted)
{
    /// <summary>Whether it is reached.</summary>
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

/// <summary>Counts the ledger.</summary>
internal sealed class RecruitmentTally(FrozenStudy study, DateTime nowUtc)
{
    private readonly DateTime since = nowUtc - study.Allocation.UnderWay;
    private readonly SortedDictionary<string, int> strata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> quotas = [];
    private readonly Dictionary<string, int> drawn = [];

    // A ledger has few sets of candidates and many lines.
    private readonly Dictionary<string, (IReadOnlyList<string> Arms, int Count)> candidates = [];
    private int filled;

    private AllocationPlan Plan => study.Study.Allocation;

    public void Add(Response response)
    {
        if (response.Place is not { } place)
            return;

        // A cluster is drawn once, by the first of it.
        if (place.Seat is null or { Number: <= 1 })
        {
            drawn[place.Arm] = drawn.GetValueOrDefault(place.Arm) + 1;
            var among = string.Join('|', place.Candidates);
            candidates[among] = (place.Candidates, candidates.GetValueOrDefault(among).Count + 1);
        }

        // As it is asked when somebody is to be let in.
        var fills = response.NotCounted is null && (response.FinishedUtc is not null || place.AllocatedUtc > since) ? 1 : 0;
        filled += fills;
        strata[place.Stratum] = strata.GetValueOrDefault(place.Stratum) + fills;

        // A soft quota that was full stands with an exclamation mark.
        foreach (var quota in place.Quotas.Select(name => name.TrimEnd('!')))
            quotas[quota] = quotas.GetValueOrDefault(quota) + fills;
    }

    public Recruitment Result() => new(
        filled,
        [
            .. Plan.Target > 0 ? (Goal[])[new("", GoalKind.Target, filled, Plan.Target)] : [],
            .. Plan.TargetPerStratum > 0
                ? strata.Select(stratum => new Goal(stratum.Key, GoalKind.Stratum, stratum.Value, Plan.TargetPerStratum)) : [],
            .. study.Study.Quotas.Select(quota => new Goal(
                quota.Name, quota.Kind == QuotaKind.Hard ? GoalKind.HardQuota : GoalKind.SoftQuota, quotas.GetValueOrDefault(quota.Name), quota.Limit)),
        ],
        drawn,
        candidates.Count == 0 ? null : SampleRatio.Of(
            study.Allocation.Shares, candidates.Values.SelectMany(same => Enumerable.Repeat(same.Arms, same.Count)), drawn,
            evenly: Plan.Procedure == Procedure.LeastFilled));
}
