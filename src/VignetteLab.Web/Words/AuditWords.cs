using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Words;

/// <summary>What the lines of the audit log say.</summary>
public static class AuditWords
{
    /// <summary>What was done, in a few words.</summary>
    public static string Of(StudioTexts texts, AuditEvent line) => line.Kind switch
    {
        AuditKind.AccountMade => texts["made an account"],
        AuditKind.SignedIn => texts["signed in"],
        AuditKind.SignInFailed => texts["a sign-in failed"],
        AuditKind.SignedOut => texts["signed out"],
        AuditKind.SessionsEnded => texts["ended sessions"],
        AuditKind.PasswordChanged => texts["set a new password"],
        AuditKind.FactorAdded => texts["added a second factor"],
        AuditKind.FactorRemoved => texts["removed a second factor"],
        AuditKind.CodesMade => texts["made new recovery codes"],
        AuditKind.CodeUsed => texts["used a recovery code"],
        AuditKind.LinkMade => texts["made a one-time link"],
        AuditKind.Invited => texts["invited"],
        AuditKind.InvitationWithdrawn => texts["took an invitation back"],
        AuditKind.Joined => texts["joined the study"],
        AuditKind.RoleChanged => texts["changed a role"],
        AuditKind.MemberRemoved => texts["removed a member"],
        AuditKind.HandedOver => texts["handed the study over"],
        AuditKind.Launched => texts["launched the study"],
        AuditKind.Paused => texts["paused the study"],
        AuditKind.Closed => texts["closed the study"],
        AuditKind.Amended => texts["amended the study"],
        AuditKind.Unmasked => texts["unmasked the arms"],
        AuditKind.Exported => texts["downloaded data"],
        AuditKind.Marked => texts["said whether a response counts"],
        AuditKind.ArmClosed => texts["closed an arm"],
        AuditKind.ArmOpened => texts["opened an arm again"],
        AuditKind.Erased => texts["erased answers"],
        AuditKind.Binned => texts["put the study into the bin"],
        AuditKind.Restored => texts["took the study out of the bin"],
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, "Nobody said what this is called."),
    };

    /// <summary>Who did it.</summary>
    public static string By(StudioTexts texts, AuditEvent line) =>
        line.By == Auditing.Server ? texts["whoever runs the server"] : line.By;

    /// <summary>What else there is to say.</summary>
    public static string Detail(StudioTexts texts, AuditEvent line) => line.Detail switch
    {
        null => "",
        _ when Enum.TryParse<MembershipRole>(line.Detail, out var role) && Enum.IsDefined(role) && !char.IsDigit(line.Detail[0]) => RoleWords.Name(texts, role),
        "app" => texts["app"],
        "passkey" => texts["passkey"],
        "paper" => texts["recovery code"],
        "code" => texts["by password and code"],
        "link" => texts["by one-time link"],
        "password" => texts["by password"],
        "all" => texts["all of them"],
        nameof(LinkPurpose.Account) => texts["for a new account"],
        nameof(LinkPurpose.Password) => texts["for a new password"],
        nameof(LinkPurpose.Factor) => texts["for a new second factor"],
        _ => line.Detail,
    };
}
