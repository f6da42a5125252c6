using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Simulation;

public sealed class CellCountsTests
{
    private static readonly Study sample = SampleStudy.Whole.Study();

    public static TheoryData<Procedure> Procedures => [.. Enum.GetValues<Procedure>()];

    [Theory]
    [MemberData(nameof(Procedures))]
    public void Every_procedure_gives_out_what_is_planned(Procedure procedure)
    {
        var study = With(Plan(procedure));

        var counts = CellCounts.Of(study, 100, 20, 200);

        Assert.Equal(new CellCount(100, 100), counts.Allocated);
        Assert.Equal(study.Arms.Select(arm => arm.Name), counts.Arms.Select(arm => arm.Name));
        Assert.Equal(100, counts.Arms.Sum(arm => arm.Allocated.Expected), 1e-9);
        Assert.Equal(counts.Finished.Expected, counts.Arms.Sum(arm => arm.Finished.Expected), 1e-9);
        Assert.InRange(counts.Finished.Expected, 79, 81);
        Assert.All(counts.Arms, arm => Assert.InRange(arm.Finished.Expected / arm.Allocated.Expected, 0.76, 0.84));
    }

    [Theory]
    [MemberData(nameof(Procedures))]
    public void The_same_study_and_numbers_give_the_same_counts(Procedure procedure)
    {
        var (one, two) = (CellCounts.Of(With(Plan(procedure)), 60, 10, 40), CellCounts.Of(With(Plan(procedure)), 60, 10, 40));

        Assert.Equal(one.Arms, two.Arms);
        Assert.Equal(one.Vignettes, two.Vignettes);
    }

    [Fact]
    public void Blocks_leave_no_arm_behind_by_more_than_what_is_begun()
    {
        var counts = CellCounts.Of(With(new() { Procedure = Procedure.PermutedBlocks, Multiples = [1] }), 102, 0, 500);

        Assert.All(counts.Arms, arm => Assert.Equal(20, arm.Allocated.Low));
        Assert.All(counts.Arms, arm => Assert.Equal(20.4, arm.Allocated.Expected, 0.1));
    }

    [Fact]
    public void Simple_draws_scatter_as_the_binomial_does()
    {
        var counts = CellCounts.Of(With(new() { Procedure = Procedure.Simple, Shares = new Dictionary<string, int> { ["nobody"] = 4 } }), 100, 0);

        // R: qbinom(.05, 100, c(.5, .125)) are 42 and 7.
        Assert.InRange(counts.Arms[0].Allocated.Low, 41, 43);
        Assert.All(counts.Arms.Skip(1), arm => Assert.InRange(arm.Allocated.Low, 7, 8));
        Assert.Equal(50, counts.Arms[0].Allocated.Expected, 0.5);
    }

    [Fact]
    public void A_list_ends_when_it_is_used_up()
    {
        var counts = CellCounts.Of(With(new() { Procedure = Procedure.Complete, Places = 50 }), 80, 0, 50);

        Assert.Equal(new CellCount(50, 50), counts.Allocated);
        Assert.All(counts.Arms, arm => Assert.Equal(new CellCount(10, 10), arm.Allocated));
    }

    [Fact]
    public void A_cluster_moves_all_its_people_to_one_arm()
    {
        var counts = CellCounts.Of(With(Plan(Procedure.Cluster)), 100, 0, 200);

        // Two clusters among five arms: in most fieldworks an arm has nobody.
        Assert.All(counts.Arms, arm => Assert.Equal(0, arm.Allocated.Low));
        Assert.All(counts.Arms, arm => Assert.InRange(arm.Allocated.Expected, 14, 26));
    }

    [Fact]
    public void Least_filled_allocation_makes_up_for_those_who_leave()
    {
        var counts = CellCounts.Of(With(new() { Procedure = Procedure.LeastFilled, UnderWayMinutes = 30 }), 200, 30, 300);
        var blocks = CellCounts.Of(With(new() { Procedure = Procedure.PermutedBlocks }), 200, 30, 300);

        Assert.True(counts.Arms.Min(arm => arm.Finished.Low) > blocks.Arms.Min(arm => arm.Finished.Low));
        Assert.True(counts.Arms.Min(arm => arm.Allocated.Low) < blocks.Arms.Min(arm => arm.Allocated.Low));
    }

    [Fact]
    public void A_target_counts_those_who_finished_and_lets_others_in_for_those_who_left()
    {
        var plan = new AllocationPlan { Procedure = Procedure.PermutedBlocks, Target = 50, UnderWayMinutes = 30 };

        Assert.Equal(new CellCount(50, 50), CellCounts.Of(With(plan), 200, 0, 50).Allocated);
        var counts = CellCounts.Of(With(plan), 200, 50, 50);
        Assert.Equal(new CellCount(50, 50), counts.Finished);
        Assert.InRange(counts.Allocated.Expected, 90, 110);
    }

    [Fact]
    public void A_hard_quota_turns_away_and_a_soft_one_does_not()
    {
        var quota = new Quota { Name = "nurses", Of = new Dictionary<string, IReadOnlyList<string>> { ["role"] = ["nurse"] }, Limit = 10 };
        static int Allocated(params Quota[] quotas) => CellCounts.Of(
            With(Plan(Procedure.PermutedBlocks), quotas), 60, 0, 30).Allocated.Low;
        var others = new Quota { Name = "others", Of = new Dictionary<string, IReadOnlyList<string>> { ["role"] = ["other"] }, Limit = 20 };

        Assert.Equal(60, Allocated(quota));
        Assert.Equal(30, Allocated(quota, others));
        Assert.Equal(60, Allocated(quota with { Kind = QuotaKind.Soft }, others with { Kind = QuotaKind.Soft }));
    }

    [Fact]
    public void A_vignette_counts_all_whose_deck_has_it()
    {
        var counts = CellCounts.Of(LibraryStudy.Consultation, 40, 0, 50);

        Assert.Equal(12, counts.Vignettes.Count);
        Assert.Equal(6 * 40, counts.Vignettes.Sum(vignette => vignette.Allocated.Expected), 1e-6);
    }

    [Fact]
    public void Nobody_who_is_to_be_screened_out_is_expected() =>
        Assert.Equal(100, CellCounts.Of(LibraryStudy.Kitchen, 100, 0, 5).Allocated.Low);

    [Theory]
    [InlineData(0, 10.0, 10)]
    [InlineData(10, -1.0, 10)]
    [InlineData(10, 101.0, 10)]
    [InlineData(10, double.NaN, 10)]
    [InlineData(10, 10.0, 0)]
    public void Numbers_out_of_bounds_are_refused(int respondents, double dropOut, int replications) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CellCounts.Of(LibraryStudy.Volunteers, respondents, dropOut, replications));

    private static AllocationPlan Plan(Procedure procedure) => new()
    {
        Procedure = procedure,
        Strata = procedure is Procedure.Cluster or Procedure.Complete ? [] : ["role"],
        Cluster = procedure == Procedure.Cluster ? "role" : null,
        Places = procedure == Procedure.Complete ? 100 : 0,
    };

    private static FrozenStudy With(AllocationPlan plan, params Quota[] quotas) =>
        new(CanonicalJson.Write(sample with { Allocation = plan, Quotas = quotas }));
}
