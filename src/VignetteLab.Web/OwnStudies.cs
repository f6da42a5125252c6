using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web;

/// <summary>The studies that a researcher is a member of: the only way from a person to a study.</summary>
public sealed class OwnStudies(LabDb db)
{
    /// <summary>Their names, in alphabetical order.</summary>
    public Task<List<string>> NamesAsync(ClaimsPrincipal person, CancellationToken stop) =>
        Of(person).Select(own => own.Study).OrderBy(name => name).ToListAsync(stop);

    /// <summary>Whether a study is one of them; one that does not exist is none of anybody's.</summary>
    public Task<bool> HasAsync(ClaimsPrincipal person, string study, CancellationToken stop) =>
        Of(person).AnyAsync(own => own.Study == study, stop);

    /// <summary>A researcher's part in a study; <c>null</c> where it is none of theirs.</summary>
    public async Task<MembershipRole?> RoleAsync(ClaimsPrincipal person, string study, CancellationToken stop) =>
        (await Of(person).SingleOrDefaultAsync(own => own.Study == study, stop))?.Role;

    private IQueryable<Own> Of(ClaimsPrincipal person)
    {
        var researcher = person.FindFirstValue(ClaimTypes.NameIdentifier);
        return
            from member in db.Memberships
            join study in db.Studies on member.StudyId equals study.Id
            where member.ResearcherId == researcher
            select new Own { Study = study.Name, Role = member.Role };
    }

    // Members are set by name, which is what a query can look through.
    private sealed class Own
    {
        public required string Study { get; init; }
        public required MembershipRole Role { get; init; }
    }
}
