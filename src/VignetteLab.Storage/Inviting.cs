using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A personal link that was opened.</summary>
/// <param name="StudyId">Its study's key.</param>
/// <param name="Mode">Live or pilot.</param>
/// <param name="StartKey">The start key of its one respondent.</param>
/// <param name="Respondent">Their random name; <c>null</c> while nobody has pressed Start.</param>
public sealed record Invited(int StudyId, Mode Mode, string StartKey, string? Respondent);

/// <summary>Makes personal links, and knows them again: whoever presses Start behind one is its one respondent.</summary>
/// <remarks>
/// Neither the token nor anything that leads from a link's row to its respondent is kept: both the hash and the start key come
/// from the token by a secret, so only who holds the link can tell whose it is.
/// </remarks>
public sealed class Inviting(GroupCommit commit, Readers readers, Secrets secrets, TimeProvider time)
{
    /// <summary>The most links that are made in one go.</summary>
    public const int Most = 100_000;

    /// <summary>How many letters a token has, of five bits each.</summary>
    public const int Length = 26;

    /// <summary>The name of the secret that hashes and start keys are made with.</summary>
    public const string SecretName = "invitations";

    // So many rows that nobody's page waits long for them.
    private const int chunk = 1_000;

    private const string find = """
        select i."StudyId", i."Mode", r."Token" from "Invitations" i
            left join "Respondents" r on r."StudyId" = i."StudyId" and r."Mode" = i."Mode" and r."StartKey" = @p1
        where i."Hash" = @p0
        """;

    /// <summary>Makes links, each with a token of its own.</summary>
    /// <param name="study">The study's name; it need not be open yet.</param>
    /// <param name="mode">Live or pilot.</param>
    /// <param name="count">How many, from 1 to <see cref="Most"/>.</param>
    /// <returns>The tokens; only their hashes are kept.</returns>
    /// <exception cref="RefusedException">There is no such study, it is closed, or it takes nobody in that mode.</exception>
    public async Task<IReadOnlyList<string>> MakeAsync(string study, Mode mode, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        var secret = await secrets.GetAsync(SecretName);
        string[] tokens = [.. Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Crockford.Alphabet, Length))];
        foreach (var some in tokens.Chunk(chunk))
        {
            var hashes = some.Select(token => Hash(secret, token)).ToArray();
            await commit.RunAsync(db => KeepAsync(db, study, mode, hashes));
        }

        return tokens;
    }

    /// <summary>A personal link by its token, as it was typed; <c>null</c> when there is none.</summary>
    public async Task<Invited?> FindAsync(string token)
    {
        if (token.Length != Length || Crockford.Read(token) is not { } read)
            return null;
        var secret = await secrets.GetAsync(SecretName);
        return await readers.ReadAsync(db => FindAsync(db, Hash(secret, read), StartKey(secret, read)));
    }

    private static async Task<Invited?> FindAsync(LabDb db, string hash, string startKey)
    {
        await using var row = await db.Statement(find, hash, startKey).ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(
                row.GetInt32(0), Enum.Parse<Mode>(row.GetString(1), ignoreCase: true), startKey,
                row.IsDBNull(2) ? null : row.GetString(2))
            : null;
    }

    private async Task<bool> KeepAsync(LabDb db, string study, Mode mode, string[] hashes)
    {
        var known = await Life.LockedAsync(db, study)
            ?? throw new RefusedException($"There is no study “{study}”.");
        if (known.Status == StudyStatus.Closed)
            throw new RefusedException($"“{study}” is closed; a link to it would lead nobody in.");
        if (mode == Mode.Simulated)
            throw new RefusedException("Simulated respondents need no links.");
        if (mode != Mode.Live && !await db.Keys.AnyAsync(key => key.StudyId == known.Id && key.Mode == mode))
            throw new RefusedException($"“{study}” has no {mode.Name()}, so a link to it would lead nobody in.");
        db.Invitations.AddRange(hashes.Select(hash => new Invitation
        {
            StudyId = known.Id,
            Mode = mode,
            Hash = hash,
            AtUtc = time.GetUtcNow().UtcDateTime,
        }));
        await db.SaveChangesAsync();
        return true;
    }

    private static string Hash(byte[] secret, string token) => Mac(secret, "link " + token);

    // Half as long: a page's handle carries it.
    private static string StartKey(byte[] secret, string token) => $"invitation-{Mac(secret, "start " + token)[..32]}";

    private static string Mac(byte[] secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)));
}
