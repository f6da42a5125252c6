using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web;

/// <summary>Something that a member of a study may or may not do.</summary>
public enum Right
{
    /// <summary>See its texts, its versions and how many have answered.</summary>
    See,

    /// <summary>Write and resolve comments.</summary>
    Comment,

    /// <summary>Download answers, under the respondents' random names; arms masked until the study closes.</summary>
    Download,

    /// <summary>Change the draft.</summary>
    Edit,

    /// <summary>Simulate it, and open a pilot.</summary>
    Pilot,

    /// <summary>Let nobody start for a while, and go on.</summary>
    Pause,

    /// <summary>Close single arms, and say which responses count.</summary>
    Steer,

    /// <summary>Freeze a version and open it to respondents; amend it.</summary>
    Launch,

    /// <summary>End it for good, which shows the key.</summary>
    Close,

    /// <summary>See which arm is which before it closes.</summary>
    SeeArms,

    /// <summary>Say who is a member, and hand it over.</summary>
    Manage,

    /// <summary>Read its audit log.</summary>
    Audit,

    /// <summary>Have a respondent's answers erased.</summary>
    Erase,

    /// <summary>Put it into the bin, and take it out again.</summary>
    Bin,
}

/// <summary>What a member of a study may see and do.</summary>
/// <param name="role">The researcher's part in it.</param>
/// <param name="status">How far the study has come.</param>
/// <param name="isUnmasked">Whether its owner opened results by arm before the close.</param>
public sealed class Rights(MembershipRole role, StudyStatus status, bool isUnmasked = false)
{
    /// <summary>
    /// Whether arms are shown by name, with their counts and the ledger; others see totals until the study closes. What is simulated is
    /// masked likewise: it is drawn by the same blocks. How arms are drawn is no secret among members: it stands in the preregistration.
    /// </summary>
    public bool SeesArms => May(Right.SeeArms) || status == StudyStatus.Closed;

    /// <summary>
    /// Whether outcomes are shown by what was varied. Live ones are nobody’s until the study closes, unless its owner opened them; of a pilot
    /// and of made-up respondents nothing is concluded, so who may see the arms may see theirs.
    /// </summary>
    public bool SeesResults(Mode mode) => SeesArms && (mode != Mode.Live || status == StudyStatus.Closed || isUnmasked);

    /// <summary>Whether they may close arms and say which responses count.</summary>
    public bool MaySteer => May(Right.Steer);

    /// <summary>Whether they may do something.</summary>
    public bool May(Right right) => May(role, right);

    /// <summary>Whether a role may do something, in any study.</summary>
    public static bool May(MembershipRole role, Right right) => role <= Least(right);

    /// <summary>The rights in a study that is being read.</summary>
    public static Rights In(Snapshot snapshot, MembershipRole role) => new(role, snapshot.Study.Status, snapshot.Study.UnmaskedUtc is not null);

    // The one table of who may do what: each role may do what the roles below it may.
    private static MembershipRole Least(Right right) => right switch
    {
        Right.See or Right.Comment => MembershipRole.Viewer,
        Right.Download => MembershipRole.Analyst,
        Right.Edit or Right.Pilot or Right.Pause or Right.Steer => MembershipRole.Editor,
        Right.Launch or Right.Close or Right.SeeArms or Right.Manage or Right.Audit or Right.Erase or Right.Bin => MembershipRole.Owner,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "Nobody said who may do this."),
    };
}
