using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web;

/// <summary>A researcher's part in the study that a page is about.</summary>
/// <param name="StudyId">The study's key.</param>
/// <param name="Study">Its name.</param>
/// <param name="Role">The researcher's part in it.</param>
public sealed record StudyMember(int StudyId, string Study, MembershipRole Role);

/// <summary>The studies that a researcher is a member of: the only way from a person to a study.</summary>
public sealed class OwnStudies(LabDb db)
{
    /// <summary>Their names, in alphabetical order; not of those in the bin.</summary>
    public Task<List<string>> NamesAsync(ClaimsPrincipal person, CancellationToken stop) =>
        Of(person).Where(own => !own.IsBinned).Select(own => own.Study).OrderBy(name => name).ToListAsync(stop);

    /// <summary>Their records with the researcher's part in each, in alphabetical order.</summary>
    /// <param name="person">Who.</param>
    /// <param name="isBinned">Whether those in the bin are meant, or the others.</param>
    public async Task<IReadOnlyList<(StudyRecord Study, MembershipRole Role)>> ListAsync(ClaimsPrincipal person, bool isBinned, CancellationToken stop)
    {
        var researcher = person.FindFirstValue(ClaimTypes.NameIdentifier);
        var list = await (
            from member in db.Memberships
            join study in db.Studies.AsNoTracking() on member.StudyId equals study.Id
            where member.ResearcherId == researcher && study.BinnedUtc != null == isBinned
            orderby study.Name
            select new { Study = study, member.Role }).ToListAsync(stop);
        return [.. list.Select(one => (one.Study, one.Role))];
    }

    /// <summary>Whether a study is one of them; one that does not exist is none of anybody's.</summary>
    public Task<bool> HasAsync(ClaimsPrincipal person, string study, CancellationToken stop) =>
        Of(person).AnyAsync(own => own.Study == study && !own.IsBinned, stop);

    /// <summary>A researcher's part in a study; <c>null</c> where it is none of theirs.</summary>
    public async Task<MembershipRole?> RoleAsync(ClaimsPrincipal person, string study, CancellationToken stop) =>
        (await FindAsync(person, study, stop))?.Role;

    /// <summary>Likewise, with the study's key.</summary>
    /// <param name="person">Who.</param>
    /// <param name="study">The study's name.</param>
    /// <param name="alsoBinned">Whether one in the bin counts, which else is as if it were not there.</param>
    public async Task<StudyMember?> FindAsync(ClaimsPrincipal person, string study, CancellationToken stop, bool alsoBinned = false) =>
        await Of(person).SingleOrDefaultAsync(own => own.Study == study && (alsoBinned || !own.IsBinned), stop) is { } own
            ? new(own.Id, own.Study, own.Role) : null;

    private IQueryable<Own> Of(ClaimsPrincipal person)
    {
        var researcher = person.FindFirstValue(ClaimTypes.NameIdentifier);
        return
            from member in db.Memberships
            join study in db.Studies on member.StudyId equals study.Id
            where member.ResearcherId == researcher
            select new Own { Id = study.Id, Study = study.Name, Role = member.Role, IsBinned = study.BinnedUtc != null };
    }

    // Members are set by name, which is what a query can look through.
    private sealed class Own
    {
        public required int Id { get; init; }
        public required string Study { get; init; }
        public required MembershipRole Role { get; init; }
        public required bool IsBinned { get; init; }
    }
}
