using VignetteLab.Storage;

namespace VignetteLab.Web.Studies;

/// <summary>Says what turned people away.</summary>
internal static class TurnedAwayWords
{
    /// <summary>As in “12 by the target, 3 by the quota nurses”; nothing when nobody was.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, int>> reasons) =>
        string.Join(", ", reasons.Where(reason => reason.Value > 0).Select(reason => $"{reason.Value} by {By(reason.Key)}"));

    private static string By(string why) => why switch
    {
        TurningAway.Target => "the target",
        TurningAway.Places => "the end of the list",
        TurningAway.Closed => "the close of the study",
        _ => $"the quota {why}",
    };
}
