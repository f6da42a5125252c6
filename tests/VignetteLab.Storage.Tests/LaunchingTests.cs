using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class LaunchingTests
{
    [Theory, Databases]
    public async Task Warnings_are_accepted_with_a_reason_or_nothing_is_launched(Database database)
    {
        await using var lab = await DraftAsync(database);
        var order = new LaunchOrder(Flagship.Name, Schedule.Now, Auditing.Server);

        var refusal = await RefusedAsync(() => lab.Launching.LaunchAsync(order));
        var half = await RefusedAsync(() => lab.Launching.LaunchAsync(order with { NoClose = "Until enough have answered" }));
        var commitment = await lab.Launching.LaunchAsync(order with { Accept = "Known" });

        Assert.Contains("open warnings: L21, L26, L30.", refusal, StringComparison.Ordinal);
        Assert.Contains("open warnings: L26, L30.", half, StringComparison.Ordinal);
        Assert.Equal(commitment, (await lab.KeyAsync()).Commitment);
        Assert.Equal((StudyStatus.Live, 3L), ((await lab.StudyAsync()).Status, await lab.CountAsync("Acceptances")));
    }

    [Theory, Databases]
    public async Task An_error_stops_a_launch_whatever_is_accepted(Database database)
    {
        await using var lab = await DraftAsync(database, Flagship.Study with { About = new() });

        var refusal = await RefusedAsync(() => lab.Launching.LaunchAsync(new(Flagship.Name, Schedule.Now, Auditing.Server) { Accept = "Never mind" }));

        Assert.Contains("Mend first: ", refusal, StringComparison.Ordinal);
        Assert.Equal((StudyStatus.Draft, 0L), ((await lab.StudyAsync()).Status, await lab.CountAsync("Versions")));
    }

    [Theory, Databases]
    public async Task Where_two_must_launch_another_agrees_to_exactly_what_was_asked_for(Database database)
    {
        await using var lab = await DraftAsync(database);
        const string anna = "anna";
        const string bo = "bo";
        await lab.JoinAsync(anna, MembershipRole.Owner);
        await lab.JoinAsync(bo, MembershipRole.Editor);
        await lab.Launching.NeedSecondAsync(Flagship.Name, true, "anna", anna);
        var closes = lab.Clock.Now.AddDays(30);
        var order = new LaunchOrder(Flagship.Name, new(null, closes, 5), "anna", anna) { Accept = "Known" };

        var alone = await RefusedAsync(() => lab.Launching.LaunchAsync(order));
        await lab.Launching.AskAsync(order);
        var self = await RefusedAsync(() => lab.Launching.AgreeAsync(Flagship.Name, "anna", anna));
        await ChangeAsync(lab, study => study with { Minutes = 9 });
        var stale = await RefusedAsync(() => lab.Launching.AgreeAsync(Flagship.Name, "bo", bo));
        await lab.Launching.AskAsync(order);
        await lab.Launching.AgreeAsync(Flagship.Name, "bo", bo);

        Assert.Contains("Two people", alone, StringComparison.Ordinal);
        Assert.Contains("somebody else", self, StringComparison.Ordinal);
        Assert.Contains("was changed", stale, StringComparison.Ordinal);
        var study = await lab.StudyAsync();
        Assert.Equal((StudyStatus.Live, closes, 5, 0L), (study.Status, study.ClosesUtc, study.GraceHours, await lab.CountAsync("LaunchRequests")));
    }

    [Theory, Databases]
    public async Task One_is_enough_again_only_by_the_word_of_two_and_who_is_no_owner_any_more_asks_in_vain(Database database)
    {
        await using var lab = await DraftAsync(database);
        const string anna = "anna";
        const string bo = "bo";
        await lab.JoinAsync(anna, MembershipRole.Owner);
        await lab.JoinAsync(bo, MembershipRole.Editor);
        await lab.Launching.NeedSecondAsync(Flagship.Name, true, "anna", anna);
        var order = new LaunchOrder(Flagship.Name, Schedule.Now, "anna", anna) { Accept = "Known" };

        await lab.Launching.NeedSecondAsync(Flagship.Name, false, "anna", anna);
        var (self, launch) = (await RefusedAsync(() => lab.Launching.AgreeToOneAsync(Flagship.Name, "anna", anna)), await RefusedAsync(() => lab.Launching.AgreeAsync(Flagship.Name, "bo", bo)));
        Assert.True((await lab.StudyAsync()).NeedsSecond);
        await lab.Launching.AgreeToOneAsync(Flagship.Name, "bo", bo);
        Assert.False((await lab.StudyAsync()).NeedsSecond);
        await lab.Launching.NeedSecondAsync(Flagship.Name, true, "anna", anna);
        await lab.Launching.AskAsync(order);
        await lab.RunAsync("""update "Memberships" set "Role" = (select "Role" from "Memberships" where "ResearcherId" = 'bo') where "ResearcherId" = 'anna'""");

        Assert.Contains("somebody else", self, StringComparison.Ordinal);
        Assert.Contains("Nobody has asked to launch", launch, StringComparison.Ordinal);
        Assert.Contains("no owner", await RefusedAsync(() => lab.Launching.AgreeAsync(Flagship.Name, "bo", bo)), StringComparison.Ordinal);
        Assert.Contains("Only an owner", await RefusedAsync(() => lab.Launching.AskAsync(order)), StringComparison.Ordinal);
        Assert.Equal(StudyStatus.Draft, (await lab.StudyAsync()).Status);
    }

    [Theory, Databases]
    public async Task A_study_in_the_bin_is_neither_launched_nor_piloted_and_its_pilot_is_closed(Database database)
    {
        await using var lab = await DraftAsync(database);
        var drafting = new Drafting(lab.Commit, lab.Clock);
        await lab.Piloting.OpenAsync(Flagship.Name);

        await drafting.BinAsync(Flagship.Name, true);

        Assert.Null(await lab.Studies.PilotAsync(Flagship.Name));
        Assert.Contains("in the bin", await RefusedAsync(() => lab.Piloting.OpenAsync(Flagship.Name)), StringComparison.Ordinal);
        Assert.Contains("in the bin", await RefusedAsync(() => lab.Launching.LaunchAsync(new(Flagship.Name, Schedule.Now, Auditing.Server) { Accept = "Known" })), StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Who_saves_while_it_is_launched_is_in_the_version_or_refused(Database database)
    {
        await using var lab = await DraftAsync(database);
        const string anna = "anna";
        await lab.JoinAsync(anna, MembershipRole.Owner);
        var other = lab.Again();
        var changed = CanonicalJson.Write(Flagship.Study with { Minutes = 9 });

        await Task.WhenAll(
            Record.ExceptionAsync(() => new Drafting(other.Commit, other.Clock).SaveAsync(Flagship.Name, 1, changed, anna)), lab.OpenAsync());

        await using var db = lab.Database.Open();
        Assert.Equal((await Drafts.LastAsync(db, 1))?.Json, db.Versions.Single().Json);
    }

    [Theory, Databases]
    public async Task A_study_at_whose_address_people_try_it_keeps_that_address(Database database)
    {
        await using var lab = await DraftAsync(database);
        const string anna = "anna";
        await lab.JoinAsync(anna, MembershipRole.Owner);
        await lab.Piloting.OpenAsync(Flagship.Name);

        var open = await RefusedAsync(RenameAsync);
        await lab.Inviting.MakeAsync(Flagship.Name, Core.Allocation.Mode.Pilot, 1);
        await lab.Piloting.CloseAsync(Flagship.Name);
        var invited = await RefusedAsync(RenameAsync);
        await lab.RunAsync("""delete from "Invitations" """);
        await RenameAsync();

        Assert.Contains("Close the pilot first", open, StringComparison.Ordinal);
        Assert.Contains("Personal links", invited, StringComparison.Ordinal);
        Assert.True(await lab.Studies.IsAtAsync(1, "another"));
        Assert.False(await lab.Studies.IsAtAsync(1, Flagship.Name));

        Task RenameAsync() => new Drafting(lab.Commit, lab.Clock).SaveAsync(Flagship.Name, 1, CanonicalJson.Write(Flagship.Study with { Name = "another" }), anna);
    }

    [Theory, Databases]
    public async Task A_study_opens_and_closes_by_the_clock_though_nobody_is_awake(Database database)
    {
        await using var lab = await DraftAsync(database);
        var (opens, closes) = (lab.Clock.Now.AddHours(2), lab.Clock.Now.AddHours(10));
        await lab.Launching.LaunchAsync(new(Flagship.Name, new(opens, closes, 3), Auditing.Server) { Accept = "Known" });

        Assert.Null((await lab.Enrolment.StartAsync(await Walk.NewAsync(lab))).Respondent);
        lab.Clock.Now = opens;
        var (early, placed, started) = (await Walk.ToAsync(lab, "quality"), await Walk.ToAsync(lab, "quality"), await Walk.StartAsync(lab));
        lab.Clock.Now = closes;

        Assert.Null((await lab.Enrolment.StartAsync(await Walk.NewAsync(lab))).Respondent);
        Assert.Equal(SaveResult.Closed, (await started.SendAsync()).Result);
        Assert.Equal(SaveResult.Saved, (await early.SendAsync()).Result);
        Assert.Null((await lab.KeyAsync()).RevealedUtc);
        lab.Clock.Now = closes.AddMinutes(1);
        Lab[] processes = [lab, lab.Again()];
        Assert.Equal([Flagship.Name], await lab.Publication.DueAsync());
        var closed = await Task.WhenAll(processes.Select(process => process.Publication.CloseDueAsync(Flagship.Name)));
        Assert.Equal([false, true], closed.Order());
        Assert.Empty(await lab.Publication.DueAsync());
        Assert.Equal((StudyStatus.Closed, closes), ((await lab.StudyAsync()).Status, (await lab.StudyAsync()).ClosedUtc));
        Assert.NotNull((await lab.KeyAsync()).RevealedUtc);
        await early.FinishAsync();
        lab.Clock.Now = closes.AddHours(3);
        Assert.Equal(SaveResult.Closed, (await placed.SendAsync()).Result);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Times_can_be_moved_until_they_have_passed(Database database)
    {
        await using var lab = await DraftAsync(database);
        var now = lab.Clock.Now;
        await lab.Launching.LaunchAsync(new(Flagship.Name, new(now.AddHours(2), now.AddHours(4)), Auditing.Server) { Accept = "Known" });

        await lab.Launching.ScheduleAsync(Flagship.Name, new(now.AddHours(1), now.AddHours(9), 1), "anna");
        Assert.Contains("before it opens", await RefusedAsync(() => lab.Launching.ScheduleAsync(Flagship.Name, new(now.AddHours(3), now.AddHours(2)), "anna")), StringComparison.Ordinal);
        lab.Clock.Now = now.AddHours(1);
        await lab.Launching.ScheduleAsync(Flagship.Name, new(now.AddHours(5), null, 2), "anna");
        Assert.Contains("is past", await RefusedAsync(() => lab.Launching.ScheduleAsync(Flagship.Name, new(null, now), "anna")), StringComparison.Ordinal);
        Assert.Contains("hours after the close", await RefusedAsync(() => lab.Launching.ScheduleAsync(Flagship.Name, new(null, null, 673), "anna")), StringComparison.Ordinal);

        var study = await lab.StudyAsync();
        Assert.Equal((now.AddHours(1), null, 2), (study.OpensUtc, study.ClosesUtc, study.GraceHours));
    }

    private static async Task<Lab> DraftAsync(Database database, Study? study = null)
    {
        var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(study ?? Flagship.Study);
        return lab;
    }

    private static Task<bool> ChangeAsync(Lab lab, Func<Study, Study> change) =>
        lab.Publication.TakeInAsync(change(Flagship.Study));

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;
}
