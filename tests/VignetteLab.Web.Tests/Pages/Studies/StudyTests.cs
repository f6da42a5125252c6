using System.Net;

namespace VignetteLab.Web.Tests.Pages.Studies;

/// <summary>Who sees a study, and what.</summary>
public sealed class StudyTests(StudyTests.Researchers lab) : IClassFixture<StudyTests.Researchers>
{
    private const string own = $"/studies/{Lab.Study}";

    public static TheoryData<string> Pages => [own, $"{own}/data.xlsx", $"{own}/qr.svg"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_member_sees_their_study(string page) =>
        Assert.Equal(HttpStatusCode.OK, (await lab.Member.GetAsync(page)).StatusCode);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task To_a_researcher_who_is_no_member_a_study_does_not_exist(string page)
    {
        var others = await lab.Stranger.GetAsync(page);
        var none = await lab.Stranger.GetAsync(page.Replace(Lab.Study, "no-such-study", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (others.StatusCode, none.StatusCode));
        Assert.Equal(await none.Content.ReadAsStringAsync(), await others.Content.ReadAsStringAsync());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task One_who_is_not_signed_in_is_asked_to(string page)
    {
        using var nobody = new Studio(lab.Address);

        var reply = await nobody.GetAsync(page);

        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal("/account/sign-in", reply.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task A_member_finds_the_study_in_the_list()
    {
        await lab.Member.GetAsync("/studies");

        Assert.Contains(own, lab.Member.Document.QuerySelectorAll("main table a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_stranger_finds_nothing_in_the_list()
    {
        await lab.Stranger.GetAsync("/studies");

        Assert.Contains("You have no study yet.", lab.Stranger.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("nursing", lab.Stranger.Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_page_shows_the_address_the_commitment_and_every_version_but_no_key()
    {
        await lab.Member.GetAsync(own);

        var words = lab.Member.Words;
        Assert.Contains($"{lab.Address}s/{Lab.Study}", words, StringComparison.Ordinal);
        Assert.Matches("Commitment\\s+[0-9a-f]{64}", words);
        Assert.DoesNotMatch("Key\\s+[0-9a-f]{64}", words);
        Assert.Equal(5, lab.Member.Document.QuerySelectorAll("section.vignette").Length);
    }

    [Fact]
    public async Task The_download_is_the_workbook_that_the_command_writes()
    {
        using var walk = lab.Walk();
        await walk.ToAsync("own_job");
        var file = Path.Combine(lab.Folder, "data.xlsx");
        await lab.RunAsync("export", Lab.Study, "--out", "data.xlsx");

        var reply = await lab.Member.GetAsync($"{own}/data.xlsx");

        Assert.Equal(await File.ReadAllBytesAsync(file), await reply.Content.ReadAsByteArrayAsync());
        Assert.Matches(
            $"^attachment; filename=vignettelab_{Lab.Study}_v1_[0-9]{{8}}T[0-9]{{4}}Z.xlsx$",
            reply.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task The_qr_code_is_a_picture()
    {
        var reply = await lab.Member.GetAsync($"{own}/qr.svg");

        Assert.Equal("image/svg+xml", reply.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("<svg", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A lab with one researcher who owns the study and one who is a member of none.</summary>
    public sealed class Researchers : Lab
    {
        public Studio Member { get; private set; } = null!;

        public Studio Stranger { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Member = await Studio.JoinAsync(this, "member@example.org");
            Stranger = await Studio.JoinAsync(this, "stranger@example.org");
        }

        protected override Task ForgetAsync()
        {
            Member.Dispose();
            Stranger.Dispose();
            return Task.CompletedTask;
        }
    }
}
