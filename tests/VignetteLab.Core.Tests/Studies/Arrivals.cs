using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Allocation;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Respondents who come one after the other and are allocated; who was allocated counts as finished.</summary>
internal sealed class Arrivals(FrozenStudy study, int key)
{
    private readonly AllocationKey secret = Walks.Key(key);
    private readonly Dictionary<string, LastPlace> last = [];
    private readonly List<Place> lines = [];
    private readonly List<ArmSwitched> switched = [];
    private IReadOnlyList<string> before = [.. study.Arms.Select(arm => arm.Name)];

    /// <summary>The ledger, in the order of arrival.</summary>
    public IReadOnlyList<Place> Lines => lines;

    /// <summary>The ledger in the order in which it is replayed.</summary>
    public IReadOnlyList<Place> Ledger => Sorted(study, lines);

    /// <summary>When arms were closed and opened; each arrival is a minute after the one before.</summary>
    public IReadOnlyList<ArmSwitched> Switched => switched;

    /// <summary>What a replay finds wrong with each of these lines.</summary>
    public IEnumerable<string?> Replay(IEnumerable<Place> ledger) => Replay(ledger, switched);

    /// <summary>Likewise, of one who was told of these closings.</summary>
    public IEnumerable<string?> Replay(IEnumerable<Place> ledger, IReadOnlyList<ArmSwitched> told)
    {
        var replay = new LedgerReplay(secret, told);
        return [.. ledger.Select(line => replay.Look(study, line))];
    }

    /// <summary>Gives the next respondent a place; <c>null</c> when the list is used up.</summary>
    /// <param name="open">The arms that are open; all where none are named.</param>
    public Place? Arrive(string stratum, string? cluster = null, params string[] open)
    {
        var colleague = lines.LastOrDefault(line => cluster is not null && line.Seat?.Cluster == cluster);
        var seat = cluster is null ? null : new Seat(cluster, (colleague?.Seat?.Number ?? 0) + 1);
        var drawn = colleague is null
            ? Draw(stratum, open)
            : (new PlaceDraw(colleague.Turn, colleague.Arm, colleague.Probability, colleague.Candidates), AllocationState.None);
        if (drawn is not { Draw: var draw, State: var state })
            return null;
        lines.Add(new(
            Mode.Live, 1, stratum, draw.Turn, draw.Arm, draw.Probability, draw.Candidates, state, seat,
            study.Sequence(secret, Mode.Live, draw.Arm, stratum, draw.Turn.Number, seat), [], $"r{lines.Count}", Now));
        return lines[^1];
    }

    private DateTime Now => Respondent.Noon.AddMinutes(lines.Count);

    public static IReadOnlyList<Place> Sorted(FrozenStudy study, IEnumerable<Place> lines) =>
        study.Allocation.Procedure.Counter("any") == "all"
            ? [.. lines.OrderBy(line => line.Turn.Number)]
            : [.. lines.OrderBy(line => line.Stratum, StringComparer.Ordinal).ThenBy(line => line.Turn.Number).ThenBy(line => line.Seat?.Number)];

    private (PlaceDraw Draw, AllocationState State)? Draw(string stratum, string[] named)
    {
        var procedure = study.Allocation.Procedure;
        string[] all = [.. study.Arms.Select(arm => arm.Name)];
        var open = named is [] ? all : named;
        switched.AddRange(all.Where(arm => open.Contains(arm) != before.Contains(arm))
            .Select(arm => new ArmSwitched(arm, open.Contains(arm), Now, "a test")));
        before = open;
        var state = (procedure.Needs switch
        {
            StateKind.Margins => study.Allocation.Margins(
                stratum, lines.CountBy(line => (line.Stratum, line.Arm)).ToDictionary(count => count.Key, count => count.Value)),
            StateKind.Filling => new(new Dictionary<string, IReadOnlyDictionary<string, int>>
            {
                ["finished"] = lines.Where(line => line.Stratum == stratum).CountBy(line => line.Arm).ToDictionary(),
                ["under_way"] = new Dictionary<string, int>(),
            }),
            _ => AllocationState.None,
        }).Among(open);
        var counter = procedure.Counter(stratum);
        if (procedure.Next(secret, Mode.Live, stratum, last.GetValueOrDefault(counter, LastPlace.None), open, state) is not { } draw)
            return null;
        last[counter] = draw.Last;
        return (draw, state);
    }
}
