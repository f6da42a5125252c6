using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Tests.Pages.Take;

/// <summary>Where the survey ends before the vignette: not eligible, or enough have taken part.</summary>
public sealed class IndexEndTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task One_whom_the_study_is_not_about_is_thanked_and_has_no_place()
    {
        const string study = "where-consultation-ends";
        await lab.OpenAsync(study);
        using var walk = lab.Walk();
        await ToAsync(walk, study, "side");

        await walk.PressAsync("continue", ("side", "3"));

        Assert.Equal(("screened_out", "Thank you for your answers"), (walk.Page, walk.Document.QuerySelector("h1")?.TextContent));
        Assert.Empty(walk.Document.QuerySelectorAll("main input, main button"));
        await AssertOneAsync(study, walk, "screened_out");
    }

    [Fact]
    public async Task One_of_whose_kind_there_are_enough_is_thanked_and_others_go_on()
    {
        var study = await OpenAsync("one-nurse", study => study with
        {
            Quotas = [Quota(study, "nurses_at_night", 1, 9), Quota(study, "nurses", 0, 1)],
        });
        await AnswerAsync(study, role: 1);
        await AnswerAsync(study, role: 2);
        using var late = lab.Walk();
        await ToAsync(late, study, "role");

        await late.PressAsync("continue", ("role", "1"));

        Assert.Equal(("full", "We have enough answers"), (late.Page, late.Document.QuerySelector("h1")?.TextContent));
        await AssertOneAsync(study, late, "quota_full");
        Assert.Equal(["nurses", "nurses_at_night"], (await SheetAsync(study, "wide")).Select(Quotas).OfType<string>().Order());
    }

    [Fact]
    public async Task One_beyond_a_soft_quota_takes_part_and_is_marked()
    {
        var study = await OpenAsync("one-nurse-or-so", study => study with
        {
            Quotas = [Quota(study, "nurses", 0, 1) with { Kind = QuotaKind.Soft }],
        });
        await AnswerAsync(study, role: 1);
        await AnswerAsync(study, role: 1);

        var wide = await SheetAsync(study, "wide");

        Assert.Equal(["nurses", "nurses!"], wide.Select(Quotas).OfType<string>().Order());
        Assert.All(wide, row => Assert.Equal("completed", row["status"]));
    }

    [Fact]
    public async Task A_study_that_has_its_target_says_so_before_anybody_starts()
    {
        var study = await OpenAsync("just-one", study => study with { Allocation = study.Allocation with { Target = 1 } });
        using var early = lab.Walk("da");
        await ToAsync(early, study, "role");
        using var looked = lab.Walk();
        await looked.OpenAsync($"/s/{study}");
        await AnswerAsync(study, role: 1);
        using var late = lab.Walk();

        await late.OpenAsync($"/s/{study}");
        await looked.PressAsync("continue");
        await early.PressAsync("continue", ("role", "2"));

        Assert.Equal(("full", "full", "full"), (late.Page, looked.Page, early.Page));
        Assert.Contains("Undersøgelsen har fået svar nok", late.Words, StringComparison.Ordinal);
        Assert.Equal("Vi har svar nok", early.Document.QuerySelector("h1")?.TextContent);
        await AssertOneAsync(study, early, "quota_full");
        Assert.Equal(2, (await SheetAsync(study, "wide")).Count);
        var readme = (await SheetAsync(study, "readme")).ToDictionary(row => row["what"], row => row["text"]);
        Assert.Equal(("3", "2", "1"), (readme["started"], readme["consented"], readme["quota_full"]));
        Assert.StartsWith("1 (pressed Start when the target was reached", readme["full_at_start"], StringComparison.Ordinal);
        Assert.StartsWith("2 by the target (", readme["turned_away"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_list_is_used_up_nobody_else_gets_a_place()
    {
        var study = await OpenAsync("five-places", study => study with
        {
            Allocation = new() { Procedure = Procedure.Complete, Places = 5 },
        });
        foreach (var role in Enumerable.Range(1, 5))
            await AnswerAsync(study, role: 1 + role % 3);
        using var late = lab.Walk();
        await ToAsync(late, study, "role");

        await late.PressAsync("continue", ("role", "1"));

        Assert.Equal("full", late.Page);
        await AssertOneAsync(study, late, "quota_full");
        Assert.Equal(5, (await SheetAsync(study, "allocation")).Select(line => line["arm"]).Distinct().Count());
    }

    [Fact]
    public async Task The_page_of_one_turned_away_is_all_that_is_left_and_can_be_read_in_the_other_language()
    {
        var study = await OpenAsync("no-more-nurses", study => study with { Quotas = [Quota(study, "nurses", 0, 1)] });
        await AnswerAsync(study, role: 1);

        await AssertEndAsync(study, "role", "1", "full", "Vi har svar nok");
    }

    [Fact]
    public async Task So_is_the_page_of_one_screened_out()
    {
        await lab.OpenAsync("where-consultation-ends");

        await AssertEndAsync("where-consultation-ends", "side", "3", "screened_out", "Tak for dine svar");
    }

    private async Task AssertEndAsync(string study, string item, string code, string page, string danish)
    {
        using var walk = lab.Walk();
        await ToAsync(walk, study, item);
        await walk.PressAsync("continue", (item, code));

        await walk.OpenAsync($"/s/{study}/{item}");
        var again = walk.Url;
        await walk.PressAsync("lang:da");

        Assert.Equal($"/s/{study}/{page}", again);
        Assert.Equal((page, danish), (walk.Page, walk.Document.QuerySelector("h1")?.TextContent));
        await walk.PressAsync("continue");
        Assert.Equal(page, walk.Page);
        await walk.PressAsync("leave");
        Assert.Equal("left", walk.Page);
        Assert.Empty(walk.Cookies);
    }

    private static string? Quotas(Dictionary<string, string> row) => row.GetValueOrDefault("quotas");

    private static Quota Quota(Study study, string name, int option, int limit) => new()
    {
        Name = name,
        Limit = limit,
        Of = new Dictionary<string, IReadOnlyList<string>>
        {
            ["role"] = [study.Items.OfType<ChoiceItem>().Single(item => item.Name == "role").Options[option].Name],
        },
    };

    private async Task<string> OpenAsync(string name, Func<Study, Study> change)
    {
        await lab.OpenAsync(Lab.Study, study => change(study) with { Name = name });
        return name;
    }

    private static Task ToAsync(Walk walk, string study, string page) => walk.ToAsync(page, null, $"/s/{study}");

    private async Task AnswerAsync(string study, int role)
    {
        using var walk = lab.Walk();
        await ToAsync(walk, study, "role");
        await walk.PressAsync("continue", ("role", $"{role}"));
        await walk.ToAsync("receipt");
    }

    private async Task<List<Dictionary<string, string>>> SheetAsync(string study, string sheet) =>
        Fieldwork.Read(await Reader.ExportAsync(lab.Services, study, lab.Folder), sheet);

    // One who agreed has a row that says how it ended, and no line in the ledger.
    private async Task AssertOneAsync(string study, Walk walk, string status)
    {
        var row = Assert.Single(await SheetAsync(study, "wide"), row => row["respondent"] == walk.Respondent);
        Assert.Equal((status, null, null), (row["status"], row.GetValueOrDefault("arm"), row.GetValueOrDefault("stratum")));
        Assert.DoesNotContain(await SheetAsync(study, "allocation"), line => line.GetValueOrDefault("respondent") == walk.Respondent);
    }
}
