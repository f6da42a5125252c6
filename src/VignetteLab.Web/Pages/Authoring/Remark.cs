using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a colleague said about a part of a draft.</summary>
public sealed record Remark(int Id, string Path, string Text, string By, DateTime AtUtc, bool IsSettled)
{
    /// <summary>Everything that was said about a study, by path, in the order said.</summary>
    public static async Task<ILookup<string, Remark>> OfAsync(LabDb db, int study, CancellationToken stop) => (await (
        from comment in db.Comments
        join researcher in db.Users on comment.ResearcherId equals researcher.Id
        where comment.StudyId == study
        orderby comment.Id
        select new { comment.Id, comment.Path, comment.Text, researcher.Email, comment.AtUtc, comment.ResolvedUtc }).ToListAsync(stop))
        .Select(one => new Remark(one.Id, one.Path, one.Text, one.Email ?? "", one.AtUtc, one.ResolvedUtc is not null)).ToLookup(remark => remark.Path);
}

/// <summary>What was said about one part, and the form to say more.</summary>
/// <param name="Id">For the page's ids.</param>
/// <param name="Name">What the part is called in the form.</param>
/// <param name="Said">What was said.</param>
public sealed record Remarks(string Id, string Name, IReadOnlyList<Remark> Said);

/// <summary>Something to say, or to settle.</summary>
public sealed record RemarkForm
{
    /// <summary>The part that it is about.</summary>
    public string? Name { get; init; }

    public string? Text { get; init; }

    /// <summary>What was said that is to be settled, or opened again.</summary>
    public int Comment { get; init; }

    public bool IsSettled { get; init; }
}
