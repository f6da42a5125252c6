using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage;

/// <summary>Makes guessing slow, for one who guesses at one account from one network; nobody else waits for them.</summary>
/// <remarks>
/// Nobody is ever locked out: after a few wrong tries the next has to wait, longer each time, a quarter of an hour at most.
/// Kept in the database, so that all web processes count together.
/// </remarks>
public sealed class Throttle(GroupCommit commit, Secrets secrets, TimeProvider time)
{
    /// <summary>So many wrong tries are free: people mistype.</summary>
    public const int Free = 5;

    /// <summary>The name of the secret that accounts and networks are hashed with.</summary>
    public const string SecretName = "throttle";

    /// <summary>The longest that a try has to wait for the last.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // Any number will do, so long as every process takes the same.
    private const string counting = "select pg_advisory_xact_lock(7867766578)";

    private static readonly TimeSpan memory = TimeSpan.FromDays(1);

    /// <summary>Takes a try before it is made, so that many at once count too.</summary>
    /// <param name="door">What is tried, such as a password.</param>
    /// <param name="account">The account, whether there is one or not.</param>
    /// <param name="network">From where; empty where every network is to count together.</param>
    /// <returns>How long to wait first; zero when it may be tried now.</returns>
    public async Task<TimeSpan> TakeAsync(string door, string account, string network)
    {
        var secret = await secrets.GetAsync(SecretName);
        return await commit.RunAsync(async db =>
        {
            // Two processes that counted at once would both write the same number.
            if (!db.Database.IsSqlite())
                await db.Database.ExecuteSqlRawAsync(counting);
            var now = time.GetUtcNow().UtcDateTime;
            var key = Key(secret, now, door, account, network);
            var known = await db.SignInTries.SingleOrDefaultAsync(one => one.Key == key);
            if (known is not null && known.LastUtc + Delay(known.Count) - now is { Ticks: > 0 } wait)
                return wait;
            if (known is null)
            {
                await db.SignInTries.Where(one => one.LastUtc < now - memory).ExecuteDeleteAsync();
                db.SignInTries.Add(known = new() { Key = key, Count = 0, LastUtc = now });
            }

            (known.Count, known.LastUtc) = (known.Count + 1, now);
            await db.SaveChangesAsync();
            return TimeSpan.Zero;
        });
    }

    /// <summary>Forgets the wrong tries of one who got it right.</summary>
    public async Task ForgetAsync(string door, string account, string network)
    {
        var key = Key(await secrets.GetAsync(SecretName), time.GetUtcNow().UtcDateTime, door, account, network);
        await commit.RunAsync(db => db.SignInTries.Where(one => one.Key == key).ExecuteDeleteAsync());
    }

    /// <summary>How long a try has to wait after so many.</summary>
    public static TimeSpan Delay(int tries) => tries < Free
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, tries - Free + 1), Longest.TotalSeconds));

    // With the day in it, so that nobody can be followed from one day to the next.
    private static string Key(byte[] secret, DateTime now, string door, string account, string network) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(string.Join(
            '\n', now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), door, account.ToUpperInvariant(), network))));
}
