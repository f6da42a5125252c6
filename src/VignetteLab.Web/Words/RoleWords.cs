using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Words;

/// <summary>What the parts that members have in a study are called, and what they may do.</summary>
public static class RoleWords
{
    /// <summary>A role's name.</summary>
    public static string Name(StudioTexts texts, MembershipRole role) => role switch
    {
        MembershipRole.Owner => texts["owner"],
        MembershipRole.Editor => texts["editor"],
        MembershipRole.Analyst => texts["analyst"],
        _ => texts["viewer"],
    };

    /// <summary>What a role may do, in a sentence.</summary>
    public static string About(StudioTexts texts, MembershipRole role) => role switch
    {
        MembershipRole.Owner => texts["Owners may do everything: launch, close, see which arm is which, and say who is a member."],
        MembershipRole.Editor => texts["Editors change the study, run pilots, pause it and say which responses count; arms stay masked until the study closes."],
        MembershipRole.Analyst => texts["Analysts download answers under random names, with masked arms until the study closes; they change nothing."],
        _ => texts["Viewers see texts and counts and may comment; they see no answers."],
    };
}
