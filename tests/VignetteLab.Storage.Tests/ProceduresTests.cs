using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class ProceduresTests
{
    private static readonly string[] roles = ["assistant", "helper", "nurse", "other"];

    [Theory, Databases("simple", "complete", "permuted_blocks", "cluster", "minimisation", "least_filled")]
    public async Task Sixty_at_once_through_two_processes_are_allocated_as_the_key_draws(Database database, string procedure)
    {
        await using var lab = await Lab.LaunchedAsync(database, Of(procedure));
        Lab[] processes = [lab, lab.Again()];

        var standings = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(() =>
            Walk.AllocatedAsync(processes[number % 2], ("role", roles[number % 4])))));

        var ledger = await lab.LedgerAsync();
        Assert.All(standings, standing => Assert.NotNull(standing.Place));
        Assert.Equal(standings.Select(standing => standing.Token).Order(), ledger.Select(place => place.Respondent).Order());
        Assert.All(ledger, place => Assert.InRange(place.Probability, 0.01, 1));
        await lab.VerifiedAsync();
    }

    [Theory, Databases("simple", "complete", "permuted_blocks", "cluster", "minimisation", "least_filled")]
    public async Task An_arm_that_is_closed_and_opened_again_half_way_leaves_the_ledger_as_the_key_draws(
        Database database, string procedure)
    {
        await using var lab = await Lab.LaunchedAsync(database, Of(procedure));

        await AllocateAsync(lab, 13);
        await lab.Switch.SetAsync(Flagship.Name, Core.Allocation.Mode.Live, "core_low", open: false, "Enough of them", "anna");
        await AllocateAsync(lab, 13);
        await lab.Switch.SetAsync(Flagship.Name, Core.Allocation.Mode.Live, "core_low", open: true, "Not enough", "anna");
        await AllocateAsync(lab, 13);

        Assert.Equal(39, (await lab.LedgerAsync()).Count);
        await lab.VerifiedAsync();
    }

    [Theory, Databases(
        "clients-in-the-kitchen", "individual-or-collective", "reciprocity-and-repair", "volunteers-in-the-nursing-home",
        "where-consultation-ends")]
    public async Task Each_study_of_the_library_takes_respondents_to_its_end_and_stays_sound(Database database, string name)
    {
        var study = Library.Read(name);
        await using var lab = await Lab.LaunchedAsync(database, study);
        var frozen = new FrozenStudy(CanonicalJson.Write(study));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(async () =>
        {
            var walk = await Walk.StartAsync(lab, chosen: Chosen(study, frozen, number));
            await walk.FinishAsync();
        })));

        var ledger = await lab.LedgerAsync();
        Assert.Equal(12, ledger.Count);
        Assert.All(ledger, place => Assert.Equal(Math.Max(1, frozen.Positions), place.Sequence.Vignettes.Distinct().Count()));
        Assert.Equal(12, await lab.NumberAsync("""select count(*) from "Respondents" where "FinishedUtc" is not null"""));
        await lab.VerifiedAsync();
    }

    private static Study Of(string procedure) => Flagship.With(procedure switch
    {
        "simple" => new() { Procedure = Procedure.Simple, Strata = ["role"], Shares = new Dictionary<string, int> { ["control"] = 2 } },
        "complete" => new() { Procedure = Procedure.Complete, Places = 62, Shares = new Dictionary<string, int> { ["control"] = 2 } },
        "permuted_blocks" => new() { Procedure = Procedure.PermutedBlocks, Strata = ["role"], Multiples = [1, 2, 3] },
        "cluster" => new() { Procedure = Procedure.Cluster, Cluster = "role" },
        "minimisation" => new() { Procedure = Procedure.Minimisation, Strata = ["role"], Measure = Measure.Sd, Prefer = 90 },
        _ => new() { Procedure = Procedure.LeastFilled, Strata = ["role"], Shares = new Dictionary<string, int> { ["core_high"] = 3 } },
    });

    private static async Task AllocateAsync(Lab lab, int respondents) =>
        await Task.WhenAll(Enumerable.Range(0, respondents).Select(number => Task.Run(() =>
            Walk.AllocatedAsync(lab, ("role", roles[number % 4])))));

    // Each of what parts respondents in turn, at a pace of its own.
    private static Dictionary<string, string> Chosen(Study study, FrozenStudy frozen, int number) => frozen.Allocation.Items.Index()
        .ToDictionary(item => item.Item, item =>
        {
            var options = study.Items.OfType<ChoiceItem>().Single(choice => choice.Name == item.Item)
                .Options.Where(option => !option.ScreenOut).ToArray();
            return options[number / (item.Index + 1) % options.Length].Name;
        });
}
