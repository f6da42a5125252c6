using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class AccountsTests
{
    [Theory, Databases]
    public async Task The_first_link_works_once(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var token = await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "";

        var first = await lab.RegisterAsync("anna", token);
        var second = await lab.RegisterAsync("bo", token);

        Assert.Equal((true, false), (first, second));
    }

    [Theory, Databases]
    public async Task Of_two_uses_of_a_link_at_once_one_wins(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        var token = await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "";
        string[] names = ["anna", "bo"];
        foreach (var name in names)
            await lab.AddAsync(name);
        AccountLink link;
        await using (var db = lab.Database.Open())
            link = await lab.Accounts.FindAsync(db, token) ?? throw new InvalidOperationException("No link.");

        var used = await Task.WhenAll(names.Select(name => Task.Run(async () =>
        {
            await using var db = lab.Database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var isUsed = await lab.Accounts.UseAsync(db, link, name);
            await transaction.CommitAsync();
            return isUsed;
        })));

        Assert.Equal([false, true], used.Order());
        Assert.Equal(names[used[0] ? 0 : 1], Assert.Single(await lab.MembersAsync()).ResearcherId);
    }

    [Theory, Databases]
    public async Task Studies_that_belong_to_nobody_go_to_the_one_who_uses_the_link(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Publication.TakeInAsync(Flagship.Study with { Name = "hiring" });

        await lab.RegisterAsync("anna", await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "");

        var members = await lab.MembersAsync();
        Assert.Equal(2, members.Count);
        Assert.All(members, member => Assert.Equal(("anna", MembershipRole.Owner), (member.ResearcherId, member.Role)));
    }

    [Theory, Databases]
    public async Task Studies_that_have_an_owner_stay_theirs(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.RegisterAsync("anna", await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "");

        await lab.RegisterAsync("bo", (await lab.Accounts.LinkAsync(null)).Token);

        Assert.Equal("anna", Assert.Single(await lab.MembersAsync()).ResearcherId);
    }

    [Theory, Databases]
    public async Task A_new_first_link_stops_the_one_before(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var lost = await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "";

        var found = await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "";

        Assert.False(await WorksAsync(lab, lost));
        Assert.True(await WorksAsync(lab, found));
    }

    [Theory, Databases]
    public async Task A_first_link_that_was_made_is_not_made_again_when_once_is_asked_for(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var first = await lab.Accounts.FirstLinkAsync(onlyOnce: true) ?? "";

        var second = await lab.Accounts.FirstLinkAsync(onlyOnce: true);

        Assert.Null(second);
        Assert.True(await WorksAsync(lab, first));
    }

    [Theory, Databases]
    public async Task Where_there_is_a_researcher_there_is_no_first_link(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");

        Assert.Null(await lab.Accounts.FirstLinkAsync(onlyOnce: false));
    }

    [Theory, Databases]
    public async Task The_first_link_never_expires(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var token = await lab.Accounts.FirstLinkAsync(onlyOnce: false) ?? "";

        lab.Clock.Now += TimeSpan.FromDays(365_000);

        Assert.True(await WorksAsync(lab, token));
    }

    [Theory, Databases]
    public async Task Another_link_expires_after_24_hours(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var (token, _) = await lab.Accounts.LinkAsync(null);

        lab.Clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        var before = await WorksAsync(lab, token);
        lab.Clock.Now += TimeSpan.FromSeconds(1);
        var after = await WorksAsync(lab, token);

        Assert.Equal((true, false), (before, after));
    }

    [Theory, Databases]
    public async Task A_link_into_an_account_expires_after_15_minutes(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");
        var token = await lab.Accounts.ResetLinkAsync("anna@example.org", LinkPurpose.Factor, "bo@example.org");

        lab.Clock.Now += TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1);
        var before = await WorksAsync(lab, token);
        lab.Clock.Now += TimeSpan.FromSeconds(1);

        Assert.Equal((true, false), (before, await WorksAsync(lab, token)));
    }

    [Theory, Databases]
    public async Task Of_two_links_into_an_account_the_newest_works(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");
        var old = await lab.Accounts.ResetLinkAsync("anna@example.org", LinkPurpose.Password, Auditing.Server);

        var fresh = await lab.Accounts.ResetLinkAsync("anna@example.org", LinkPurpose.Password, Auditing.Server);

        Assert.Equal((false, true), (await WorksAsync(lab, old), await WorksAsync(lab, fresh)));
    }

    [Theory, Databases]
    public async Task A_new_password_gives_nobody_the_studies_that_belong_to_nobody(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.AddAsync("anna");
        var token = await lab.Accounts.ResetLinkAsync("anna@example.org", LinkPurpose.Password, Auditing.Server);
        await using var db = lab.Database.Open();

        await lab.Accounts.UseAsync(db, await lab.Accounts.FindAsync(db, token) ?? throw new InvalidOperationException(), "anna");

        Assert.Empty(await lab.MembersAsync());
    }

    [Theory, Databases]
    public async Task A_link_for_an_address_that_is_known_opens_its_account(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");

        var (token, isKnown) = await lab.Accounts.LinkAsync("Anna@Example.org");

        await using var db = lab.Database.Open();
        Assert.True(isKnown);
        Assert.Equal("anna", (await lab.Accounts.FindAsync(db, token))?.ResearcherId);
    }

    [Theory, Databases]
    public async Task A_link_for_an_address_that_is_unknown_makes_a_new_account(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");

        var (token, isKnown) = await lab.Accounts.LinkAsync("bo@example.org");

        await using var db = lab.Database.Open();
        Assert.False(isKnown);
        Assert.Null((await lab.Accounts.FindAsync(db, token))?.ResearcherId);
    }

    [Theory, Databases]
    public async Task A_link_is_kept_as_its_hash_only(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var (token, _) = await lab.Accounts.LinkAsync(null);

        await using var db = lab.Database.Open();
        Assert.Equal(Secrets.Hash(token), (await db.AccountLinks.AsNoTracking().SingleAsync()).Hash);
    }

    [Theory, Databases]
    public async Task A_token_that_nobody_was_given_opens_nothing(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Accounts.FirstLinkAsync(onlyOnce: false);

        Assert.False(await WorksAsync(lab, Secrets.Token()));
    }

    private static async Task<bool> WorksAsync(Lab lab, string token)
    {
        await using var db = lab.Database.Open();
        return await lab.Accounts.FindAsync(db, token) is not null;
    }
}
