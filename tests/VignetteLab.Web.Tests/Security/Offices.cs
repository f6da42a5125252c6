using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests.Security;

/// <summary>A lab with a study that has a member of each role, one that is another's, and one that is in the bin.</summary>
public sealed class Offices : Lab
{
    /// <summary>The researchers, by what they are in the study; <c>none</c> is nobody, and <c>stranger</c> no member.</summary>
    public Dictionary<string, Studio> By { get; } = [];

    /// <summary>The studies' names, by what they are to the members.</summary>
    public Dictionary<string, string> Studies { get; } = new()
    {
        ["own"] = Study,
        ["others"] = "of-others",
        ["deleted"] = "thrown-away",
        ["random"] = "c0ffee-d00d",
    };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        By["none"] = new(Address);
        foreach (var name in new[] { "owner", "editor", "analyst", "viewer", "stranger", "other" })
            By[name] = await Studio.JoinAsync(this, $"{name}@example.org");
        await OpenStudyAsync("of-others");
        await OpenStudyAsync("thrown-away");
        await using var db = Open();
        var studies = await db.Studies.ToDictionaryAsync(study => study.Name);
        var people = await db.Users.ToDictionaryAsync(one => one.Email!.Split('@')[0], one => one.Id);
        await db.Memberships.Where(member => member.StudyId == studies["of-others"].Id).ExecuteDeleteAsync();
        db.Memberships.Add(new() { ResearcherId = people["other"], StudyId = studies["of-others"].Id, Role = MembershipRole.Owner });
        foreach (var role in new[] { MembershipRole.Editor, MembershipRole.Analyst, MembershipRole.Viewer })
        {
            foreach (var study in new[] { Study, "thrown-away" })
                db.Memberships.Add(new() { ResearcherId = people[$"{role}".ToLowerInvariant()], StudyId = studies[study].Id, Role = role });
        }

        await db.SaveChangesAsync();
        await ThrowAwayAsync();
    }

    /// <summary>Sees to it that what is in the bin is there, whoever took it out.</summary>
    public async Task ThrowAwayAsync()
    {
        await using var db = Open();
        await db.Studies.Where(study => study.Name == "thrown-away").ExecuteUpdateAsync(set => set.SetProperty(study => study.BinnedUtc, DateTime.UtcNow));
    }

    /// <summary>Posts to a page as one who has a valid token, whatever the page shows them.</summary>
    public async Task<HttpResponseMessage> PostAsync(string who, string path, params (string Name, string Value)[] fields)
    {
        await By[who].GetAsync(who == "none" ? "/account/sign-in" : "/studies");
        var token = By[who].Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await By[who].PostAsItIsAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    protected override Task ForgetAsync()
    {
        foreach (var studio in By.Values)
            studio.Dispose();
        return Task.CompletedTask;
    }
}
