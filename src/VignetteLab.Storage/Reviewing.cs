using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>What colleagues do with a draft besides writing it: they read vignettes, and say what they think.</summary>
public sealed class Reviewing(GroupCommit commit, TimeProvider time)
{
    /// <summary>The most characters of a comment.</summary>
    public const int Longest = 2000;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Notes that somebody has read vignettes, word for word as they are now.</summary>
    /// <param name="study">The study.</param>
    /// <param name="hashes">The hashes of the words.</param>
    /// <param name="researcher">Who.</param>
    public Task<int> SeeAsync(int study, IReadOnlyCollection<string> hashes, string researcher) => commit.RunAsync(async db =>
    {
        var known = await db.SeenVignettes.Where(seen => seen.StudyId == study && seen.ResearcherId == researcher)
            .Select(seen => seen.Hash).ToListAsync();
        foreach (var hash in hashes.Except(known).ToArray())
            db.SeenVignettes.Add(new() { StudyId = study, ResearcherId = researcher, Hash = hash, AtUtc = Now });
        return await db.SaveChangesAsync();
    });

    /// <summary>Says something about a part of a draft.</summary>
    /// <exception cref="RefusedException">Nothing was said, or too much.</exception>
    public Task<int> CommentAsync(int study, string path, string text, string researcher) => commit.RunAsync(async db =>
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
            throw new RefusedException($"Write a comment of at most {Longest} characters.");
        var comment = new Comment { StudyId = study, Path = path, Text = text.Trim(), ResearcherId = researcher, AtUtc = Now };
        db.Comments.Add(comment);
        await db.SaveChangesAsync();
        return comment.Id;
    });

    /// <summary>Settles a comment, or opens it again.</summary>
    /// <returns>Whether the study has it.</returns>
    public Task<bool> SettleAsync(int study, int comment, bool isSettled, string researcher) => commit.RunAsync(async db =>
    {
        if (await db.Comments.SingleOrDefaultAsync(one => one.Id == comment && one.StudyId == study) is not { } found)
            return false;
        found.ResolvedUtc = isSettled ? found.ResolvedUtc ?? Now : null;
        found.ResolvedById = isSettled ? found.ResolvedById ?? researcher : null;
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Accepts a warning, with a reason that is kept; it holds while what it warns of stays the same.</summary>
    /// <param name="study">The study.</param>
    /// <param name="finding">The finding's key.</param>
    /// <param name="reason">Why.</param>
    /// <param name="researcher">Who.</param>
    /// <exception cref="RefusedException">There is no reason, or one too long.</exception>
    public Task<bool> AcceptAsync(int study, string finding, string reason, string researcher) => commit.RunAsync(async db =>
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Longest)
            throw new RefusedException($"Write a reason of at most {Longest} characters.");
        if (await db.Acceptances.FindAsync(study, finding) is { } known)
            (known.Reason, known.ResearcherId, known.AtUtc) = (reason.Trim(), researcher, Now);
        else
            db.Acceptances.Add(new() { StudyId = study, Finding = finding, Reason = reason.Trim(), ResearcherId = researcher, AtUtc = Now });
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Takes an acceptance back.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> TakeBackAsync(int study, string finding) => commit.RunAsync(async db =>
        await db.Acceptances.Where(accepted => accepted.StudyId == study && accepted.Finding == finding).ExecuteDeleteAsync() > 0);
}
