using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Studies;

/// <summary>Draws a ledger again from its key, line by line, and says where it differs.</summary>
/// <param name="key">The study's key in this mode.</param>
/// <param name="switched">Every closing and opening of an arm in this mode, in the order they were made.</param>
public sealed class LedgerReplay(AllocationKey key, IReadOnlyList<ArmSwitched> switched)
{
    private readonly ArmTimes times = new(switched);
    private readonly Dictionary<string, LastPlace> last = [];
    private readonly Dictionary<(string Item, string Level), Dictionary<string, int>> margins = [];
    private readonly HashSet<string> clusters = [];
    private readonly Dictionary<string, FillingReplay> fillings = [];
    private Place? before;

    /// <summary>The last place of a counter.</summary>
    public LastPlace Last(string counter) => last.GetValueOrDefault(counter, LastPlace.None);

    /// <summary>Looks at the next line.</summary>
    /// <param name="study">The version that it was allocated in.</param>
    /// <param name="place">
    /// The line: strata one after the other, places by number and seat; with minimisation, by number alone.
    /// </param>
    /// <param name="stay">What became of its respondent; <c>null</c> where that is not known.</param>
    /// <returns>What differs from the draws; <c>null</c> when nothing does.</returns>
    public string? Look(FrozenStudy study, Place place, Stay? stay = null)
    {
        var found = place.Seat is { Number: > 1 } ? Colleague(place) : Draw(study, place);
        if (study.Allocation.Procedure.Needs == StateKind.Filling && Filling(study, place).Look(place, stay) is { } miscounted)
            found ??= miscounted;
        foreach (var (_, row) in Margins(study, place))
            row[place.Arm] = row.GetValueOrDefault(place.Arm) + 1;
        before = place;
        return found ?? Sequence(study, place);
    }

    private string? Draw(FrozenStudy study, Place place)
    {
        var allocation = study.Allocation;
        var state = allocation.Procedure.Needs switch
        {
            StateKind.Margins => new(Margins(study, place).ToDictionary(
                row => row.Item, row => (IReadOnlyDictionary<string, int>)row.Counts)),
            // Who had finished when cannot be drawn: these counts are the ledger's own, and looked at afterwards.
            StateKind.Filling => place.State,
            _ => AllocationState.None,
        };
        var open = Open(allocation, place);
        var counter = allocation.Procedure.Counter(place.Stratum);
        var draw = allocation.Procedure.Next(key, place.Mode, place.Stratum, Last(counter), open, state);
        last[counter] = new(place.Turn, place.Candidates);
        return draw is null ? "the list has no such place"
            : draw.Turn.Number != place.Turn.Number ? $"the next number is {draw.Turn.Number}"
            : draw.Turn != place.Turn ? $"it stands in block {draw.Turn.Block} from number {draw.Turn.First}"
            : draw.Arm != place.Arm ? $"the draws give the arm {draw.Arm}"
            : !draw.Probability.Equals(place.Probability) ? "its probability is another"
            : !draw.Candidates.SequenceEqual(place.Candidates) ? "it was drawn among other arms"
            : !Same(state.Among(open), place.State) ? "it was drawn from other counts"
            : !times.WereOpen([.. allocation.Shares.Select(share => share.Arm)], open, place.AllocatedUtc) ? "other arms were open then"
            : place.Seat is { } seat && !clusters.Add(seat.Cluster) ? "its cluster has a place already"
            : null;
    }

    private FillingReplay Filling(FrozenStudy study, Place place)
    {
        if (!fillings.TryGetValue(place.Stratum, out var filling))
            fillings[place.Stratum] = filling = new(study.Allocation.UnderWay);
        return filling;
    }

    // For each item that minimisation balances, how many earlier respondents of each arm share the newcomer's level.
    private IEnumerable<(string Item, Dictionary<string, int> Counts)> Margins(FrozenStudy study, Place place)
    {
        if (study.Allocation.Procedure.Needs != StateKind.Margins)
            yield break;
        foreach (var cell in study.Study.Allocation.Strata.Zip(place.Stratum.Split('.')))
        {
            if (!margins.TryGetValue(cell, out var counts))
                margins[cell] = counts = [];
            yield return (cell.First, counts);
        }
    }

    private string? Colleague(Place place) =>
        before is { Seat: { } seat } && seat.Cluster == place.Seat!.Cluster && before.Stratum == place.Stratum &&
        before.Turn == place.Turn && before.Arm == place.Arm && before.Probability.Equals(place.Probability) &&
        before.Candidates.SequenceEqual(place.Candidates) && seat.Number + 1 == place.Seat.Number
            ? null
            : "it is not its cluster's place";

    private string? Sequence(FrozenStudy study, Place place)
    {
        var drawn = study.Sequence(key, place.Mode, place.Arm, place.Stratum, place.Turn.Number, place.Seat);
        return !drawn.Vignettes.SequenceEqual(place.Sequence.Vignettes) ? "the draws give another order of vignettes"
            : drawn.IsReversed != place.Sequence.IsReversed ? "the draws give the other direction of scales"
            : drawn.Orders.Count != place.Sequence.Orders.Count ||
              drawn.Orders.Any(order => place.Sequence.Order(order.Key)?.SequenceEqual(order.Value) != true)
                ? "the draws give another order of items"
                : null;
    }

    // Least-filled allocation draws among the emptiest of the open arms: those that were counted.
    private static IReadOnlyList<string> Open(FrozenAllocation allocation, Place place) =>
        allocation.Procedure.Needs == StateKind.Filling && place.State.Counts.Count > 0 ? [.. place.State.Counts.First().Value.Keys]
        : place.Candidates.Count > 0 ? place.Candidates
        : [.. allocation.Shares.Select(share => share.Arm)];

    private static bool Same(AllocationState one, AllocationState other) =>
        one.Counts.Count == other.Counts.Count && one.Counts.All(row =>
            other.Counts.TryGetValue(row.Key, out var same) && row.Value.Count == same.Count &&
            row.Value.All(count => same.GetValueOrDefault(count.Key, -1) == count.Value));
}
