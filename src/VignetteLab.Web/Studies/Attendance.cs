namespace VignetteLab.Web.Studies;

/// <summary>What became of those who were made up.</summary>
public sealed class Attendance
{
    /// <summary>How many came.</summary>
    public int Came { get; private set; }

    /// <summary>How many answered to the end.</summary>
    public int Finished { get; private set; }

    /// <summary>How many left after they were allocated.</summary>
    public int Left { get; private set; }

    /// <summary>How many left before they were allocated.</summary>
    public int LeftBefore { get; private set; }

    /// <summary>How many the study is not about.</summary>
    public int ScreenedOut { get; private set; }

    /// <summary>What was full → how many it turned away; see <see cref="Storage.TurningAway"/>.</summary>
    public SortedDictionary<string, int> TurnedAway { get; } = new(StringComparer.Ordinal);

    internal void Count(SimulatedWalk walk)
    {
        Came++;
        if (walk.Standing is { FinishedUtc: not null })
            Finished++;
        else if (walk.TurnedAway is { } why)
            TurnedAway[why] = TurnedAway.GetValueOrDefault(why) + 1;
        else if (walk.Standing is { Journey.IsScreenedOut: true })
            ScreenedOut++;
        else if (walk.Standing is { Place: not null })
            Left++;
        else
            LeftBefore++;
    }
}

/// <summary>A simulation that is over.</summary>
/// <param name="Key">The allocation key, in hexadecimal.</param>
/// <param name="Commitment">Its SHA-256.</param>
/// <param name="Attendance">What became of whom.</param>
public sealed record Simulated(string Key, string Commitment, Attendance Attendance);
