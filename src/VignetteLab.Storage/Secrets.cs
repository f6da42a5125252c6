using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage;

/// <summary>The lab's own random secrets, kept in the database so that every web process has the same.</summary>
/// <remarks>Apart from the framework's key ring: when that is lost, respondents' forms still save.</remarks>
public sealed class Secrets(LabDatabase database)
{
    private readonly ConcurrentDictionary<string, byte[]> known = [];

    /// <summary>The 32 bytes of a name; drawn when the name is new.</summary>
    public async ValueTask<byte[]> GetAsync(string name)
    {
        if (known.TryGetValue(name, out var value))
            return value;
        await using var db = database.Open();
        return known.GetOrAdd(name, await FindAsync(db, name) ?? await DrawAsync(db, name));
    }

    private static Task<byte[]?> FindAsync(LabDb db, string name) => db.Secrets.AsNoTracking()
        .Where(secret => secret.Name == name).Select(secret => secret.Value).SingleOrDefaultAsync();

    private static async Task<byte[]> DrawAsync(LabDb db, string name)
    {
        var fresh = RandomNumberGenerator.GetBytes(32);
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""insert into "Secrets" ("Name", "Value") values ({name}, {fresh}) on conflict do nothing""");
        }
        catch (DbException error)
        {
            throw new NotSavedException("The database could not keep a secret now.", error);
        }

        return await FindAsync(db, name) ?? throw new InvalidOperationException($"The secret {name} is gone.");
    }

    /// <summary>128 fresh random bits in lower-case hexadecimal.</summary>
    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>SHA-256 of a text's UTF-8 bytes.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>The code with which a respondent can have their answers erased: 80 bits, in four groups of four.</summary>
/// <remarks>
/// It follows from the respondent's name and a secret, so that the receipt can show it again while only its hash is kept.
/// Crockford's alphabet: no letter that reads as a digit.
/// </remarks>
public static class WithdrawalCode
{
    /// <summary>The name of the secret that codes are made with.</summary>
    public const string SecretName = "withdrawal";

    /// <summary>A respondent's code, as in <c>7K3M-Q9XR-2DTW-PX4C</c>.</summary>
    public static string Of(byte[] secret, string respondent)
    {
        var digest = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(respondent));
        var letters = digest.Take(16).Select(octet => Crockford.Alphabet[octet & 31]).Chunk(4).Select(group => new string(group));
        return string.Join('-', letters);
    }
}
