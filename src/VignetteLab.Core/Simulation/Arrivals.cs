namespace VignetteLab.Core.Simulation;

/// <summary>How the starts of those who are simulated spread.</summary>
public enum Arrivals
{
    /// <summary>One every minute, day and night.</summary>
    Steady,

    /// <summary>
    /// An invitation and two reminders, a week apart: half come after the first, three in ten after the second, two in ten
    /// after the third; within 20 hours each time, most of them early.
    /// </summary>
    Waves,

    /// <summary>A cohort at a time in the same second, as when a link is shown in a lecture; an hour between cohorts.</summary>
    Rush,
}

/// <summary>When those who are simulated start.</summary>
public static class ArrivalTimes
{
    private const int crowd = 250;

    /// <summary>When somebody starts, counted from the opening; never before those with lower numbers.</summary>
    /// <param name="arrivals">How starts spread.</param>
    /// <param name="number">Who, from 1.</param>
    /// <param name="respondents">Of how many.</param>
    public static TimeSpan Start(this Arrivals arrivals, int number, int respondents) => arrivals switch
    {
        Arrivals.Waves => Wave(number, respondents),
        Arrivals.Rush => TimeSpan.FromHours((number - 1) / crowd),
        _ => TimeSpan.FromMinutes(number),
    };

    // Squared, so that they come thick at first: a quarter of the 20 hours brings half of a wave.
    private static TimeSpan Wave(int number, int respondents)
    {
        var first = (respondents + 1) / 2;
        var second = (3 * respondents + 9) / 10;
        var (week, place, size) =
            number <= first ? (0, number, first)
            : number <= first + second ? (1, number - first, second)
            : (2, number - first - second, respondents - first - second);
        return TimeSpan.FromDays(7 * week) + TimeSpan.FromSeconds(20L * 60 * 60 * place / size * place / size);
    }
}
