using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Studies;

/// <summary>How long a respondent was in the study, and whether they count.</summary>
/// <param name="FinishedUtc">When they passed the last page; <c>null</c> when they have not.</param>
/// <param name="Marks">When researchers said that they count, or do not, in the order it was said.</param>
public sealed record Stay(DateTime? FinishedUtc, IReadOnlyList<(DateTime AtUtc, bool Counts)> Marks);

/// <summary>
/// Counts again, for the places of one stratum, who had finished and who was under way when each was drawn.
/// </summary>
/// <param name="underWay">For how long after allocation one who has not finished counts as under way.</param>
/// <remarks>
/// Acts wait in line, and clocks of processes differ: what happened within <see cref="Waiting"/> of a place may have been
/// counted for it or not, so each count has a lowest and a highest value.
/// </remarks>
internal sealed class FillingReplay(TimeSpan underWay)
{
    /// <summary>How far apart two times are that tell for certain what came first.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, int> settled = [];
    private readonly Dictionary<string, int> given = [];
    private List<(Place Place, Stay? Stay)> active = [];

    /// <summary>Looks at the next place.</summary>
    /// <param name="place">Places by number.</param>
    /// <param name="stay">What became of its respondent; <c>null</c> where that is not known.</param>
    /// <returns>The first count that cannot have been; <c>null</c> when all can.</returns>
    public string? Look(Place place, Stay? stay)
    {
        var found = Rows(place) ?? Counts(place);
        active.RemoveAll(one => IsSettled(one.Place, one.Stay, place.AllocatedUtc));
        active.Add((place, stay));
        given[place.Arm] = given.GetValueOrDefault(place.Arm) + 1;
        return found;
    }

    private string? Rows(Place place)
    {
        var rows = place.State.Counts;
        if (rows.Count != 2 || !rows.ContainsKey(AllocationState.Finished) || !rows.ContainsKey(AllocationState.UnderWay) ||
            rows.Values.Any(row => row.Values.Any(count => count < 0)))
        {
            return "it was drawn from no counts of finished and under way";
        }

        var over = rows[AllocationState.Finished].Keys.FirstOrDefault(arm =>
            (long)place.State.Of(AllocationState.Finished, arm) + place.State.Of(AllocationState.UnderWay, arm) > given.GetValueOrDefault(arm));
        return over is null ? null : $"it counts more for {over} than were given it";
    }

    private string? Counts(Place place)
    {
        var (low, high) = (new Dictionary<(string, string), int>(), new Dictionary<(string, string), int>());
        foreach (var (earlier, stay) in active)
        {
            var (finished, busy, neither) = CouldBe(earlier, stay, place.AllocatedUtc);
            Add(finished, busy || neither, AllocationState.Finished);
            Add(busy, finished || neither, AllocationState.UnderWay);

            void Add(bool can, bool otherwise, string row)
            {
                if (can)
                    high[(row, earlier.Arm)] = high.GetValueOrDefault((row, earlier.Arm)) + 1;
                if (can && !otherwise)
                    low[(row, earlier.Arm)] = low.GetValueOrDefault((row, earlier.Arm)) + 1;
            }
        }

        foreach (var (row, arms) in place.State.Counts)
        {
            foreach (var (arm, count) in arms)
            {
                var sure = row == AllocationState.Finished ? settled.GetValueOrDefault(arm) : 0;
                var (least, most) = (sure + low.GetValueOrDefault((row, arm)), sure + high.GetValueOrDefault((row, arm)));
                if (count < least || count > most)
                    return $"it counts {count} {row} for {arm}, not {(least == most ? $"{most}" : $"{least} to {most}")}";
            }
        }

        return null;
    }

    private (bool Finished, bool UnderWay, bool Neither) CouldBe(Place earlier, Stay? stay, DateTime atUtc)
    {
        if (stay is null)
            return (true, true, true);
        var (before, after) = (atUtc - Waiting, atUtc + Waiting);
        var end = earlier.AllocatedUtc + underWay;
        var (finished, unfinished) = (stay.FinishedUtc <= after, stay.FinishedUtc is not { } at || at > before);
        var marks = stay.Marks.Where(mark => mark.AtUtc > before && mark.AtUtc <= after).Select(mark => mark.Counts)
            .Append(stay.Marks.LastOrDefault(mark => mark.AtUtc <= before, (default, Counts: true)).Counts).ToHashSet();
        return !marks.Contains(true)
            ? (false, false, true)
            : (finished, unfinished && end > before, unfinished && end <= after || marks.Contains(false));
    }

    // Nothing about them changes any more; those who finished are then counted for good.
    private bool IsSettled(Place earlier, Stay? stay, DateTime atUtc)
    {
        var longAgo = atUtc - 2 * Waiting;
        if (stay is not { Marks.Count: 0 })
            return false;
        if (stay.FinishedUtc is null)
            return earlier.AllocatedUtc + underWay <= longAgo;
        if (stay.FinishedUtc > longAgo)
            return false;
        settled[earlier.Arm] = settled.GetValueOrDefault(earlier.Arm) + 1;
        return true;
    }
}
