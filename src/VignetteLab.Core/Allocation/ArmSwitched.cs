namespace VignetteLab.Core.Allocation;

/// <summary>An arm was closed, or opened again.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="IsOpen">Whether it is open from then on.</param>
/// <param name="AtUtc">When: no place that was given before is later, none that was given after is earlier.</param>
/// <param name="Reason">Why, in a researcher's words.</param>
public sealed record ArmSwitched(string Arm, bool IsOpen, DateTime AtUtc, string Reason);

/// <summary>Which arms were open when.</summary>
/// <param name="switched">Every closing and opening, in the order they were made; none where all arms were always open.</param>
public sealed class ArmTimes(IReadOnlyList<ArmSwitched> switched)
{
    /// <summary>
    /// Whether just these arms were open at a time; where one was closed or opened at that very time, before or after it.
    /// </summary>
    /// <param name="all">Names of all arms of the study.</param>
    /// <param name="open">Names of arms, each once.</param>
    /// <param name="atUtc">The time.</param>
    public bool WereOpen(IReadOnlyList<string> all, IReadOnlyList<string> open, DateTime atUtc)
    {
        var closed = new HashSet<string>();
        for (var made = 0; made == 0 || switched[made - 1].AtUtc <= atUtc; made++)
        {
            var isLast = made == switched.Count;
            if ((isLast || switched[made].AtUtc >= atUtc) && open.Count == all.Count - closed.Count && !open.Any(closed.Contains))
                return true;
            if (isLast)
                return false;
            _ = switched[made].IsOpen ? closed.Remove(switched[made].Arm) : closed.Add(switched[made].Arm);
        }

        return false;
    }
}
