using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web;

/// <summary>What a member of a study may see and do.</summary>
/// <param name="role">The researcher's part in it.</param>
/// <param name="status">How far the study has come.</param>
public sealed class Rights(MembershipRole role, StudyStatus status)
{
    /// <summary>
    /// Whether arms are shown by name, with the ledger and how it is drawn; others see totals until the study closes. What is
    /// simulated is masked likewise: it is drawn by the same blocks.
    /// </summary>
    public bool SeesArms => role == MembershipRole.Owner || status == StudyStatus.Closed;

    /// <summary>Whether they may close arms and say which responses count.</summary>
    public bool MaySteer => Steers(role);

    /// <summary>Likewise, of a role in any study.</summary>
    public static bool Steers(MembershipRole role) => role is MembershipRole.Owner or MembershipRole.Editor;

    /// <summary>The rights in a study that is being read.</summary>
    public static Rights In(Snapshot snapshot, MembershipRole role) => new(role, snapshot.Study.Status);
}
