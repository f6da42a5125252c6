using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage;

namespace VignetteLab.Web;

/// <summary>The studies that a researcher is a member of: the only way from a person to a study.</summary>
public sealed class OwnStudies(LabDb db)
{
    /// <summary>Their names, in alphabetical order.</summary>
    public Task<List<string>> NamesAsync(ClaimsPrincipal person, CancellationToken stop) =>
        Of(person).OrderBy(name => name).ToListAsync(stop);

    /// <summary>Whether a study is one of them; one that does not exist is none of anybody's.</summary>
    public Task<bool> HasAsync(ClaimsPrincipal person, string study, CancellationToken stop) =>
        Of(person).AnyAsync(name => name == study, stop);

    private IQueryable<string> Of(ClaimsPrincipal person)
    {
        var researcher = person.FindFirstValue(ClaimTypes.NameIdentifier);
        return
            from member in db.Memberships
            join study in db.Studies on member.StudyId equals study.Id
            where member.ResearcherId == researcher
            select study.Name;
    }
}
