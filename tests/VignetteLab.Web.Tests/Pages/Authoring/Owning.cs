using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>Studies that come into a lab after its researchers, which else belong to the first of them.</summary>
internal static class Owning
{
    /// <summary>Makes everybody there is an owner of a study.</summary>
    public static async Task GiveAsync(Lab lab, string study, MembershipRole role = MembershipRole.Owner)
    {
        await using var db = lab.Open();
        var id = await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync();
        foreach (var researcher in await db.Users.Where(one => !db.Memberships.Any(member => member.StudyId == id && member.ResearcherId == one.Id)).ToListAsync())
            db.Memberships.Add(new() { StudyId = id, ResearcherId = researcher.Id, Role = role });
        await db.SaveChangesAsync();
    }
}
