using VignetteLab.Web.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Says in sentences how many came, and what became of them.</summary>
internal static class RecruitmentWords
{
    public static string Of(Texts texts, int started, Recruitment recruitment)
    {
        if (started == 0)
            return texts["Nobody has started yet."];
        string[] sentences =
        [
            texts[started == 1 ? "{0} respondent has started." : "{0} respondents have started.", started],
            recruitment.Allocated == 0
                ? texts["Nobody is allocated yet."]
                : texts[recruitment.Allocated == 1 ? "{0} is allocated, {1} finished." : "{0} are allocated, {1} finished.", recruitment.Allocated, recruitment.Finished],
            .. Where(recruitment.Allocated > recruitment.Finished,
                texts[recruitment.UnderWay == 1 ? "{0} is under way, {1} left." : "{0} are under way, {1} left.", recruitment.UnderWay, recruitment.Left]),
            .. Where(recruitment.Before > 0,
                texts["{0} not allocated: before the vignette still, not willing, or gone.", recruitment.Before]),
            .. Where(recruitment.ScreenedOut > 0, texts["{0} screened out: the study is not about them.", recruitment.ScreenedOut]),
            .. Where(recruitment.TurnedAway > 0, texts["{0} turned away: {1}.", recruitment.TurnedAway, TurnedAwayWords.Of(recruitment.Reasons, texts)]),
        ];
        return string.Join(' ', sentences);
    }

    private static string[] Where(bool holds, string sentence) => holds ? [sentence] : [];
}
