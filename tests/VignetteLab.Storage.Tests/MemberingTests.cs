using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class MemberingTests
{
    [Theory, Databases]
    public async Task Who_is_invited_has_their_part_in_the_study_and_no_other(Database database)
    {
        await using var lab = await AnnasAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study with { Name = "hiring" });

        var token = await lab.Membering.InviteAsync(1, "bo@example.org", MembershipRole.Analyst, "anna");
        await lab.RegisterAsync("bo", token);

        Assert.Equal([("bo", 1, MembershipRole.Analyst)], (await lab.MembersAsync()).Where(member => member.ResearcherId == "bo")
            .Select(member => (member.ResearcherId, member.StudyId, member.Role)));
        Assert.Equal([AuditKind.Invited, AuditKind.Joined], (await lab.LinesAsync()).Select(line => line.Kind));
    }

    [Theory, Databases]
    public async Task An_invitation_that_is_taken_back_or_made_again_lets_nobody_in(Database database)
    {
        await using var lab = await AnnasAsync(database);
        var first = await lab.Membering.InviteAsync(1, "bo@example.org", MembershipRole.Viewer, "anna");
        var second = await lab.Membering.InviteAsync(1, "bo@example.org", MembershipRole.Editor, "anna");
        var (_, open) = await lab.Membering.ListAsync(1, default);

        await lab.Membering.WithdrawAsync(1, Assert.Single(open).Id, "anna");

        await lab.AddAsync("bo");
        await using var db = lab.Database.Open();
        Assert.Null(await lab.Accounts.FindAsync(db, first));
        Assert.Null(await lab.Accounts.FindAsync(db, second));
    }

    [Theory, Databases]
    public async Task An_invitation_expires_after_seven_days(Database database)
    {
        await using var lab = await AnnasAsync(database);
        var token = await lab.Membering.InviteAsync(1, "bo@example.org", MembershipRole.Viewer, "anna");

        lab.Clock.Now += Membering.InvitationLife;

        await using var db = lab.Database.Open();
        Assert.Null(await lab.Accounts.FindAsync(db, token));
        Assert.Empty((await lab.Membering.ListAsync(1, default)).Invitations);
    }

    [Theory, Databases]
    public async Task The_last_owner_stays_and_stays_owner(Database database)
    {
        await using var lab = await AnnasAsync(database);
        await JoinAsync(lab, "bo", MembershipRole.Editor);

        await Assert.ThrowsAsync<RefusedException>(() => lab.Membering.RemoveAsync(1, "anna", "anna"));
        await Assert.ThrowsAsync<RefusedException>(() => lab.Membering.ChangeAsync(1, "anna", MembershipRole.Viewer, "anna"));
        await lab.Membering.ChangeAsync(1, "bo", MembershipRole.Owner, "anna");
        await lab.Membering.RemoveAsync(1, "anna", "anna");

        Assert.Equal([("bo", MembershipRole.Owner)], (await lab.MembersAsync()).Select(member => (member.ResearcherId, member.Role)));
    }

    [Theory, Databases]
    public async Task Of_two_last_owners_who_leave_at_once_one_stays(Database database)
    {
        await using var lab = await AnnasAsync(database);
        var other = lab.Again();
        await JoinAsync(lab, "bo", MembershipRole.Owner);

        await Task.WhenAll(
            Record.ExceptionAsync(() => lab.Membering.RemoveAsync(1, "anna", "anna")),
            Record.ExceptionAsync(() => other.Membering.RemoveAsync(1, "bo", "bo")));

        Assert.Equal(MembershipRole.Owner, Assert.Single(await lab.MembersAsync()).Role);
    }

    [Theory, Databases]
    public async Task A_study_that_is_handed_over_has_a_new_owner_and_its_old_one_as_editor(Database database)
    {
        await using var lab = await AnnasAsync(database);
        await JoinAsync(lab, "bo", MembershipRole.Viewer);

        await lab.Membering.HandOverAsync(1, "bo", "anna");

        Assert.Equal(
            [("anna", MembershipRole.Editor), ("bo", MembershipRole.Owner)],
            (await lab.MembersAsync()).OrderBy(member => member.ResearcherId).Select(member => (member.ResearcherId, member.Role)));
        await Assert.ThrowsAsync<RefusedException>(() => lab.Membering.HandOverAsync(1, "anna", "anna"));
    }

    [Theory, Databases("Editor", "Analyst", "Viewer")]
    public async Task Nobody_but_an_owner_changes_who_is_a_member(Database database, string role)
    {
        await using var lab = await AnnasAsync(database);
        await JoinAsync(lab, "bo", Enum.Parse<MembershipRole>(role));

        Func<Task>[] acts =
        [
            () => lab.Membering.InviteAsync(1, "carl@example.org", MembershipRole.Owner, "bo"),
            () => lab.Membering.ChangeAsync(1, "bo", MembershipRole.Owner, "bo"),
            () => lab.Membering.RemoveAsync(1, "anna", "bo"),
            () => lab.Membering.HandOverAsync(1, "bo", "bo"),
            () => lab.Membering.WithdrawAsync(1, 1, "bo"),
            () => lab.Membering.ResetLinkAsync(1, "anna", LinkPurpose.Password, lab.Accounts, "bo"),
        ];

        foreach (var act in acts)
            Assert.Equal("Only an owner of the study can do that.", (await Assert.ThrowsAsync<RefusedException>(act)).Message);
    }

    [Theory, Databases]
    public async Task An_owner_makes_a_link_only_into_accounts_that_lead_to_nothing_of_others(Database database)
    {
        await using var lab = await AnnasAsync(database);
        await JoinAsync(lab, "bo", MembershipRole.Editor);
        var token = await lab.Membering.ResetLinkAsync(1, "bo", LinkPurpose.Factor, lab.Accounts, "anna");
        await using (var db = lab.Database.Open())
            Assert.Equal("bo", (await lab.Accounts.FindAsync(db, token))?.ResearcherId);
        await lab.AddAsync("carl");
        await lab.Publication.TakeInAsync(Flagship.Study with { Name = "hiring" });
        await lab.RunAsync("""delete from "Memberships" where "StudyId" = 2""");
        await using (var db = lab.Database.Open())
        {
            db.Memberships.Add(new() { ResearcherId = "carl", StudyId = 2, Role = MembershipRole.Owner });
            db.Memberships.Add(new() { ResearcherId = "bo", StudyId = 2, Role = MembershipRole.Viewer });
            await db.SaveChangesAsync();
        }

        await Assert.ThrowsAsync<RefusedException>(() => lab.Membering.ResetLinkAsync(1, "bo", LinkPurpose.Factor, lab.Accounts, "anna"));
        await Assert.ThrowsAsync<RefusedException>(() => lab.Membering.ResetLinkAsync(1, "carl", LinkPurpose.Factor, lab.Accounts, "anna"));
    }

    // A lab with one study, which is Anna's.
    private static async Task<Lab> AnnasAsync(Database database)
    {
        var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.RegisterAsync("anna", await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "");
        return lab;
    }

    private static async Task JoinAsync(Lab lab, string name, MembershipRole role) =>
        await lab.RegisterAsync(name, await lab.Membering.InviteAsync(1, $"{name}@example.org", role, "anna"));
}
