using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A member of a study, to be listed.</summary>
/// <param name="ResearcherId">The account's key.</param>
/// <param name="Email">The account's address.</param>
/// <param name="Role">Their part in the study.</param>
public sealed record Member(string ResearcherId, string Email, MembershipRole Role);

/// <summary>An invitation that nobody has taken up yet.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Email">Who is invited.</param>
/// <param name="Role">The part that they are to have.</param>
/// <param name="ExpiresUtc">Until when it works.</param>
public sealed record OpenInvitation(int Id, string Email, MembershipRole Role, DateTime ExpiresUtc);

/// <summary>Who is a member of a study, and what each may do: only an owner says, and a study always has one.</summary>
/// <remarks>Each act looks again, in its own transaction, whether the one who asks is an owner still.</remarks>
public sealed class Membering(GroupCommit commit, LabDatabase database, TimeProvider time)
{
    /// <summary>
    /// How long an invitation works: it goes by e-mail to somebody who may be away, and opens no account that is there.
    /// </summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The members of a study, owners first, and the invitations that are open.</summary>
    public async Task<(IReadOnlyList<Member> Members, IReadOnlyList<OpenInvitation> Invitations)> ListAsync(
        int study, CancellationToken stop)
    {
        var now = Now;
        await using var db = database.Open();
        var members = await (
            from member in db.Memberships
            join account in db.Users on member.ResearcherId equals account.Id
            where member.StudyId == study
            select new Member(account.Id, account.Email ?? "", member.Role)).ToListAsync(stop);
        var invitations = await db.AccountLinks.AsNoTracking()
            .Where(link => link.StudyId == study && link.Purpose == LinkPurpose.Invitation &&
                link.UsedUtc == null && link.ExpiresUtc > now)
            .OrderBy(link => link.Id).ToListAsync(stop);
        return (
            [.. members.OrderBy(member => member.Role).ThenBy(member => member.Email, StringComparer.OrdinalIgnoreCase)],
            [.. invitations.Select(link => new OpenInvitation(
                link.Id, link.Email ?? "", link.Role ?? MembershipRole.Viewer, link.ExpiresUtc))]);
    }

    /// <summary>Invites somebody.</summary>
    /// <param name="study">The study's key.</param>
    /// <param name="email">Their address.</param>
    /// <param name="role">The part they are to have.</param>
    /// <param name="owner">The key of the owner who asks.</param>
    /// <returns>The token of the link; an earlier one to the same address stops working.</returns>
    /// <exception cref="RefusedException">They are a member already, or who asks is no owner.</exception>
    public Task<string> InviteAsync(int study, string email, MembershipRole role, string owner) =>
        ActAsync(study, owner, async (db, by) =>
        {
            var to = email.Trim();
            if (await Accounts.FindAccountAsync(db, to) is { } known &&
                await db.Memberships.AnyAsync(member => member.StudyId == study && member.ResearcherId == known.Id))
            {
                throw new RefusedException("They are a member of this study already.");
            }

            await db.AccountLinks.Where(link => link.StudyId == study && link.Purpose == LinkPurpose.Invitation &&
                link.UsedUtc == null && link.Email == to).ExecuteDeleteAsync();
            await Auditing.AddAsync(db, Now, AuditKind.Invited, by, study, to, role.ToString());
            return await Accounts.AddAsync(db, Now, Now + InvitationLife, LinkPurpose.Invitation, null, to, study, role);
        });

    /// <summary>Takes an invitation back.</summary>
    /// <exception cref="RefusedException">It was taken up or taken back, or who asks is no owner.</exception>
    public Task<bool> WithdrawAsync(int study, int invitation, string owner) => ActAsync(study, owner, async (db, by) =>
    {
        var link = await db.AccountLinks.SingleOrDefaultAsync(link => link.Id == invitation && link.StudyId == study &&
            link.Purpose == LinkPurpose.Invitation && link.UsedUtc == null)
            ?? throw new RefusedException("That invitation is gone already.");
        db.AccountLinks.Remove(link);
        await Auditing.AddAsync(db, Now, AuditKind.InvitationWithdrawn, by, study, link.Email);
        return true;
    });

    /// <summary>Gives a member another part.</summary>
    /// <exception cref="RefusedException">They are no member, the study would have no owner, or who asks is none.</exception>
    public Task<bool> ChangeAsync(int study, string researcher, MembershipRole role, string owner) =>
        ActAsync(study, owner, async (db, by) =>
        {
            var member = await FindAsync(db, study, researcher);
            if (member.Role == role)
                return false;
            if (member.Role == MembershipRole.Owner)
                await KeepOneAsync(db, study);
            member.Role = role;
            await Auditing.AddAsync(db, Now, AuditKind.RoleChanged, by, study, await EmailAsync(db, researcher), role.ToString());
            return true;
        });

    /// <summary>Ends a membership.</summary>
    /// <exception cref="RefusedException">They are no member, the study would have no owner, or who asks is none.</exception>
    public Task<bool> RemoveAsync(int study, string researcher, string owner) => ActAsync(study, owner, async (db, by) =>
    {
        var member = await FindAsync(db, study, researcher);
        if (member.Role == MembershipRole.Owner)
            await KeepOneAsync(db, study);
        db.Memberships.Remove(member);
        await Auditing.AddAsync(db, Now, AuditKind.MemberRemoved, by, study, await EmailAsync(db, researcher));
        return true;
    });

    /// <summary>Makes another member the owner; who hands it over is an editor from then on.</summary>
    /// <exception cref="RefusedException">They are no other member, or who asks is no owner.</exception>
    public Task<bool> HandOverAsync(int study, string researcher, string owner) => ActAsync(study, owner, async (db, by) =>
    {
        if (researcher == owner)
            throw new RefusedException("The study is yours already.");
        var (to, from) = (await FindAsync(db, study, researcher), await FindAsync(db, study, owner));
        (to.Role, from.Role) = (MembershipRole.Owner, MembershipRole.Editor);
        await Auditing.AddAsync(db, Now, AuditKind.HandedOver, by, study, await EmailAsync(db, researcher));
        return true;
    });

    /// <summary>Makes a link for a member who lost the password or the second factor.</summary>
    /// <param name="study">The study's key.</param>
    /// <param name="researcher">Whose account it is.</param>
    /// <param name="purpose"><see cref="LinkPurpose.Password"/> or <see cref="LinkPurpose.Factor"/>.</param>
    /// <param name="accounts">What makes links.</param>
    /// <param name="owner">The key of the owner who asks.</param>
    /// <exception cref="RefusedException">
    /// They are no member, or of a study too that the owner does not own: with both links in hand an owner could go in as them,
    /// which must lead to nothing that is not the owner's already.
    /// </exception>
    public async Task<string> ResetLinkAsync(
        int study, string researcher, LinkPurpose purpose, Accounts accounts, string owner)
    {
        var (email, by) = await ActAsync(study, owner, async (db, by) =>
        {
            await FindAsync(db, study, researcher);
            if (researcher == owner)
                throw new RefusedException("Change your own password and second factor under your account.");
            if (await db.Memberships.AnyAsync(member => member.ResearcherId == researcher && !db.Memberships.Any(mine =>
                mine.StudyId == member.StudyId && mine.ResearcherId == owner && mine.Role == MembershipRole.Owner)))
            {
                throw new RefusedException("They are a member of a study that is not yours, so only whoever runs the server can make this link.");
            }

            return (await EmailAsync(db, researcher), by);
        });
        return await accounts.ResetLinkAsync(email, purpose, by);
    }

    private Task<T> ActAsync<T>(int study, string owner, Func<LabDb, string, Task<T>> act) => commit.RunAsync(async db =>
    {
        await database.LockMembersAsync(db, study);
        if (!await db.Memberships.AnyAsync(member => member.StudyId == study && member.ResearcherId == owner && member.Role == MembershipRole.Owner))
            throw new RefusedException("Only an owner of the study can do that.");
        return await act(db, await EmailAsync(db, owner));
    });

    private static async Task<Membership> FindAsync(LabDb db, int study, string researcher) =>
        await db.Memberships.SingleOrDefaultAsync(member => member.StudyId == study && member.ResearcherId == researcher)
            ?? throw new RefusedException("They are no member of this study.");

    private static async Task KeepOneAsync(LabDb db, int study)
    {
        if (await db.Memberships.CountAsync(member => member.StudyId == study && member.Role == MembershipRole.Owner) == 1)
            throw new RefusedException("A study needs an owner. Make somebody else one first, or hand the study over.");
    }

    private static async Task<string> EmailAsync(LabDb db, string researcher) =>
        await db.Users.Where(one => one.Id == researcher).Select(one => one.Email).SingleOrDefaultAsync() ?? "";
}
