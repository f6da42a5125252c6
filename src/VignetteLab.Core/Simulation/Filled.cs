using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Simulation;

/// <summary>How far a projected fieldwork is filled, counted as the storage counts a real one, but as it goes along.</summary>
internal sealed class Filled(FrozenStudy study, FrozenAllocation allocation, string[] open)
{
    private readonly AllocationPlan plan = study.Study.Allocation;
    private readonly Dictionary<string, LastPlace> last = [];
    private readonly Dictionary<string, string> seated = [];
    private readonly Dictionary<string, (Dictionary<string, int> Finished, Dictionary<string, int> UnderWay)> strata = [];
    private readonly Dictionary<(int Item, string Level), Dictionary<string, int>> margins = [];
    private readonly Dictionary<string, int> counted = [];
    private readonly PriorityQueue<(Kind Kind, string Arm, bool Finishes), int> underWay = new();

    /// <summary>Lets those finish, or be forgotten, whose time has come.</summary>
    public void Pass(int minute)
    {
        while (underWay.TryPeek(out var one, out var end) && end <= minute)
        {
            underWay.Dequeue();
            var (finished, busy) = Stratum(one.Kind.Stratum);
            busy[one.Arm]--;
            if (one.Finishes)
                Add(finished, one.Arm);
            else
                Count(one.Kind, -1);
        }
    }

    /// <summary>Whether there are not yet enough of a kind.</summary>
    public bool Takes(Kind kind) =>
        !(plan.Target > 0 && counted.GetValueOrDefault("") >= plan.Target) &&
        !(plan.TargetPerStratum > 0 && counted.GetValueOrDefault($"stratum {kind.Stratum}") >= plan.TargetPerStratum) &&
        kind.Quotas.All(quota => counted.GetValueOrDefault($"quota {quota.Name}") < quota.Limit);

    /// <summary>The arm of the next place; <c>null</c> when the list is used up.</summary>
    public string? Draw(AllocationKey key, Kind kind)
    {
        if (kind.Cluster is { } cluster && seated.TryGetValue(cluster, out var arm))
            return arm;
        var counter = allocation.Procedure.Counter(kind.Stratum);
        var draw = allocation.Procedure.Next(
            key, Mode.Simulated, kind.Stratum, last.GetValueOrDefault(counter, LastPlace.None), open, State(kind.Stratum));
        if (draw is null)
            return null;
        last[counter] = draw.Last;
        if (kind.Cluster is { } only)
            seated[only] = draw.Arm;
        return draw.Arm;
    }

    /// <summary>Counts one who was allocated.</summary>
    /// <param name="end">The minute from which they count no longer as under way.</param>
    /// <param name="finishes">Whether they count as finished then.</param>
    public void Give(Kind kind, string arm, int end, bool finishes)
    {
        Add(Stratum(kind.Stratum).UnderWay, arm);
        Count(kind, 1);
        if (allocation.Procedure.Needs == StateKind.Margins)
        {
            foreach (var (item, level) in kind.Stratum.Split('.').Index())
                Add(Margin(item, level), arm);
        }

        underWay.Enqueue((kind, arm, finishes), end);
    }

    private AllocationState State(string stratum) => allocation.Procedure.Needs switch
    {
        StateKind.Filling => new(new Dictionary<string, IReadOnlyDictionary<string, int>>
        {
            [AllocationState.Finished] = Stratum(stratum).Finished,
            [AllocationState.UnderWay] = Stratum(stratum).UnderWay,
        }),
        StateKind.Margins => new(stratum.Split('.').Index().ToDictionary(
            level => plan.Strata[level.Index], level => (IReadOnlyDictionary<string, int>)Margin(level.Index, level.Item))),
        _ => AllocationState.None,
    };

    private (Dictionary<string, int> Finished, Dictionary<string, int> UnderWay) Stratum(string name) =>
        strata.TryGetValue(name, out var known) ? known : strata[name] = ([], []);

    private Dictionary<string, int> Margin(int item, string level) =>
        margins.TryGetValue((item, level), out var known) ? known : margins[(item, level)] = [];

    private void Count(Kind kind, int one)
    {
        if (!allocation.MattersWhoFinished)
            return;
        Add(counted, "", one);
        Add(counted, $"stratum {kind.Stratum}", one);
        foreach (var quota in kind.Quotas)
            Add(counted, $"quota {quota.Name}", one);
    }

    private static void Add(Dictionary<string, int> counts, string name, int one = 1) =>
        counts[name] = counts.GetValueOrDefault(name) + one;
}
