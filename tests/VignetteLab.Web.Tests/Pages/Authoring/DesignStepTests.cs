using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class DesignStepTests(DesignStepTests.Desk desk) : IClassFixture<DesignStepTests.Desk>
{
    private const string source = "clients-in-the-kitchen";
    private const string plan = "Input.Allocation.";

    [Theory]
    [InlineData("PermutedBlocks", """{"multiples":[1,2],"procedure":"permuted_blocks","strata":["perspective"],"targetPerStratum":50}""",
        plan + "Strata=perspective", plan + "Multiples[0]=1", plan + "Multiples[1]=2", plan + "TargetPerStratum=50")]
    [InlineData("Simple", """{"procedure":"simple","shares":{"waiting_finished_calm":2},"target":300}""",
        plan + "Shares[0].Name=waiting_finished_calm", plan + "Shares[0].Number=2", plan + "Target=300")]
    [InlineData("Complete", """{"places":120,"procedure":"complete"}""", plan + "Places=120")]
    [InlineData("LeastFilled", """{"procedure":"least_filled","strata":["perspective"],"underWayMinutes":90}""",
        plan + "Strata=perspective", plan + "UnderWayMinutes=90")]
    [InlineData("Minimisation", """{"measure":"sd","prefer":70,"procedure":"minimisation","strata":["perspective","age_band"],"weights":{"perspective":2}}""",
        plan + "Strata=perspective", plan + "Strata=age_band", plan + "Measure=Sd", plan + "Prefer=70", plan + "Weights[0].Name=perspective", plan + "Weights[0].Number=2")]
    [InlineData("Cluster", """{"cluster":"perspective","clusterStrata":{"inside":["client"],"outside":["staff"]},"multiples":[1,3],"procedure":"cluster"}""",
        plan + "Cluster=perspective", plan + "Multiples[0]=1", plan + "Multiples[1]=3")]
    public async Task Every_procedure_is_made_by_the_form_alone(string procedure, string json, params string[] fields)
    {
        var (anna, study) = await DraftAsync(draft => draft with
        {
            Quotas = [],
            Allocation = new() { Procedure = procedure == "Simple" ? Procedure.Complete : Procedure.Simple, Places = procedure == "Simple" ? 90 : 0 },
        });
        var first = (await DraftAsync(study)).Study.Factors.Select(factor => factor.Levels[0].Name);
        var arm = string.Join('_', first);

        await anna.SendAsync($"/studies/{study}/design", "show Procedure", (plan + "Procedure", procedure));
        await FillAsync(anna, study, "design", [.. fields.Select(field => field.Replace("waiting_finished_calm", arm, StringComparison.Ordinal))]);
        if (procedure == "Cluster")
        {
            await FillAsync(anna, study, "design",
                plan + "Clusters[0].Option=staff", plan + "Clusters[0].Stratum=Outside", plan + "Clusters[1].Option=client", plan + "Clusters[1].Stratum=inside");
        }

        var made = await DraftAsync(study);
        Assert.Equal(json.Replace("waiting_finished_calm", arm, StringComparison.Ordinal), Member(made.Study, "allocation"));
        Assert.Empty(made.Problems);
        Assert.NotNull(anna.Document.QuerySelector("#design-report table"));
    }

    [Theory]
    [InlineData("Between", "Fraction", """{"generators":["uncertainty = role*preparation"],"selection":"fraction"}""", "Input.Generators[0].Text=uncertainty = role*preparation")]
    [InlineData("Within", "Efficient", """{"decks":2,"kind":"within","order":"williams","selection":"efficient","size":8}""", "Input.Size=8", "Input.Decks=2", "Input.Order=Williams")]
    [InlineData("Mixed", "Full", """{"fixed":["uncertainty"],"kind":"mixed"}""", "Input.Fixed=uncertainty")]
    [InlineData("Between", "Given", null, "Input.Vignettes=*")]
    [InlineData("Within", "GivenDecks", null, "Input.DeckList=*")]
    public async Task Every_selection_is_made_by_the_form_alone(string kind, string selection, string? json, params string[] fields)
    {
        var (anna, study) = await DraftAsync(draft => draft with
        {
            Quotas = [],
            Allocation = new() { Procedure = Procedure.Simple },
            Plan = draft.Plan with { Effects = [] },
            // In a deck, what is asked behind the vignettes can look at none of them.
            Pages = [.. draft.Pages.Where(page => !page.Items.Any(item => item is Core.Items.ChoiceItem { Check: not null }))],
        });
        var all = new DraftVignettes((await DraftAsync(study)).Study).All.Select(vignette => vignette.Name).ToArray();

        await anna.SendAsync($"/studies/{study}/design", "show Kind", ("Input.Kind", kind));
        await anna.SendAsync($"/studies/{study}/design", "show Selection", ("Input.Selection", selection));
        if (selection == "Fraction")
            await anna.SendAsync($"/studies/{study}/design", "add Generators");
        await FillAsync(anna, study, "design", [.. fields.Select(field => field
            .Replace("Vignettes=*", $"Vignettes={string.Join('\n', all)}", StringComparison.Ordinal)
            .Replace("DeckList=*", $"DeckList={string.Join(' ', all[..4])}\n{string.Join(", ", all[4..])}", StringComparison.Ordinal))]);

        var made = await DraftAsync(study);
        if (json is not null)
            Assert.Equal(json, Member(made.Study, "design"));
        Assert.Equal(selection is "Given" ? all : [], made.Study.Design.Vignettes);
        Assert.Equal(selection is "GivenDecks" ? [4, 4] : [], made.Study.Design.DeckList.Select(deck => deck.Count));
        Assert.DoesNotContain(made.Problems, problem => problem.Path.StartsWith("design", StringComparison.Ordinal));
        Assert.NotNull(anna.Document.QuerySelector("#design-report table"));
    }

    [Fact]
    public async Task A_wrong_generator_is_told_at_its_field_and_in_place_of_the_report()
    {
        var (anna, study) = await DraftAsync(draft => draft with
        {
            Design = draft.Design with { Selection = Core.Vignettes.Selection.Fraction, Generators = ["nobody = role", "uncertainty = role*role"] },
        });

        await anna.GetAsync($"/studies/{study}/design");

        Assert.Contains("There is no factor “nobody”", anna.Document.QuerySelector("#wrong-generator-0")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("twice", anna.Document.QuerySelector("#wrong-generator-1")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, anna.Document.QuerySelectorAll("#design-report .empty li").Length);
    }

    [Fact]
    public async Task What_is_renamed_at_the_factors_is_renamed_in_design_and_plan_and_what_is_left_out_is_kept()
    {
        var (anna, study) = await DraftAsync(draft => draft with { Plan = draft.Plan with { Effects = ["role", "role*preparation"] } });
        var before = await DraftAsync(study);
        var (level, other) = (before.Study.Factors[0].Levels[0].Name, before.Study.Factors[1].Levels[1].Name);

        await anna.SendAsync($"/studies/{study}/exceptions", "add Exclusions");
        await anna.SendAsync(
            $"/studies/{study}/exceptions", null, ("Input.Exclusions[0].Not[0].Level", level), ("Input.Exclusions[0].Not[1].Level", other),
            ("Input.Exclusions[0].Reason[en]", "It cannot be."), ("Input.Exclusions[0].Reason[da]", "Det kan ikke være."));
        await anna.SendAsync($"/studies/{study}/factors", null, ("Input.Factors[0].Name", "Whose part"), ("Input.Factors[0].Levels[0].Name", "first"));

        var made = await DraftAsync(study);
        Assert.Equal("whose_part", made.Study.Factors[0].Name);
        Assert.Equal(["whose_part", "whose_part*preparation"], made.Study.Plan.Effects);
        Assert.Equal("first", made.Study.Exclusions[0].Not["whose_part"]);
        Assert.Contains("{whose_part", made.Study.Texts.Vignette.In("da"), StringComparison.Ordinal);
        Assert.DoesNotContain(made.Problems, problem => problem.Message.Contains("There is no factor", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vignette_gets_words_of_its_own_from_the_list_of_all()
    {
        var (anna, study) = await DraftAsync(draft => draft);
        await anna.GetAsync($"/studies/{study}/vignettes");
        var link = anna.Document.QuerySelector("a[href*='exceptions?vignette=']")!.GetAttribute("href")!.Split('#')[0];

        await anna.SendAsync(link, null, ("Input.Overrides[0].Words[0].Words[en]", "said otherwise"), ("Input.Overrides[0].Words[0].Words[da]", "sagt anderledes"));

        var made = (await DraftAsync(study)).Study;
        var other = Assert.Single(made.Overrides);
        Assert.EndsWith("vignette=" + other.Vignette, link, StringComparison.Ordinal);
        Assert.Equal("sagt anderledes", Assert.Single(other.Words).Value.In("da"));
    }

    [Fact]
    public async Task A_plan_is_ticked_and_written()
    {
        var (anna, study) = await DraftAsync(draft => draft with { Plan = new() });

        await anna.SendAsync($"/studies/{study}/plan", "add Hypotheses", ("Input.Respondents", "400"), ("Input.DropOut", "15"));
        await FillAsync(anna, study, "plan", "Input.Effects=role", "Input.Effects=role*uncertainty", "Input.Others=role*preparation*uncertainty", "Input.Hypotheses[0].Text=It matters.");

        Assert.Equal(
            """{"dropOut":15,"effects":["role","role*uncertainty","role*preparation*uncertainty"],"hypotheses":["It matters."],"respondents":400}""",
            Member((await DraftAsync(study)).Study, "plan"));
    }

    private static async Task FillAsync(Studio anna, string study, string step, params string[] fields)
    {
        var reply = await anna.SendAsync($"/studies/{study}/{step}", null, [.. fields.Select(field => (field[..field.IndexOf('=', StringComparison.Ordinal)], field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..]))]);
        Assert.NotNull(reply.Headers.Location);
        await anna.GetAsync($"/studies/{study}/{step}");
    }

    private static string Member(Study study, string name) =>
        JsonNode.Parse(CanonicalJson.Write(study))![name]!.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // A study for each test, so that they do not meet.
    private async Task<(Studio, string)> DraftAsync(Func<Study, Study> change)
    {
        var name = $"d-{Guid.NewGuid():N}";
        await using var db = desk.Lab.Open();
        await desk.Lab.Services.GetRequiredService<Drafting>().CreateAsync(
            CanonicalJson.Write(change((await DraftAsync(source)).Study) with { Name = name }), await db.Users.Select(user => user.Id).SingleAsync());
        return (desk.Anna, name);
    }

    private async Task<DraftReading> DraftAsync(string study)
    {
        await using var db = desk.Lab.Open();
        return StudyFile.ReadDraft((await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json);
    }

    /// <summary>One researcher at work.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        public Lab Lab { get; } = new();

        public Studio Anna { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Lab.InitializeAsync();
            Anna = await Studio.JoinAsync(Lab, "anna@example.org");
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            Anna.Dispose();
            await ((IAsyncLifetime)Lab).DisposeAsync();
        }
    }
}
