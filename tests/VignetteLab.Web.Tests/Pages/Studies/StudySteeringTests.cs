using System.Net;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>Closing arms, marking responses and reading the counts, as the owner does.</summary>
public sealed class StudySteeringTests(Members lab) : IClassFixture<Members>
{
    private const string own = $"/studies/{Lab.Study}";

    private Studio Owner => lab.By["owner"];

    [Fact]
    public async Task A_closed_arm_is_shown_closed_with_who_closed_it_and_why_until_it_is_opened_again()
    {
        var closed = await ArmAsync("core_high", "false", "The hospital asked us to");
        await Owner.GetAsync(own);
        var (state, log) = (StateOf("core_high"), Owner.Document.QuerySelector("table[aria-label^='Arms closed'] tbody tr")?.TextContent);
        await ArmAsync("core_high", "true", "They think otherwise now");
        await Owner.GetAsync(own);

        Assert.Equal($"{own}#arms", closed.Headers.Location?.ToString());
        Assert.Equal(("closed", "open"), (state, StateOf("core_high")));
        Assert.Matches("^[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}, [0-9]{2}:[0-9]{2}core_highclosedThe hospital asked us toowner@example.org$", log);
    }

    [Theory]
    [InlineData("core_high", "false", "", "Say why; the reason is kept with the change.")]
    [InlineData("", "false", "because", "Choose an arm.")]
    [InlineData("core_high", "", "because", "Say whether it is to be open.")]
    [InlineData("no_such_arm", "false", "because", "has no arm called “no_such_arm”")]
    [InlineData("core_high", "true", "because", "“core_high” is open already.")]
    public async Task What_cannot_be_done_with_an_arm_is_said_in_its_place(string arm, string open, string reason, string expected)
    {
        var reply = await ArmAsync(arm, open, reason);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var form = Owner.Document.QuerySelector("details[open]")!;
        Assert.Equal("Close or reopen an arm", form.QuerySelector("summary")?.TextContent);
        Assert.Contains(expected, form.TextContent, StringComparison.Ordinal);
        Assert.Equal(reason, form.QuerySelector("[name='Input.Arm.Reason']")?.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_response_that_is_marked_counts_no_more_until_it_is_marked_again()
    {
        var respondent = lab.Respondents[3];

        await MarkAsync(respondent, "false", "The same person answered twice");
        await Owner.GetAsync(own);
        var (words, row) = (Owner.Words, Owner.Document.QuerySelector("table[aria-label='Marked responses'] tbody tr")?.TextContent);
        await MarkAsync(respondent, "true", "It was a colleague");
        await Owner.GetAsync(own);

        Assert.Contains("1 response is marked as not counted.", words, StringComparison.Ordinal);
        Assert.EndsWith($"{respondent}not countedThe same person answered twiceowner@example.org", row, StringComparison.Ordinal);
        Assert.Contains("Every response counts.", Owner.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "false", "because", "Write the respondent’s name")]
    [InlineData("nobody", "false", "because", "has no live respondent “nobody”")]
    [InlineData("nobody", "", "because", "Say whether the response counts.")]
    [InlineData("nobody", "false", "  ", "Say why; the reason is kept and exported.")]
    public async Task What_cannot_be_marked_is_said_in_its_place(string respondent, string counts, string reason, string expected)
    {
        var reply = await MarkAsync(respondent, counts, reason);

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var form = Owner.Document.QuerySelector("details[open]")!;
        Assert.Equal("Mark a response as counted or not", form.QuerySelector("summary")?.TextContent);
        Assert.Contains(expected, form.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_counts_and_tests_the_ledger()
    {
        await Owner.GetAsync(own);

        Assert.Contains("12 respondents have started.", Owner.Words, StringComparison.Ordinal);
        Assert.Matches("12 are allocated, 12 finished", Owner.Words);
        Assert.Matches("Sample ratio: χ²\\(4\\) = [0-9.]+, p = [.0-9]+. The ledger fits the declared shares.", Owner.Words);
        Assert.Null(Owner.Document.QuerySelector("#mismatch"));
    }

    [Fact]
    public async Task Live_and_simulated_have_each_their_counts()
    {
        await lab.RunAsync("simulate", Lab.Study, "--respondents", "30");

        await Owner.GetAsync($"{own}?mode=simulated");

        Assert.Contains("30 respondents have started.", Owner.Words, StringComparison.Ordinal);
        Assert.Equal("Simulated", Owner.Document.QuerySelector("[aria-current]")?.TextContent);
        Assert.NotNull(Owner.Document.QuerySelector($"a[href='{own}/data.xlsx?mode=simulated']"));
        Assert.Equal(HttpStatusCode.NotFound, (await Owner.GetAsync($"{own}?mode=other")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Owner.GetAsync($"{own}/data.xlsx?mode=other")).StatusCode);
    }

    [Fact]
    public async Task Vignettes_are_shown_in_one_language_at_a_time()
    {
        await Owner.GetAsync($"{own}?language=en");
        var english = Owner.Document.QuerySelectorAll("[lang=en] section.vignette").Length;
        await Owner.GetAsync(own);

        Assert.Equal((5, 5), (english, Owner.Document.QuerySelectorAll("[lang=da] section.vignette").Length));
        Assert.Empty(Owner.Document.QuerySelectorAll("div[lang=en] section.vignette"));
    }

    private string? StateOf(string arm) => Owner.Document.QuerySelectorAll("table.arms tbody tr")
        .Single(row => row.QuerySelector(".code")?.TextContent == arm).QuerySelector("[data-label=State]")?.TextContent;

    private Task<HttpResponseMessage> ArmAsync(string arm, string open, string reason) =>
        lab.PostAsync("owner", $"{own}?handler=Arm", ("Input.Arm.Name", arm), ("Input.Arm.Open", open), ("Input.Arm.Reason", reason));

    private Task<HttpResponseMessage> MarkAsync(string respondent, string counts, string reason) => lab.PostAsync(
        "owner", $"{own}?handler=Mark", ("Input.Mark.Respondent", respondent), ("Input.Mark.Counts", counts), ("Input.Mark.Reason", reason));
}
