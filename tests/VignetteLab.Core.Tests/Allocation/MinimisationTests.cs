using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class MinimisationTests
{
    private static readonly MinimisationFixtures reference = MinimisationFixtures.All;
    private static readonly string[] abc = ["a", "b", "c"];
    private static readonly Margin[] two = [new("role", 1), new("shift", 1)];

    public static IEnumerable<object[]> Cases =>
        from fixture in (string[])["two arms", "three arms, weighted", "unequal shares", "tie"]
        from measure in (string[])["Range", "SD", "Var"]
        select new object[] { fixture, measure };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_and_probabilities_are_those_of_the_reference(string fixture, string measure)
    {
        var given = fixture switch
        {
            "two arms" => reference.PocockSimonStyle,
            "three arms, weighted" => reference.ThreeArmsWeighted,
            "unequal shares" => reference.UnequalRatio,
            _ => reference.Tie,
        };
        var arms = abc[..given.Ratio.Count];
        // Weights are whole here; only their proportions matter to who is preferred.
        var unit = given.Weights.Min() < 1 ? 2 : 1;
        var minimisation = new Minimisation(
            [.. arms.Zip(given.Ratio, (arm, ratio) => new Share(arm, ratio))],
            [.. given.Weights.Index().Select(weight => new Margin($"item_{weight.Index}", (int)(weight.Item * unit)))],
            measure switch { "Range" => ImbalanceMeasure.Range, "Var" => ImbalanceMeasure.Variance, _ => ImbalanceMeasure.Sd },
            (int)Math.Round(100 * given.PHigh));
        var state = new AllocationState(given.MatchingCounts.Index().ToDictionary(
            row => $"item_{row.Index}",
            row => (IReadOnlyDictionary<string, int>)arms.Zip(row.Item).ToDictionary(cell => cell.First, cell => cell.Second)));

        var scores = minimisation.Scores(state, arms);
        var probabilities = minimisation.Probabilities(state, arms);

        Assert.All(scores.Zip(given.Measures[measure].Imbalance), pair => Assert.Equal(pair.Second, pair.First / unit, 12));
        Assert.All(probabilities.Zip(given.Measures[measure].Probabilities), pair => Assert.Equal(pair.Second, pair.First, 15));
    }

    [Theory]
    [InlineData(ImbalanceMeasure.Range)]
    [InlineData(ImbalanceMeasure.Variance)]
    [InlineData(ImbalanceMeasure.Sd)]
    public void Scores_are_those_of_each_newcomer_counted_anew(ImbalanceMeasure measure)
    {
        var draws = new Draws(Walks.Key(3).Bytes, "v1|simulated|scores|all|0");
        foreach (var arms in (int[])[1, 2, 3, 7])
        {
            var shares = Enumerable.Range(0, arms).Select(arm => new Share($"arm_{arm}", 1 + (int)draws.Below(3))).ToArray();
            var names = shares.Select(share => share.Arm).ToArray();
            for (var trial = 0; trial < 40; trial++)
            {
                var row = names.ToDictionary(arm => arm, _ => (int)draws.Below(4));
                var scores = new Minimisation(shares, [new("role", 1)], measure, 80).Scores(
                    new(new Dictionary<string, IReadOnlyDictionary<string, int>> { ["role"] = row }), names);

                Assert.All(names.Zip(scores), pair => Assert.Equal(
                    Anew([.. shares.Select(share => (row[share.Arm] + (share.Arm == pair.First ? 1.0 : 0)) / share.Count)]), pair.Second, 9));
            }
        }

        double Anew(double[] filled)
        {
            var variance = filled.Sum(x => (x - filled.Average()) * (x - filled.Average())) / Math.Max(1, filled.Length - 1);
            return measure switch
            {
                ImbalanceMeasure.Range => filled.Max() - filled.Min(),
                ImbalanceMeasure.Variance => variance,
                _ => Math.Sqrt(variance),
            };
        }
    }

    [Fact]
    public void A_sequence_in_which_the_first_of_the_lowest_is_always_taken_is_that_of_the_reference()
    {
        var minimisation = new Minimisation([new("a", 1), new("b", 1), new("c", 1)], two, ImbalanceMeasure.Range, 80);
        var earlier = new List<(int Role, int Shift, string Arm)>();

        foreach (var (role, shift) in reference.Sequence.Role.Zip(reference.Sequence.Shift))
        {
            var scores = minimisation.Scores(State(earlier, role, shift), abc).ToList();
            earlier.Add((role, shift, abc[scores.IndexOf(scores.Min())]));
        }

        Assert.Equal(reference.Sequence.Arm, earlier.Select(place => Array.IndexOf(abc, place.Arm) + 1));
    }

    [Theory]
    [InlineData(49)]
    [InlineData(96)]
    [InlineData(100)]
    public void A_preference_that_hardly_prefers_or_that_can_be_guessed_is_refused(int prefer) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Minimisation([new("a", 1)], two, ImbalanceMeasure.Range, prefer));

    [Fact]
    public void Items_are_declared_once_and_weigh_something()
    {
        Assert.Throws<ArgumentException>(() => new Minimisation([new("a", 1)], [], ImbalanceMeasure.Range, 80));
        Assert.Throws<ArgumentException>(() => new Minimisation([new("a", 1)], [two[0], two[0]], ImbalanceMeasure.Range, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new Minimisation([new("a", 1)], [new("role", 0)], ImbalanceMeasure.Range, 80));
    }

    [Fact]
    public void Respondents_are_numbered_through_whatever_their_levels() =>
        Assert.Equal("all", new Minimisation([new("a", 1)], two, ImbalanceMeasure.Range, 80).Counter("nurse.day"));

    [Theory]
    [InlineData(ImbalanceMeasure.Range)]
    [InlineData(ImbalanceMeasure.Variance)]
    [InlineData(ImbalanceMeasure.Sd)]
    public void An_arm_alone_is_everyones(ImbalanceMeasure measure)
    {
        var minimisation = new Minimisation([new("a", 2), new("b", 3)], two, measure, 80);
        var state = State([(1, 1, "b"), (1, 1, "b")], 1, 1);

        var place = minimisation.Next(Walks.Key(1), Mode.Live, "nurse.day", LastPlace.None, ["b"], state);

        Assert.Equal(new PlaceDraw(new(1, 0, 1), "b", 1, ["b"]), place);
    }

    [Fact]
    public void Closed_arms_do_not_count_in_the_scores()
    {
        var three = new Minimisation([new("a", 1), new("b", 1), new("c", 1)], two, ImbalanceMeasure.Range, 80);
        var pair = new Minimisation([new("a", 1), new("b", 1)], two, ImbalanceMeasure.Range, 80);
        var state = State([(1, 1, "a"), (1, 2, "c"), (1, 2, "c"), (2, 1, "c")], 1, 1);

        Assert.Equal(pair.Scores(state, ["a", "b"]), three.Scores(state, ["a", "b"]));
        Assert.Equal([0.2, 0.8], three.Probabilities(state, ["a", "b"]));
    }

    [Fact]
    public void Shares_that_have_no_small_multiple_are_still_compared_exactly()
    {
        Share[] shares = [.. Enumerable.Range(60, 41).Select(count => new Share($"arm_{count}", count))];
        string[] arms = [.. shares.Select(share => share.Arm)];
        var minimisation = new Minimisation(shares, two, ImbalanceMeasure.Variance, 80);
        // Everybody is exactly at their share, so the largest share is disturbed least by one more.
        var counts = (IReadOnlyDictionary<string, int>)shares.ToDictionary(share => share.Arm, share => 1_000 * share.Count);
        var state = new AllocationState(new Dictionary<string, IReadOnlyDictionary<string, int>> { ["role"] = counts, ["shift"] = counts });

        var probabilities = minimisation.Probabilities(state, arms);

        Assert.Equal(0.8, probabilities[^1]);
        Assert.Equal(1, probabilities.Sum(), 12);
    }

    [Fact]
    public void Margins_stay_closer_than_by_simple_allocation()
    {
        Share[] shares = [new("a", 1), new("b", 1), new("c", 1)];
        var minimisation = new Minimisation(shares, two, ImbalanceMeasure.Range, 80);
        var simple = new SimpleAllocation(shares);

        var (minimised, drawn) = (0, 0);
        foreach (var replication in Enumerable.Range(0, 100))
        {
            minimised += Spread(minimisation, Walks.Key(replication));
            drawn += Spread(simple, Walks.Key(replication));
        }

        // On average of 60 respondents, summed over five margins; simple allocation spreads them about three times as far.
        Assert.InRange(minimised, 100, drawn / 2);
    }

    // The sum over all levels of the largest less the smallest arm, after 60 respondents.
    private static int Spread(IProcedure procedure, AllocationKey key)
    {
        var people = new Draws(key.Bytes, "v1|simulated|people|all|0");
        var last = LastPlace.None;
        var given = new List<(int Role, int Shift, string Arm)>();
        for (var respondent = 0; respondent < 60; respondent++)
        {
            var (role, shift) = ((int)people.Below(3), (int)people.Below(2));
            var place = procedure.Next(
                key, Mode.Simulated, $"role_{role}.shift_{shift}", last, abc, State(given, role, shift))!;
            given.Add((role, shift, place.Arm));
            last = place.Last;
        }

        var margins = given.Select(place => ($"role {place.Role}", place.Arm))
            .Concat(given.Select(place => ($"shift {place.Shift}", place.Arm))).GroupBy(place => place.Item1, place => place.Arm);
        return margins.Sum(margin =>
        {
            var counts = abc.Select(arm => margin.Count(given => given == arm)).ToArray();
            return counts.Max() - counts.Min();
        });
    }

    private static AllocationState State(List<(int Role, int Shift, string Arm)> earlier, int role, int shift) =>
        new(new Dictionary<string, IReadOnlyDictionary<string, int>>
        {
            ["role"] = earlier.Where(place => place.Role == role).CountBy(place => place.Arm).ToDictionary(),
            ["shift"] = earlier.Where(place => place.Shift == shift).CountBy(place => place.Arm).ToDictionary(),
        });
}
