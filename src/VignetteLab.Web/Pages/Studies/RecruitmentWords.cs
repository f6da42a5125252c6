using VignetteLab.Core.Monitoring;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Says in sentences how many came, and what became of them.</summary>
internal static class RecruitmentWords
{
    public static string Of(Texts texts, Tallied counts)
    {
        var stages = counts.Stages;
        if (stages.Started == 0)
            return texts["Nobody has started yet."];
        var underWay = counts.Arms.Sum(arm => arm.UnderWay);
        var turnedAway = TurnedAway(stages);
        string[] sentences =
        [
            texts[stages.Started == 1 ? "{0} respondent has started." : "{0} respondents have started.", stages.Started],
            stages.Allocated == 0
                ? texts["Nobody is allocated yet."]
                : texts[stages.Allocated == 1 ? "{0} is allocated, {1} finished." : "{0} are allocated, {1} finished.", stages.Allocated, stages.Finished],
            .. Where(stages.Allocated > stages.Finished,
                texts[underWay == 1 ? "{0} is under way, {1} left." : "{0} are under way, {1} left.", underWay, counts.Arms.Sum(arm => arm.Left)]),
            .. Where(stages.Before > 0, texts["{0} not allocated: before the vignette still, not willing, or gone.", stages.Before]),
            .. Where(stages.ScreenedOut > 0, texts["{0} screened out: the study is not about them.", stages.ScreenedOut]),
            .. Where(turnedAway.Count > 0, texts["{0} turned away: {1}.", turnedAway.Values.Sum(), TurnedAwayWords.Of(turnedAway, texts)]),
        ];
        return string.Join(' ', sentences);
    }

    /// <summary>What turned people away, at the start or later, to how many.</summary>
    public static IReadOnlyDictionary<string, int> TurnedAway(Stages stages)
    {
        var reasons = new SortedDictionary<string, int>(stages.TurnedAway.ToDictionary(), StringComparer.Ordinal);
        if (stages.FullAtStart > 0)
            reasons[TurningAway.Target] = reasons.GetValueOrDefault(TurningAway.Target) + stages.FullAtStart;
        return reasons;
    }

    private static string[] Where(bool holds, string sentence) => holds ? [sentence] : [];
}
