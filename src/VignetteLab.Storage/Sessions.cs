using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Somebody who is signed in, as they stand now.</summary>
/// <param name="Id">The session's key.</param>
/// <param name="ResearcherId">Whose it is.</param>
/// <param name="Stamp">The account's security stamp.</param>
/// <param name="HasFactor">Whether the account has an authenticator app or a passkey.</param>
/// <param name="Language">The language of the studio; <c>null</c> for the browser's.</param>
/// <param name="StartedUtc">When they signed in.</param>
public sealed record CheckedSession(
    int Id, string ResearcherId, string? Stamp, bool HasFactor, string? Language, DateTime StartedUtc);

/// <summary>Who is signed in, kept on the server: a session ends when its row goes, whatever a browser still holds.</summary>
public sealed class Sessions(GroupCommit commit, LabDatabase database, TimeProvider time)
{
    /// <summary>A session that nobody used for so long is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>No session lasts longer.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private static readonly TimeSpan seldom = TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Begins a session and clears away those that are over.</summary>
    /// <param name="researcher">Whose it is.</param>
    /// <param name="device">The class of device.</param>
    /// <param name="instead">The token of one that it takes the place of, if any.</param>
    /// <returns>The token; only its hash is kept.</returns>
    public async Task<string> StartAsync(string researcher, string device, string? instead = null)
    {
        var (token, before) = (Secrets.Token(), instead is null ? [] : Secrets.Hash(instead));
        await commit.RunAsync(async db =>
        {
            var now = Now;
            await db.Sessions.Where(one => one.Hash == before || one.SeenUtc < now - Idle || one.StartedUtc < now - Life)
                .ExecuteDeleteAsync();
            db.Sessions.Add(new()
            {
                Hash = Secrets.Hash(token),
                ResearcherId = researcher,
                Device = device,
                StartedUtc = now,
                SeenUtc = now,
            });
            return await db.SaveChangesAsync();
        });
        return token;
    }

    /// <summary>The session with a token, if it still runs; using it keeps it from falling idle.</summary>
    public async Task<CheckedSession?> CheckAsync(string token)
    {
        var (hash, now) = (Secrets.Hash(token), Now);
        await using var db = database.Open();
        var found = await (
            from one in db.Sessions
            join researcher in db.Users on one.ResearcherId equals researcher.Id
            where one.Hash == hash && one.SeenUtc >= now - Idle && one.StartedUtc >= now - Life
            select new
            {
                one.Id,
                one.SeenUtc,
                one.StartedUtc,
                one.ResearcherId,
                researcher.SecurityStamp,
                researcher.Language,
                HasFactor = researcher.TwoFactorEnabled || db.UserPasskeys.Any(passkey => passkey.UserId == researcher.Id),
            }).SingleOrDefaultAsync();
        if (found is null)
            return null;
        if (found.SeenUtc < now - seldom)
        {
            await commit.RunAsync(writer => writer.Sessions.Where(one => one.Id == found.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(one => one.SeenUtc, now)));
        }

        return new(found.Id, found.ResearcherId, found.SecurityStamp, found.HasFactor, found.Language, found.StartedUtc);
    }

    /// <summary>The sessions of a researcher that still run, the newest first.</summary>
    public async Task<IReadOnlyList<SessionRecord>> ListAsync(string researcher, CancellationToken stop)
    {
        var now = Now;
        await using var db = database.Open();
        return await db.Sessions.AsNoTracking()
            .Where(one => one.ResearcherId == researcher && one.SeenUtc >= now - Idle && one.StartedUtc >= now - Life)
            .OrderByDescending(one => one.Id).ToListAsync(stop);
    }

    /// <summary>Ends the session with a token.</summary>
    public Task EndAsync(string token)
    {
        var hash = Secrets.Hash(token);
        return commit.RunAsync(db => db.Sessions.Where(one => one.Hash == hash).ExecuteDeleteAsync());
    }

    /// <summary>Ends one session of a researcher, or all but one.</summary>
    /// <param name="researcher">Whose they are.</param>
    /// <param name="by">Their e-mail address, for the log.</param>
    /// <param name="only">The key of the one to end; <c>null</c> for all.</param>
    /// <param name="except">The key of one to keep; <c>null</c> for none.</param>
    /// <returns>How many were ended.</returns>
    public Task<int> EndAsync(string researcher, string by, int? only, int? except) => commit.RunAsync(async db =>
    {
        var ended = await db.Sessions.Where(one => one.ResearcherId == researcher &&
            (only == null || one.Id == only) && (except == null || one.Id != except)).ExecuteDeleteAsync();
        if (ended > 0)
            await Auditing.AddAsync(db, Now, AuditKind.SessionsEnded, by, detail: $"{ended}");
        return ended;
    });
}
