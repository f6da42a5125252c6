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
        AuditKind.PilotOpened => texts["opened a pilot"],
        AuditKind.PilotClosed => texts["closed the pilot"],
        AuditKind.PilotCleared => texts["cleared the pilot’s data"],
        AuditKind.PilotRestored => texts["put the pilot’s data back"],
        AuditKind.PilotPurged => texts["erased cleared pilot data for good"],
        AuditKind.LaunchAsked => texts["asked for a launch"],
        AuditKind.LaunchWithdrawn => texts["withdrew a launch"],
        AuditKind.SecondSwitched => texts["changed whether two must launch"],
        AuditKind.Launched => texts["launched the study"],
        AuditKind.Paused => texts["paused the study"],
        AuditKind.Resumed => texts["let people start again"],
        AuditKind.Scheduled => texts["changed when the study opens or closes"],
        AuditKind.Correcting => texts["began a correction"],
        AuditKind.CorrectionDiscarded => texts["discarded a correction"],
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
        AuditKind.Purged => texts["erased the study after its days in the bin"],
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, "Nobody said what this is called."),
    };

    /// <summary>Who did it.</summary>
    public static string By(StudioTexts texts, AuditEvent line) =>
        line.By == Auditing.Server ? texts["whoever runs the server"] : line.By;

    /// <summary>What else there is to say.</summary>
    public static string Detail(StudioTexts texts, AuditEvent line) => line switch
    {
        { Detail: null } => "",
        { Kind: AuditKind.Invited or AuditKind.Joined or AuditKind.RoleChanged }
            when Enum.TryParse<MembershipRole>(line.Detail, out var role) && Enum.IsDefined(role) && !char.IsDigit(line.Detail[0]) => RoleWords.Name(texts, role),
        { Kind: AuditKind.SignedIn or AuditKind.SignInFailed or AuditKind.FactorAdded or AuditKind.FactorRemoved or AuditKind.LinkMade } => Word(texts, line.Detail),

        // What people wrote stands as they wrote it, even where it is one of our words.
        _ => line.Detail,
    };

    private static string Word(StudioTexts texts, string detail) => detail switch
    {
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
        _ => detail,
    };
}
