using System.Net;
using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>Who may close an arm or mark a response, and who sees which arm is which.</summary>
public sealed class StudyRolesTests(Members lab) : IClassFixture<Members>
{
    private const string own = $"/studies/{Lab.Study}";

    [Theory]
    [InlineData("owner", HttpStatusCode.Redirect)]
    [InlineData("editor", HttpStatusCode.Redirect)]
    [InlineData("analyst", HttpStatusCode.Forbidden)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("stranger", HttpStatusCode.NotFound)]
    public async Task Only_owners_and_editors_close_an_arm(string who, HttpStatusCode expected)
    {
        var before = await ChangesAsync();

        var reply = await ArmAsync(who, "core_low", open: false);
        if (expected == HttpStatusCode.Redirect)
            await ArmAsync(who, "core_low", open: true);

        Assert.Equal(expected, reply.StatusCode);
        Assert.Equal(before + (expected == HttpStatusCode.Redirect ? 2 : 0), await ChangesAsync());
    }

    [Theory]
    [InlineData("owner", HttpStatusCode.Redirect)]
    [InlineData("editor", HttpStatusCode.Redirect)]
    [InlineData("analyst", HttpStatusCode.Forbidden)]
    [InlineData("viewer", HttpStatusCode.Forbidden)]
    [InlineData("stranger", HttpStatusCode.NotFound)]
    public async Task Only_owners_and_editors_mark_a_response(string who, HttpStatusCode expected)
    {
        var before = await MarksAsync();

        var reply = await MarkAsync(who, lab.Respondents[0], counts: true);

        Assert.Equal(expected, reply.StatusCode);
        Assert.Equal(before + (expected == HttpStatusCode.Redirect ? 1 : 0), await MarksAsync());
    }

    [Fact]
    public async Task Another_s_study_is_as_if_it_were_not_there()
    {
        await lab.TakeInAsync("not-theirs");

        var others = await lab.PostAsync("stranger", "/studies/not-theirs?handler=Arm", ("Input.Arm.Name", "core_low"));
        var none = await lab.PostAsync("stranger", "/studies/no-such-study?handler=Arm", ("Input.Arm.Name", "core_low"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (others.StatusCode, none.StatusCode));
        Assert.Equal(await none.Content.ReadAsStringAsync(), await others.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_is_not_signed_in_or_has_no_token_changes_nothing()
    {
        var before = await ChangesAsync();
        using var nobody = new Studio(lab.Address);

        var signedOut = await nobody.PostAsItIsAsync($"{own}?handler=Arm", ("Input.Arm.Name", "core_low"), ("Input.Arm.Open", "false"), ("Input.Arm.Reason", "x"));
        var forged = await lab.By["owner"].PostAsItIsAsync($"{own}?handler=Arm", ("Input.Arm.Name", "core_low"), ("Input.Arm.Open", "false"), ("Input.Arm.Reason", "x"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (signedOut.StatusCode, forged.StatusCode));
        Assert.Equal(before, await ChangesAsync());
    }

    [Theory]
    [InlineData("editor")]
    [InlineData("analyst")]
    [InlineData("viewer")]
    public async Task All_but_the_owner_see_totals_and_nothing_of_single_arms(string who)
    {
        await lab.By[who].GetAsync(own);

        Assert.Null(lab.By[who].Document.QuerySelector("table.arms"));
        Assert.Contains("12 are allocated", lab.By[who].Words, StringComparison.Ordinal);
        Assert.Contains("5 arms. How many were allocated to each is shown when the study closes", lab.By[who].Words, StringComparison.Ordinal);
        Assert.Contains("Arms are masked until the study closes", lab.By[who].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("χ²", lab.By[who].Words, StringComparison.Ordinal);
        Assert.Matches("Blocks\\s+5 or 10 places", lab.By[who].Words);
    }

    [Theory]
    [InlineData("analyst")]
    [InlineData("viewer")]
    public async Task Who_may_not_steer_finds_no_form_and_no_word_of_which_arm_was_closed(string who)
    {
        await ArmAsync("owner", "complementary_low", open: false, "The text of this arm has a slip");
        await lab.By[who].GetAsync(own);
        await ArmAsync("owner", "complementary_low", open: true);

        Assert.Empty(lab.By[who].Document.QuerySelectorAll("main form"));
        Assert.DoesNotContain("slip", lab.By[who].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_sees_the_arms_by_name_with_the_blocks()
    {
        await lab.By["owner"].GetAsync(own);

        Assert.Contains("complementary_low", lab.By["owner"].Document.QuerySelector("table.arms")!.TextContent, StringComparison.Ordinal);
        Assert.Matches("Blocks\\s+5 or 10 places", lab.By["owner"].Words);
        Assert.DoesNotContain("masked", lab.By["owner"].Words, StringComparison.OrdinalIgnoreCase);
    }

    private Task<HttpResponseMessage> ArmAsync(string who, string arm, bool open, string reason = "to see") =>
        lab.PostAsync(who, $"{own}?handler=Arm", ("Input.Arm.Name", arm), ("Input.Arm.Open", open ? "true" : "false"), ("Input.Arm.Reason", reason));

    private Task<HttpResponseMessage> MarkAsync(string who, string respondent, bool counts) => lab.PostAsync(
        who, $"{own}?handler=Mark", ("Input.Mark.Respondent", respondent), ("Input.Mark.Counts", counts ? "true" : "false"), ("Input.Mark.Reason", "to see"));

    private async Task<int> ChangesAsync()
    {
        await using var db = lab.Open();
        return await db.ArmChanges.CountAsync();
    }

    private async Task<int> MarksAsync()
    {
        await using var db = lab.Open();
        return await db.ResponseMarks.CountAsync();
    }
}
