using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Allocation;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>What holds for every study, whatever its factors, exclusions, decks and procedure.</summary>
public sealed class SomeStudiesTests
{
    [Fact]
    public void In_a_full_between_design_every_combination_that_may_be_is_one_arm_and_no_other_is() => Holds(study =>
    {
        if (study.Study.Design.Kind == DesignKind.Between)
            Assert.Equal(["none", .. SomeStudies.Eligible(study.Study)], study.Arms);
    });

    [Fact]
    public void In_a_full_within_design_every_combination_that_may_be_stands_once_in_one_deck() => Holds(study =>
    {
        if (study.Study.Design.Kind == DesignKind.Within)
            Assert.Equal(SomeStudies.Eligible(study.Study).Order(), Seen(study.Frozen.Arms).Order());
    });

    [Fact]
    public void In_a_full_mixed_design_every_combination_that_may_be_stands_once_at_its_fixed_level() => Holds(study =>
    {
        if (study.Study.Design.Kind != DesignKind.Mixed)
            return;
        Assert.Equal(SomeStudies.Eligible(study.Study).Order(), Seen(study.Frozen.Arms).Order());
        var outer = study.Study.Factors[0];
        Assert.All(study.Frozen.Arms, arm => Assert.All(arm.Vignettes, vignette => Assert.Equal(arm.Levels[outer.Name].Name, vignette.Levels[outer.Name].Name)));
        Assert.Equal(outer.Levels.Count * study.Study.Design.Decks, study.Arms.Count);
    });

    [Fact]
    public void Every_respondent_judges_as_many_vignettes() => Holds(study =>
        Assert.Single(study.Frozen.Arms.Select(arm => arm.Vignettes.Count).Distinct()));

    [Fact]
    public void Arms_are_numbered_from_one_and_named_once() => Holds(study =>
    {
        Assert.Equal(Enumerable.Range(1, study.Arms.Count), study.Frozen.Arms.Select(arm => arm.Code));
        Assert.Equal(study.Arms.Count, study.Arms.Distinct().Count());
    });

    [Fact]
    public void At_no_moment_is_an_arm_of_a_stratum_further_ahead_of_another_than_one_block_makes_it() => Holds(study =>
    {
        if (study.Study.Allocation.Procedure is not (Procedure.PermutedBlocks or Procedure.Cluster))
            return;
        var most = study.Study.Allocation.Multiples.Max();
        foreach (var stratum in (string[])["role_0.shift_1", "role_2.shift_2"])
        {
            var counts = study.Arms.ToDictionary(arm => arm, _ => 0);
            foreach (var place in Walks.Of(study.Frozen.Allocation.Procedure, study.Arms, Walks.Key(study.Number), stratum).Take(2 * most * study.Arms.Count + 3))
            {
                counts[place.Arm]++;
                var filled = study.Frozen.Allocation.Shares.Select(share => (double)counts[share.Arm] / share.Count).ToArray();
                Assert.InRange(filled.Max() - filled.Min(), 0, most);
            }
        }
    });

    [Fact]
    public void The_same_key_allocates_the_same_ledger_and_a_replay_finds_nothing() => Holds(study =>
    {
        var (first, second) = (Fill(study), Fill(study));

        Assert.Equal(first.Lines.Select(Text), second.Lines.Select(Text));
        Assert.Equal([], first.Replay(first.Ledger).OfType<string>());
    });

    [Fact]
    public void Each_line_shows_the_vignettes_of_its_arm_and_nothing_else() => Holds(study => Assert.All(Fill(study).Lines, line =>
    {
        var deck = study.Frozen.Arm(line.Arm).Vignettes.Select(vignette => vignette.Name).ToArray();
        Assert.Equal(deck.Order(), line.Sequence.Vignettes.Order());
        if (study.Study.Design.Order == VignetteOrder.Fixed)
            Assert.Equal(deck, line.Sequence.Vignettes);
    }));

    [Fact]
    public void Over_many_keys_arms_come_as_often_as_their_probability_says() => Holds(study =>
    {
        const int keys = 2_000;
        var (procedure, state) = (study.Frozen.Allocation.Procedure, Before(study));
        var last = new LastPlace(new(0, 0, 1), []);
        PlaceDraw Draw(int key) => procedure.Needs == StateKind.None
            ? Walks.Of(procedure, study.Arms, Walks.Key(key), "role_1.shift_0").ElementAt(study.Number % 5)
            : procedure.Next(Walks.Key(key), Mode.Live, "role_1.shift_0", last, study.Arms, state) ?? throw new InvalidDataException();

        var drawn = Enumerable.Range(0, keys).Select(Draw).GroupBy(place => place.Arm).ToArray();

        Assert.All(drawn, arm => Assert.Single(arm.DistinctBy(place => place.Probability)));
        Fits(keys, [.. drawn.Select(arm => (arm.Count(), arm.First().Probability))]);
    });

    // Pearson's chi-square below the 99.9th percentile (Wilson and Hilferty 1931); who is expected less than five times counts together.
    private static void Fits(int total, (int Count, double Probability)[] arms)
    {
        var often = arms.Where(arm => arm.Probability * total >= 5).ToList();
        var rest = 1 - often.Sum(arm => arm.Probability);
        if (rest * total >= 5)
            often.Add((total - often.Sum(arm => arm.Count), rest));
        var distance = often.Sum(arm => Math.Pow(arm.Count - arm.Probability * total, 2) / (arm.Probability * total));
        var freedom = 2.0 / 9 / Math.Max(1, often.Count - 1);
        Assert.InRange(distance, 0, Math.Max(1, often.Count - 1) * Math.Pow(1 - freedom + 3.0902 * Math.Sqrt(freedom), 3));
    }

    // What the procedure knows of the sixteen who came before.
    private static AllocationState Before(SomeStudy study)
    {
        var lines = Fill(study).Lines.Take(16).ToArray();
        return study.Frozen.Allocation.Procedure.Needs switch
        {
            StateKind.Margins => study.Frozen.Allocation.Margins(
                "role_1.shift_0", lines.CountBy(line => (line.Stratum, line.Arm)).ToDictionary(count => count.Key, count => count.Value)),
            StateKind.Filling => new(new Dictionary<string, IReadOnlyDictionary<string, int>>
            {
                ["finished"] = lines.CountBy(line => line.Arm).ToDictionary(),
                ["under_way"] = new Dictionary<string, int>(),
            }),
            _ => AllocationState.None,
        };
    }

    private static IEnumerable<string> Seen(IReadOnlyList<Arm> arms) => arms.SelectMany(arm => arm.Vignettes).Select(vignette => vignette.Name);

    private static string Text(Place line) =>
        $"{line.Stratum} {line.Turn} {line.Arm} {line.Probability:R} {line.Seat} {string.Join(',', line.Sequence.Vignettes)} {string.Join(',', line.Candidates)}";

    private static Arrivals Fill(SomeStudy study)
    {
        var (arrivals, draws) = (new Arrivals(study.Frozen, study.Number), study.Draws);
        var plan = study.Study.Allocation;
        for (var number = 0; number < 40; number++)
        {
            var stratum = plan.Strata.Count == 0 ? "all" : $"role_{draws.Below(3)}.shift_{draws.Below(3)}";
            // For a while every other arm is closed, where there is more than one.
            string[] open = number is > 15 and < 30 ? [.. study.Arms.Where((_, arm) => arm % 2 == 0)] : [];
            Assert.NotNull(arrivals.Arrive(stratum, plan.Procedure == Procedure.Cluster ? $"role_{draws.Below(9)}" : null, open));
        }

        return arrivals;
    }

    private static void Holds(Action<SomeStudy> property) => Assert.All(SomeStudies.All, property);
}
