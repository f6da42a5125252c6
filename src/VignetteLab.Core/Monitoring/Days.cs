using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>What happened on one day, in UTC.</summary>
/// <param name="Date">The day.</param>
/// <param name="Started">How many pressed Start.</param>
/// <param name="Allocated">How many were allocated.</param>
/// <param name="Finished">How many passed the last page.</param>
public sealed record Day(DateOnly Date, int Started, int Allocated, int Finished);

/// <summary>Counts by day.</summary>
internal sealed class DaysTally
{
    private readonly Dictionary<DateOnly, Day> days = [];

    public void Add(Response response)
    {
        Change(response.StartedUtc, day => day with { Started = day.Started + 1 });
        if (response.Place is { } place)
            Change(place.AllocatedUtc, day => day with { Allocated = day.Allocated + 1 });
        if (response.FinishedUtc is { } finished)
            Change(finished, day => day with { Finished = day.Finished + 1 });
    }

    /// <summary>Every day from the first to the last on which anything happened.</summary>
    public IReadOnlyList<Day> Counts() => days.Count == 0 ? [] :
    [
        .. Enumerable.Range(0, days.Keys.Max().DayNumber - days.Keys.Min().DayNumber + 1).Select(days.Keys.Min().AddDays)
            .Select(date => days.GetValueOrDefault(date, new(date, 0, 0, 0))),
    ];

    private void Change(DateTime utc, Func<Day, Day> change)
    {
        var date = DateOnly.FromDateTime(utc);
        days[date] = change(days.GetValueOrDefault(date, new(date, 0, 0, 0)));
    }
}
