using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>The one-time links by which researchers get in.</summary>
public sealed class Accounts(GroupCommit commit, TimeProvider time)
{
    /// <summary>How long a link to a new account works: it opens nothing that is there yet, and somebody has to pass it on.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>How long a link into an account works that is there.</summary>
    public static readonly TimeSpan ResetLife = TimeSpan.FromMinutes(15);

    // The first one waits until it is read: before it is used there is nothing to get at, and it closes for good with the first account.
    private static readonly DateTime never = DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes the link of the first researcher, which never expires; an earlier such one stops working, those made since by hand do not.</summary>
    /// <param name="onlyOnce">Whether to make none where one was made before.</param>
    /// <returns>The token; <c>null</c> when there is a researcher, or one was made before.</returns>
    public Task<string?> FirstLinkAsync(bool onlyOnce) => commit.RunAsync(async db =>
    {
        if (await db.Users.AnyAsync() || onlyOnce && await db.AccountLinks.AnyAsync())
            return null;
        await db.AccountLinks.Where(link => link.UsedUtc == null && link.ExpiresUtc == never).ExecuteDeleteAsync();
        return await AddAsync(db, Now, never, LinkPurpose.Account, null);
    });

    /// <summary>Makes a link: to a new password for the account with this address if there is one, else for a new account.</summary>
    /// <returns>The token, and whether it is for an account that exists.</returns>
    public Task<(string Token, bool Known)> LinkAsync(string? email) => commit.RunAsync(async db =>
    {
        if (email is not null && await FindAccountAsync(db, email) is { } known)
            return (await ResetAsync(db, known, LinkPurpose.Password, Auditing.Server), true);
        await Auditing.AddAsync(db, Now, AuditKind.LinkMade, Auditing.Server, detail: nameof(LinkPurpose.Account));
        return (await AddAsync(db, Now, Now + Life, LinkPurpose.Account, null), false);
    });

    /// <summary>Makes a link into an account for one who lost the password or the second factor.</summary>
    /// <param name="email">The account's address.</param>
    /// <param name="purpose"><see cref="LinkPurpose.Password"/> or <see cref="LinkPurpose.Factor"/>.</param>
    /// <param name="by">Who makes it, for the log.</param>
    /// <exception cref="RefusedException">There is no such account.</exception>
    public Task<string> ResetLinkAsync(string email, LinkPurpose purpose, string by) => commit.RunAsync(async db =>
        await ResetAsync(db, await FindAccountAsync(db, email)
            ?? throw new RefusedException($"No researcher has the address {email}. Leave --email out to make a new account."), purpose, by));

    /// <summary>The link with a token, if it still works; <c>null</c> otherwise.</summary>
    public async Task<AccountLink?> FindAsync(LabDb db, string token)
    {
        var hash = Secrets.Hash(token);
        var link = await db.AccountLinks.SingleOrDefaultAsync(link => link.Hash == hash);
        return link is { UsedUtc: null } && link.ExpiresUtc > Now ? link : null;
    }

    /// <summary>
    /// Closes a link for good, in the caller's transaction, and gives what it promised: one for a new account every study that
    /// belongs to nobody, an invitation its part in the study.
    /// </summary>
    /// <returns>Whether this call closed it; of two at once only one does.</returns>
    public async Task<bool> UseAsync(LabDb db, AccountLink link, string researcher)
    {
        var now = Now;
        if (await db.AccountLinks.Where(one => one.Id == link.Id && one.UsedUtc == null)
            .ExecuteUpdateAsync(change => change
                .SetProperty(one => one.UsedUtc, now).SetProperty(one => one.ResearcherId, researcher)) == 0)
        {
            return false;
        }

        // The first researcher's link closes for good when somebody is in, by whatever link they came.
        await db.AccountLinks.Where(one => one.UsedUtc == null && one.ExpiresUtc == never).ExecuteDeleteAsync();
        var email = await db.Users.Where(one => one.Id == researcher).Select(one => one.Email).SingleOrDefaultAsync() ?? "";
        if (link.Purpose == LinkPurpose.Account)
            await AdoptAsync(db, researcher);
        if (link is { Purpose: LinkPurpose.Invitation, StudyId: { } study, Role: { } role })
            await JoinAsync(db, researcher, email, study, role);
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Notes something about an account, in the caller's transaction.</summary>
    public Task NoteAsync(LabDb db, AuditKind kind, string email) => Auditing.AddAsync(db, Now, kind, email);

    internal static async Task<string> AddAsync(
        LabDb db, DateTime now, DateTime expires, LinkPurpose purpose, string? researcher, string? email = null,
        int? study = null, MembershipRole? role = null)
    {
        var token = Secrets.Token();
        db.AccountLinks.Add(new()
        {
            Hash = Secrets.Hash(token),
            Purpose = purpose,
            ResearcherId = researcher,
            Email = email,
            StudyId = study,
            Role = role,
            CreatedUtc = now,
            ExpiresUtc = DateTime.SpecifyKind(expires, DateTimeKind.Utc),
        });
        await db.SaveChangesAsync();
        return token;
    }

    internal static Task<Researcher?> FindAccountAsync(LabDb db, string email)
    {
        var upper = email.Trim().ToUpperInvariant();
        return db.Users.SingleOrDefaultAsync(one => one.NormalizedEmail == upper);
    }

    private async Task<string> ResetAsync(LabDb db, Researcher account, LinkPurpose purpose, string by)
    {
        // Only the newest works: an earlier one may lie where it should not.
        await db.AccountLinks.Where(link => link.ResearcherId == account.Id && link.Purpose == purpose && link.UsedUtc == null)
            .ExecuteDeleteAsync();
        await Auditing.AddAsync(db, Now, AuditKind.LinkMade, by, about: account.Email, detail: purpose.ToString());
        return await AddAsync(db, Now, Now + ResetLife, purpose, account.Id);
    }

    private static async Task AdoptAsync(LabDb db, string researcher)
    {
        var orphans = await db.Studies.Where(study => !db.Memberships.Any(member => member.StudyId == study.Id))
            .Select(study => study.Id).ToListAsync();
        db.Memberships.AddRange(orphans.Select(study => new Membership
        {
            ResearcherId = researcher,
            StudyId = study,
            Role = MembershipRole.Owner,
        }));
    }

    private async Task JoinAsync(LabDb db, string researcher, string email, int study, MembershipRole role)
    {
        // Who is a member already keeps the part they have.
        if (await db.Memberships.AnyAsync(member => member.StudyId == study && member.ResearcherId == researcher))
            return;
        db.Memberships.Add(new() { ResearcherId = researcher, StudyId = study, Role = role });
        await Auditing.AddAsync(db, Now, AuditKind.Joined, email, study, detail: role.ToString());
    }
}
