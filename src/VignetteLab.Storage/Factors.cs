using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>The second factors of researchers, passkeys aside: authenticator app and recovery codes.</summary>
/// <remarks>Whoever changes a factor ends every other session: one that was begun with less must not gain by it.</remarks>
public sealed class Factors(GroupCommit commit, LabDatabase database, TimeProvider time)
{
    /// <summary>So many recovery codes are made at once.</summary>
    public const int Codes = 10;

    // A code has 50 bits, which a hash alone would not keep from somebody with a copy of the database.
    private const int iterations = 210_000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Sets up an authenticator app whose first code was right, with new recovery codes.</summary>
    /// <param name="researcher">Whose it is.</param>
    /// <param name="sealedKey">The key that the app shares, sealed.</param>
    /// <param name="step">The period of the code that was right.</param>
    /// <param name="session">The key of the session that stays.</param>
    /// <returns>The codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> AddAppAsync(string researcher, string sealedKey, long step, int? session)
    {
        var (codes, records) = Draw(researcher);
        await commit.RunAsync(async db =>
        {
            var account = await db.Users.SingleAsync(one => one.Id == researcher);
            (account.TotpKey, account.TotpStep, account.TwoFactorEnabled) = (sealedKey, step, true);
            await ReplaceAsync(db, researcher, records);
            await EndOthersAsync(db, researcher, session);
            await Auditing.AddAsync(db, Now, AuditKind.FactorAdded, account.Email ?? "", detail: "app");
            return true;
        });
        return codes;
    }

    /// <summary>Makes new recovery codes; those before stop working.</summary>
    /// <returns>The codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> MakeCodesAsync(string researcher)
    {
        var (codes, records) = Draw(researcher);
        await commit.RunAsync(async db =>
        {
            await ReplaceAsync(db, researcher, records);
            await Auditing.AddAsync(db, Now, AuditKind.CodesMade, await NameAsync(db, researcher));
            return true;
        });
        return codes;
    }

    /// <summary>Uses the code of a period, once.</summary>
    /// <returns>Whether it, or a later one, was not used before.</returns>
    public Task<bool> UseStepAsync(string researcher, long step) => commit.RunAsync(async db =>
        await db.Users.Where(one => one.Id == researcher && one.TotpStep < step)
            .ExecuteUpdateAsync(change => change.SetProperty(one => one.TotpStep, step)) == 1);

    /// <summary>Uses a recovery code, once.</summary>
    /// <param name="researcher">Whose it is.</param>
    /// <param name="typed">The code as it was typed.</param>
    /// <returns>Whether it is one of theirs that was not used.</returns>
    public async Task<bool> UseCodeAsync(string researcher, string typed)
    {
        var read = Crockford.Read(string.Concat(typed.Where(char.IsLetterOrDigit))) ?? "";
        await using var reader = database.Open();
        var codes = await reader.RecoveryCodes.AsNoTracking()
            .Where(code => code.ResearcherId == researcher && code.UsedUtc == null).ToListAsync();
        var hashes = codes.Select(code => code.Salt).DistinctBy(Convert.ToHexString)
            .ToDictionary(Convert.ToHexString, salt => Hash(read, salt));
        var found = codes.Find(code =>
            CryptographicOperations.FixedTimeEquals(code.Hash, hashes[Convert.ToHexString(code.Salt)]));
        return found is not null && await commit.RunAsync(async db =>
        {
            var now = Now;
            if (await db.RecoveryCodes.Where(code => code.Id == found.Id && code.UsedUtc == null)
                .ExecuteUpdateAsync(change => change.SetProperty(code => code.UsedUtc, now)) == 0)
            {
                return false;
            }

            await Auditing.AddAsync(db, now, AuditKind.CodeUsed, await NameAsync(db, researcher));
            return true;
        });
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CodesLeftAsync(string researcher, CancellationToken stop)
    {
        await using var db = database.Open();
        return await db.RecoveryCodes.CountAsync(code => code.ResearcherId == researcher && code.UsedUtc == null, stop);
    }

    /// <summary>Takes the authenticator app and its recovery codes away.</summary>
    /// <param name="researcher">Whose it is.</param>
    /// <param name="session">The key of the session that stays.</param>
    /// <exception cref="RefusedException">There would be no second factor left.</exception>
    public Task<bool> RemoveAppAsync(string researcher, int? session) => commit.RunAsync(async db =>
    {
        if (!await db.UserPasskeys.AnyAsync(passkey => passkey.UserId == researcher))
            throw new RefusedException("Add a passkey first: without a second factor nobody gets in.");
        await RemoveAppAsync(db, researcher);
        await EndOthersAsync(db, researcher, session);
        await Auditing.AddAsync(db, Now, AuditKind.FactorRemoved, await NameAsync(db, researcher), detail: "app");
        return true;
    });

    /// <summary>Notes that a passkey was added, and ends the other sessions.</summary>
    public Task<bool> PasskeyAddedAsync(string researcher, int? session) => commit.RunAsync(async db =>
    {
        await EndOthersAsync(db, researcher, session);
        await Auditing.AddAsync(db, Now, AuditKind.FactorAdded, await NameAsync(db, researcher), detail: "passkey");
        return true;
    });

    /// <summary>Takes a passkey away.</summary>
    /// <exception cref="RefusedException">There is no such passkey, or there would be no second factor left.</exception>
    public Task<bool> RemovePasskeyAsync(string researcher, byte[] credential, int? session) => commit.RunAsync(async db =>
    {
        var account = await db.Users.SingleAsync(one => one.Id == researcher);
        var passkeys = await db.UserPasskeys.Where(passkey => passkey.UserId == researcher).ToListAsync();
        var one = passkeys.Find(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credential))
            ?? throw new RefusedException("That passkey is gone already.");
        if (passkeys.Count == 1 && !account.TwoFactorEnabled)
            throw new RefusedException("Add another passkey or an authenticator app first: without a second factor nobody gets in.");
        db.UserPasskeys.Remove(one);
        await EndOthersAsync(db, researcher, session);
        await Auditing.AddAsync(db, Now, AuditKind.FactorRemoved, account.Email ?? "", detail: "passkey");
        return true;
    });

    /// <summary>Takes every factor away and ends every session, in the caller's transaction.</summary>
    public async Task RemoveAllAsync(LabDb db, string researcher)
    {
        await RemoveAppAsync(db, researcher);
        await db.UserPasskeys.Where(passkey => passkey.UserId == researcher).ExecuteDeleteAsync();
        await EndOthersAsync(db, researcher, null);
        await Auditing.AddAsync(db, Now, AuditKind.FactorRemoved, await NameAsync(db, researcher), detail: "all");
    }

    /// <summary>Ends every session of a researcher but one, in the caller's transaction.</summary>
    public static Task EndOthersAsync(LabDb db, string researcher, int? session) => db.Sessions
        .Where(one => one.ResearcherId == researcher && one.Id != session).ExecuteDeleteAsync();

    private static async Task RemoveAppAsync(LabDb db, string researcher)
    {
        await db.RecoveryCodes.Where(code => code.ResearcherId == researcher).ExecuteDeleteAsync();
        await db.Users.Where(one => one.Id == researcher).ExecuteUpdateAsync(change => change
            .SetProperty(one => one.TotpKey, (string?)null).SetProperty(one => one.TwoFactorEnabled, false));
    }

    private static async Task ReplaceAsync(LabDb db, string researcher, IReadOnlyList<RecoveryCode> records)
    {
        await db.RecoveryCodes.Where(code => code.ResearcherId == researcher).ExecuteDeleteAsync();

        // Made anew, since an act may be run more than once.
        db.RecoveryCodes.AddRange(records.Select(code => new RecoveryCode
        {
            ResearcherId = researcher,
            Salt = code.Salt,
            Hash = code.Hash,
        }));
        await db.SaveChangesAsync();
    }

    private static (IReadOnlyList<string> Codes, IReadOnlyList<RecoveryCode> Records) Draw(string researcher)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        string[] codes = [.. Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString(Crockford.Alphabet, 10))];
        return (
            [.. codes.Select(code => $"{code[..5]}-{code[5..]}")],
            [.. codes.Select(code => new RecoveryCode { ResearcherId = researcher, Salt = salt, Hash = Hash(code, salt) })]);
    }

    private static byte[] Hash(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.ASCII.GetBytes(code), salt, iterations, HashAlgorithmName.SHA512, 32);

    private static async Task<string> NameAsync(LabDb db, string researcher) =>
        await db.Users.Where(one => one.Id == researcher).Select(one => one.Email).SingleOrDefaultAsync() ?? "";
}
