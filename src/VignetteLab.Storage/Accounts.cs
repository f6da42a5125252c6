using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>The one-time links by which researchers get in.</summary>
public sealed class Accounts(GroupCommit commit, TimeProvider time)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private static readonly DateTime never = DateTime.SpecifyKind(DateTime.MaxValue.Date, DateTimeKind.Utc);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes the link of the first researcher, which never expires; an earlier one stops working.</summary>
    /// <param name="onlyOnce">Whether to make none where one was made before.</param>
    /// <returns>The token; <c>null</c> when there is a researcher, or one was made before.</returns>
    public Task<string?> FirstLinkAsync(bool onlyOnce) => commit.RunAsync(async db =>
    {
        if (await db.Users.AnyAsync() || onlyOnce && await db.AccountLinks.AnyAsync())
            return null;
        await db.AccountLinks.Where(link => link.UsedUtc == null).ExecuteDeleteAsync();
        return await LinkAsync(db, null, never);
    });

    /// <summary>Makes a link: for the account with this address if there is one, else for a new account.</summary>
    /// <returns>The token, and whether it is for an account that exists.</returns>
    public Task<(string Token, bool Known)> LinkAsync(string? email) => commit.RunAsync(async db =>
    {
        var upper = email?.ToUpperInvariant();
        var known = upper is null ? null : await db.Users.Where(one => one.NormalizedEmail == upper)
            .Select(one => one.Id).SingleOrDefaultAsync();
        return (await LinkAsync(db, known, Now + Life), known is not null);
    });

    /// <summary>The link with a token, if it still works; <c>null</c> otherwise.</summary>
    public async Task<AccountLink?> FindAsync(LabDb db, string token)
    {
        var hash = Secrets.Hash(token);
        var link = await db.AccountLinks.SingleOrDefaultAsync(link => link.Hash == hash);
        return link is { UsedUtc: null } && link.ExpiresUtc > Now ? link : null;
    }

    /// <summary>Closes a link for good, in the caller's transaction. Studies that belong to nobody now belong to its user.</summary>
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
        var orphans = await db.Studies.Where(study => !db.Memberships.Any(member => member.StudyId == study.Id))
            .Select(study => study.Id).ToListAsync();
        db.Memberships.AddRange(orphans.Select(study => new Membership
        {
            ResearcherId = researcher,
            StudyId = study,
            Role = MembershipRole.Owner,
        }));
        await db.SaveChangesAsync();
        return true;
    }

    private async Task<string> LinkAsync(LabDb db, string? researcher, DateTime expires)
    {
        var token = Secrets.Token();
        db.AccountLinks.Add(new()
        {
            Hash = Secrets.Hash(token),
            ResearcherId = researcher,
            CreatedUtc = Now,
            ExpiresUtc = DateTime.SpecifyKind(expires, DateTimeKind.Utc),
        });
        await db.SaveChangesAsync();
        return token;
    }
}
