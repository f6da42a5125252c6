using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class BinningTests
{
    [Theory, Databases]
    public async Task A_draft_that_nobody_answered_goes_after_thirty_days_with_all_that_was_written_for_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var (clock, anna) = (new Clock(), await ResearcherAsync(lab));
        var (drafting, binning, reviewing) = (new Drafting(lab.Commit, clock), new Binning(lab.Commit, clock), new Reviewing(lab.Commit, clock));
        var made = await drafting.CreateAsync(CanonicalJson.Write(Flagship.Study), anna);
        await reviewing.CommentAsync(made.StudyId, "vignettes[core_high]", "Too long.", anna);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Study.Name), key: null);
        await drafting.BinAsync(Flagship.Study.Name, isIn: true, "anna@example.org");

        clock.Now += TimeSpan.FromDays(29);
        var early = await binning.EmptyAsync();
        clock.Now += TimeSpan.FromDays(1);
        var late = await binning.EmptyAsync();

        Assert.Empty(early);
        Assert.Equal([Flagship.Study.Name], late);
        foreach (var table in new[] { "Studies", "DraftEdits", "Versions", "Comments", "Memberships", "Keys", "Erasures" })
            Assert.Equal(0, await lab.CountAsync(table));
        await using var db = lab.Database.Open();
        Assert.Equal([AuditKind.Binned, AuditKind.Purged], await db.AuditEvents.OrderBy(line => line.Id).Select(line => line.Kind).ToListAsync());
    }

    [Theory, Databases]
    public async Task A_study_that_was_launched_stays_in_the_bin_and_can_be_taken_out(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var (clock, anna) = (new Clock(), await ResearcherAsync(lab));
        var (drafting, binning) = (new Drafting(lab.Commit, clock), new Binning(lab.Commit, clock));
        await drafting.CreateAsync(CanonicalJson.Write(Flagship.Study), anna);
        await lab.OpenAsync();
        await lab.Publication.CloseAsync(Flagship.Study.Name);
        await drafting.BinAsync(Flagship.Study.Name, isIn: true);
        clock.Now += TimeSpan.FromDays(400);

        Assert.Empty(await binning.EmptyAsync());
        Assert.Equal(1, await lab.CountAsync("Versions"));
        Assert.False(await drafting.BinAsync(Flagship.Study.Name, isIn: false));
    }

    [Theory, Databases]
    public async Task A_declared_erasure_lets_a_draft_go_only_from_the_bin_and_a_launched_one_never(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await new Drafting(lab.Commit, new Clock()).CreateAsync(CanonicalJson.Write(Flagship.Study), await ResearcherAsync(lab));
        await lab.OpenAsync();
        await lab.RunAsync("""update "Studies" set "BinnedUtc" = '2026-01-01 00:00:00' """);

        foreach (var table in new[] { "Versions", "DraftEdits" })
        {
            var refusal = await Record.ExceptionAsync(() => lab.RunAsync(
                $"""begin; insert into "Erasures" ("Id", "Reason") values (1, 'test'); update "Studies" set "VersionId" = null; delete from "{table}"; commit"""));
            Assert.Contains("append-only", refusal?.Message, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ResearcherAsync(Lab lab)
    {
        await using var db = lab.Database.Open();
        var researcher = new Researcher { UserName = "anna@example.org", Email = "anna@example.org" };
        db.Users.Add(researcher);
        await db.SaveChangesAsync();
        return researcher.Id;
    }
}
