using System.Net;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Tests.Security;

namespace VignetteLab.Web.Tests.Pages.Studies;

public sealed class MembersPageTests(Offices lab) : IClassFixture<Offices>
{
    private const string page = $"/studies/{Lab.Study}/members";

    [Fact]
    public async Task A_colleague_without_an_account_is_invited_makes_one_and_is_a_member()
    {
        var link = await InviteAsync("new@example.org", "Analyst");
        using var colleague = new Studio(lab.Address);
        await colleague.GetAsync(link);
        var words = colleague.Words;

        await colleague.PostAsync(link, ("Input.Email", "somebody-else@example.org"), ("Input.Password", Studio.Password));

        Assert.Contains($"new@example.org is invited to the study “{Lab.FromLibrary(Lab.Study).Title.In("en")}” as analyst.", words, StringComparison.Ordinal);
        Assert.Equal(MembershipRole.Analyst, await RoleAsync("new@example.org"));
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync($"/studies/{Lab.Study}")).StatusCode);
        using var late = new Studio(lab.Address);
        await late.GetAsync(link);
        Assert.Contains("This link was used before", late.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_with_an_account_takes_an_invitation_up_by_that_account_only()
    {
        using var known = await Studio.JoinAsync(lab, "known@example.org");
        var link = await InviteAsync("Known@example.org", "Viewer");
        using var nobody = new Studio(lab.Address);
        await nobody.GetAsync(link);
        var asNobody = nobody.Words;
        await lab.By["stranger"].GetAsync(link);
        var asStranger = lab.By["stranger"].Words;

        var reply = await known.PostAsync(link);

        string[] told = [asNobody, asStranger];
        Assert.All(told, words => Assert.Contains("Sign in with this address first", words, StringComparison.Ordinal));
        Assert.Equal($"/studies/{Lab.Study}", reply.Headers.Location?.ToString());
        Assert.Equal(MembershipRole.Viewer, await RoleAsync("known@example.org"));
    }

    [Fact]
    public async Task A_role_is_changed_and_taken_away()
    {
        using var carl = new Studio(lab.Address);
        await carl.PostAsync(await InviteAsync("carl@example.org", "Viewer"), ("Input.Password", Studio.Password));
        var id = await IdAsync("carl@example.org");

        await lab.PostAsync("owner", $"{page}?handler=Role", ("Input.Researcher", id), ("Input.Role", "Editor"));
        var changed = await RoleAsync("carl@example.org");
        await lab.PostAsync("owner", $"{page}?handler=Role", ("Input.Researcher", id), ("Input.Role", "17"));
        var nonsense = await RoleAsync("carl@example.org");
        await lab.PostAsync("owner", $"{page}?handler=Remove", ("Input.Researcher", id));

        Assert.Equal((MembershipRole.Editor, MembershipRole.Editor, null), (changed, nonsense, await RoleAsync("carl@example.org")));
        Assert.Equal(HttpStatusCode.NotFound, (await carl.GetAsync($"/studies/{Lab.Study}")).StatusCode);
    }

    [Fact]
    public async Task A_study_is_not_handed_over_before_its_name_is_typed()
    {
        var editor = await IdAsync("editor@example.org");

        await lab.PostAsync("owner", $"{page}?handler=HandOver", ("Input.Researcher", editor), ("Input.Typed", "volunteers"));

        Assert.Contains("so that nobody hands it over by mistake", lab.By["owner"].Words, StringComparison.Ordinal);
        Assert.Equal(MembershipRole.Editor, await RoleAsync("editor@example.org"));
    }

    [Fact]
    public async Task The_last_owner_is_told_to_make_another_first()
    {
        var owner = await IdAsync("owner@example.org");

        await lab.PostAsync("owner", $"{page}?handler=Remove", ("Input.Researcher", owner));

        Assert.Contains("A study needs an owner.", lab.By["owner"].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Viewer", "Write your colleague’s e-mail address.")]
    [InlineData("nobody", "Viewer", "Write an e-mail address, as in anna@example.org.")]
    [InlineData("x@example.org", "", "Choose a role.")]
    [InlineData("editor@example.org", "Viewer", "They are a member of this study already.")]
    public async Task An_invitation_that_cannot_be_made_is_told(string email, string role, string says)
    {
        await lab.PostAsync("owner", $"{page}?handler=Invite", ("Input.Invite.Email", email), ("Input.Invite.Role", role));

        Assert.Contains(says, lab.By["owner"].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_manage_sees_the_members_and_no_form()
    {
        await lab.By["viewer"].GetAsync(page);

        Assert.Contains("owner@example.org", lab.By["viewer"].Words, StringComparison.Ordinal);
        Assert.Empty(lab.By["viewer"].Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_owner_reads_who_did_what_and_no_token_stands_there()
    {
        var link = await InviteAsync("dorte@example.org", "Editor");
        await lab.By["analyst"].GetAsync($"/studies/{Lab.Study}/data.xlsx");

        await lab.By["owner"].GetAsync($"/studies/{Lab.Study}/audit");

        var rows = lab.By["owner"].Document.QuerySelectorAll("tbody tr").Select(row => string.Join(
            '|', row.QuerySelectorAll("td").Skip(2).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains("owner@example.org|invited|dorte@example.org editor", rows);
        Assert.Contains("analyst@example.org|downloaded data|data.xlsx live, masked", rows);
        Assert.DoesNotContain(link.Split('/')[^1], lab.By["owner"].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Danish_is_spoken_to_who_chose_it_wherever_they_sign_in()
    {
        using var dane = await Studio.JoinAsync(lab, "dane@example.org");

        await dane.PostAsync("/account/language", ("Input.Language", "da"), ("Input.ReturnUrl", "/account"));
        using var elsewhere = new Studio(lab.Address);
        await elsewhere.PostAsync("/account/sign-in", ("Input.Email", "dane@example.org"), ("Input.Password", Studio.Password));
        await elsewhere.GetAsync("/account");

        Assert.Contains("Hvor du er logget ind", elsewhere.Words, StringComparison.Ordinal);
    }

    private async Task<string> InviteAsync(string email, string role)
    {
        await lab.PostAsync("owner", $"{page}?handler=Invite", ("Input.Invite.Email", email), ("Input.Invite.Role", role));
        return new Uri(lab.By["owner"].Document.QuerySelector(".notice .code")!.TextContent).AbsolutePath;
    }

    private async Task<MembershipRole?> RoleAsync(string email)
    {
        var upper = email.ToUpperInvariant();
        await using var db = lab.Open();
        return await (
            from member in db.Memberships
            join one in db.Users on member.ResearcherId equals one.Id
            join study in db.Studies on member.StudyId equals study.Id
            where study.Name == Lab.Study && one.NormalizedEmail == upper
            select (MembershipRole?)member.Role).SingleOrDefaultAsync();
    }

    private async Task<string> IdAsync(string email)
    {
        await using var db = lab.Open();
        return await db.Users.Where(one => one.Email == email).Select(one => one.Id).SingleAsync();
    }
}
