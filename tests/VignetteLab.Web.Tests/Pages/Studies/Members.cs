using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>A lab in which the study has a member of each role, twelve have answered, and one is a member of nothing.</summary>
public sealed class Members : Lab
{
    /// <summary>The researchers, by what they are in the study.</summary>
    public Dictionary<string, Studio> By { get; } = [];

    /// <summary>The random names of those who answered, in the order they were allocated.</summary>
    public List<string> Respondents { get; } = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var name in new[] { "owner", "editor", "analyst", "viewer", "stranger" })
            By[name] = await Studio.JoinAsync(this, $"{name}@example.org");
        await using var db = Open();
        var study = await db.Studies.SingleAsync(study => study.Name == Study);
        foreach (var role in new[] { MembershipRole.Editor, MembershipRole.Analyst, MembershipRole.Viewer })
        {
            var upper = $"{role}@example.org".ToUpperInvariant();
            var researcher = await db.Users.SingleAsync(one => one.NormalizedEmail == upper);
            db.Memberships.Add(new() { ResearcherId = researcher.Id, StudyId = study.Id, Role = role });
        }

        await db.SaveChangesAsync();
        for (var number = 1; number <= 12; number++)
        {
            using var walk = Walk();
            await walk.ToAsync("quality", new Random(number));
            Respondents.Add(walk.Respondent);
            await walk.ToAsync("receipt", new Random(number));
        }
    }

    /// <summary>Posts to a page as one who has a valid token, whatever the page shows them.</summary>
    public async Task<HttpResponseMessage> PostAsync(string who, string path, params (string Name, string Value)[] fields)
    {
        await By[who].GetAsync("/studies");
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
