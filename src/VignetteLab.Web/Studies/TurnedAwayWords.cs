using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Studies;

/// <summary>Says what turned people away.</summary>
internal static class TurnedAwayWords
{
    /// <summary>As in “12 by the target, 3 by the quota nurses”; nothing when nobody was.</summary>
    /// <param name="reasons">What turned away, to how many.</param>
    /// <param name="texts">The language; English where none is given.</param>
    public static string Of(IEnumerable<KeyValuePair<string, int>> reasons, Texts? texts = null) =>
        string.Join(", ", reasons.Where(reason => reason.Value > 0).Select(reason => By(texts ?? Texts.In("en"), reason.Key, reason.Value)));

    private static string By(Texts texts, string why, int count) => why switch
    {
        TurningAway.Target => texts["{0} by the target", count],
        TurningAway.Places => texts["{0} by the end of the list", count],
        TurningAway.Closed => texts["{0} by the close of the study", count],
        _ => texts["{0} by the quota {1}", count, why],
    };
}
