using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class PublicationTests
{
    [Theory, Databases]
    public async Task A_study_taken_in_twice_is_one_draft(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var first = await lab.Publication.TakeInAsync(Flagship.Study);
        var second = await lab.Publication.TakeInAsync(Flagship.Study);

        Assert.Equal((true, false), (first, second));
        Assert.Equal(1, await lab.CountAsync("Studies"));
        Assert.Equal(1, await lab.CountAsync("DraftEdits"));
    }

    [Theory, Databases]
    public async Task A_study_taken_in_by_two_processes_at_once_is_one_draft(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var other = lab.Again();

        var taken = await Task.WhenAll(
            lab.Publication.TakeInAsync(Flagship.Study), other.Publication.TakeInAsync(Flagship.Study));

        Assert.Equal([false, true], taken.Order());
        Assert.Equal(1, await lab.CountAsync("Studies"));
        Assert.Equal(1, await lab.CountAsync("DraftEdits"));
    }

    [Theory, Databases]
    public async Task A_draft_that_says_something_else_is_a_new_edit(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);

        var taken = await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 9 });

        await using var db = lab.Database.Open();
        var study = await db.Studies.Select(study => study.Id).SingleAsync();
        var (first, second) = (await Drafts.AtAsync(db, study, 1), await Drafts.AtAsync(db, study, 2));
        Assert.True(taken);
        Assert.Equal(2, await db.DraftEdits.CountAsync());
        Assert.Equal([8, 9], new[] { first, second }.Select(edit => StudyFile.ReadCanonical(edit!.Json).Minutes));
    }

    [Theory, Databases]
    public async Task Launching_freezes_the_last_draft(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 9 });

        await lab.OpenAsync();

        await using var db = lab.Database.Open();
        var version = await db.Versions.AsNoTracking().SingleAsync();
        var study = await lab.StudyAsync();
        Assert.Equal((StudyStatus.Live, version.Id), (study.Status, study.VersionId));
        Assert.Equal(lab.Clock.Now, study.LaunchedUtc);
        Assert.Equal(9, StudyFile.ReadCanonical(version.Json).Minutes);
        Assert.Equal(CanonicalJson.Fingerprint(version.Json), version.Fingerprint);
    }

    [Theory, Databases]
    public async Task Launching_draws_a_key_that_fits_its_commitment_and_hides_it(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);

        var commitment = await lab.OpenAsync();

        var key = await lab.KeyAsync();
        Assert.Equal(32, key.Key.Length);
        Assert.Equal(new AllocationKey(key.Key).Commitment, commitment);
        Assert.Equal(commitment, key.Commitment);
        Assert.Null(key.RevealedUtc);
    }

    [Theory, Databases]
    public async Task Going_on_after_a_pause_keeps_version_and_key(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var (before, key) = (await lab.StudyAsync(), await lab.KeyAsync());
        await lab.Publication.PauseAsync(Flagship.Name);
        lab.Clock.Now += TimeSpan.FromDays(1);

        var commitment = await lab.Publication.ResumeAsync(Flagship.Name);

        var after = await lab.StudyAsync();
        Assert.Equal(StudyStatus.Live, after.Status);
        Assert.Equal((before.VersionId, before.LaunchedUtc), (after.VersionId, after.LaunchedUtc));
        Assert.Equal(key.Commitment, commitment);
        Assert.Equal(key.Key, (await lab.KeyAsync()).Key);
        Assert.Equal(1, await lab.CountAsync("Versions"));
    }

    [Theory, Databases]
    public async Task What_is_launched_stays_when_its_files_change(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        var taken = await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 9 });

        Assert.False(taken);
        Assert.Equal(1, await lab.CountAsync("DraftEdits"));
    }

    [Theory, Databases]
    public async Task Closing_shows_the_key(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        var shown = await lab.Publication.CloseAsync(Flagship.Name);

        var key = await lab.KeyAsync();
        var study = await lab.StudyAsync();
        Assert.Equal(key.Commitment, shown.Commitment);
        Assert.Equal(lab.Clock.Now, key.RevealedUtc);
        Assert.Equal((StudyStatus.Closed, lab.Clock.Now), (study.Status, study.ClosedUtc));
    }

    [Theory, Databases]
    public async Task Closing_again_keeps_the_time_of_the_close(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var closed = lab.Clock.Now;
        await lab.Publication.CloseAsync(Flagship.Name);
        lab.Clock.Now += TimeSpan.FromDays(1);

        await lab.Publication.CloseAsync(Flagship.Name);

        Assert.Equal(closed, (await lab.StudyAsync()).ClosedUtc);
        Assert.Equal(closed, (await lab.KeyAsync()).RevealedUtc);
    }

    [Theory, Databases]
    public async Task A_study_is_launched_once_and_a_closed_one_cannot_go_on(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var launched = await Assert.ThrowsAsync<RefusedException>(LaunchAsync);
        await lab.Publication.CloseAsync(Flagship.Name);

        var refusal = await Assert.ThrowsAsync<RefusedException>(LaunchAsync);
        var resumed = await Assert.ThrowsAsync<RefusedException>(() => lab.Publication.ResumeAsync(Flagship.Name));

        Task<string> LaunchAsync() => lab.Launching.LaunchAsync(new(Flagship.Name, Schedule.Now, Auditing.Server));
        Assert.Contains("is launched already", launched.Message, StringComparison.Ordinal);
        Assert.Contains("Launch a copy", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("is not paused", resumed.Message, StringComparison.Ordinal);
        Assert.Equal(StudyStatus.Closed, (await lab.StudyAsync()).Status);
    }

    [Theory, Databases]
    public async Task A_draft_can_be_neither_paused_nor_closed(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);

        await Assert.ThrowsAsync<RefusedException>(() => lab.Publication.PauseAsync(Flagship.Name));
        await Assert.ThrowsAsync<RefusedException>(() => lab.Publication.CloseAsync(Flagship.Name));

        Assert.Equal(StudyStatus.Draft, (await lab.StudyAsync()).Status);
    }

    [Theory, Databases]
    public async Task An_unknown_study_is_refused_with_the_names_there_are(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Publication.TakeInAsync(Flagship.Study with { Name = "hiring" });

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => lab.Launching.LaunchAsync(new("hirring", Schedule.Now, Auditing.Server)));

        Assert.Equal(
            "There is no study “hirring”. There are: hiring, volunteers-in-the-nursing-home.", refusal.Message);
    }

    [Theory, Databases]
    public async Task A_lab_without_studies_says_how_to_take_them_in(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => lab.Publication.CloseAsync("hiring"));

        Assert.Contains("There is none yet; start the site once", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_draft_that_was_simulated_is_launched_as_the_version_it_is_then(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);
        await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 9 });

        await lab.OpenAsync();

        var version = await lab.Versions.GetAsync((await lab.StudyAsync()).VersionId.GetValueOrDefault());
        Assert.Equal((2, 9), (version.Number, version.Study.Study.Minutes));
    }

    [Theory, Databases]
    public async Task A_simulation_takes_the_key_it_is_given(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        var key = AllocationKey.Parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

        var (_, commitment) = await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), key);

        Assert.Equal("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", commitment);
        Assert.Equal(key?.Bytes.ToArray(), (await lab.KeyAsync(Mode.Simulated)).Key);
    }

    [Theory, Databases]
    public async Task A_study_that_comes_after_the_first_researcher_is_theirs(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.RegisterAsync("anna", (await lab.Accounts.FirstLinkAsync(false))!);

        await lab.Publication.TakeInAsync(Flagship.Study);

        await using var db = lab.Database.Open();
        var member = await db.Memberships.AsNoTracking().SingleAsync();
        Assert.Equal(("anna", MembershipRole.Owner), (member.ResearcherId, member.Role));
    }
}
