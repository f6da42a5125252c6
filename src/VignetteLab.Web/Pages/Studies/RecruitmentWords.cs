using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Says in sentences how many came, and what became of them.</summary>
internal static class RecruitmentWords
{
    public static string Of(int started, Recruitment recruitment)
    {
        if (started == 0)
            return "Nobody has started yet.";
        string[] sentences =
        [
            started == 1 ? "1 respondent has started." : $"{started} respondents have started.",
            recruitment.Allocated switch
            {
                0 => "Nobody is allocated yet.",
                1 => $"1 is allocated, {recruitment.Finished} finished.",
                var allocated => $"{allocated} are allocated, {recruitment.Finished} finished.",
            },
            .. Where(recruitment.Allocated > recruitment.Finished,
                $"{recruitment.UnderWay} {Be(recruitment.UnderWay)} under way, {recruitment.Left} left."),
            .. Where(recruitment.Before > 0,
                $"{recruitment.Before} {Be(recruitment.Before)} not allocated: before the vignette still, not willing, or gone."),
            .. Where(recruitment.ScreenedOut > 0, $"{recruitment.ScreenedOut} {Was(recruitment.ScreenedOut)} screened out: the study is not about them."),
            .. Where(recruitment.TurnedAway > 0, $"{recruitment.TurnedAway} {Was(recruitment.TurnedAway)} turned away: {TurnedAwayWords.Of(recruitment.Reasons)}."),
        ];
        return string.Join(' ', sentences);
    }

    private static string[] Where(bool holds, string sentence) => holds ? [sentence] : [];

    private static string Be(int count) => count == 1 ? "is" : "are";

    private static string Was(int count) => count == 1 ? "was" : "were";
}
