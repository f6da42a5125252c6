using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>What holds for every procedure.</summary>
public sealed class ProceduresTests
{
    private const int draws = 10_000;

    private static readonly string[] arms = ["a", "b", "c", "d"];
    private static readonly Share[] shares = [new("a", 3), new("b", 1), new("c", 2), new("d", 2)];

    private static readonly Dictionary<string, IProcedure> procedures = new()
    {
        ["simple"] = new SimpleAllocation(shares),
        ["complete"] = new CompleteAllocation(shares, 50),
        ["permuted_blocks"] = new PermutedBlocks(shares, [1, 3]),
        ["cluster"] = new ClusterAllocation(shares, [1, 3]),
        ["minimisation"] = new Minimisation(shares, [new("role", 2), new("shift", 1)], ImbalanceMeasure.Sd, 70),
        ["least_filled"] = new LeastFilled(shares),
    };

    public static IEnumerable<object[]> Names => procedures.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> NamesAndOpenArms =>
        from name in procedures.Keys
        from open in (string[])["a b c d", "a c d", "b d", "c"]
        select new object[] { name, open };

    [Theory]
    [MemberData(nameof(NamesAndOpenArms))]
    public void Arms_come_up_as_often_as_the_probability_says(string name, string open)
    {
        // Place 7 after six of which the counts are the state, under ten thousand keys.
        var among = open.Split(' ');
        var last = new LastPlace(new(6, 0, 1), among.Length == arms.Length ? [] : among);
        var counts = new long[arms.Length];
        var probabilities = new double[arms.Length];
        foreach (var number in Enumerable.Range(0, draws))
        {
            var place = procedures[name].Next(Walks.Key(number), Mode.Live, "nurse.day", last, among, State(3, 1, 2, 2))!;
            var arm = Array.IndexOf(arms, place.Arm);
            counts[arm]++;
            probabilities[arm] = place.Probability;
        }

        var drawn = arms.Index().Where(arm => counts[arm.Index] > 0).Select(arm => arm.Index).ToArray();
        Assert.Equal(1, drawn.Sum(arm => probabilities[arm]), 12);
        if (drawn.Length > 1)
            ChiSquare.AssertFits([.. drawn.Select(arm => counts[arm])], [.. drawn.Select(arm => probabilities[arm])]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_key_gives_the_same_ledger_and_another_key_another(string name)
    {
        var once = Ledger(procedures[name], Walks.Key(1));

        Assert.Equal(once, Ledger(procedures[name], Walks.Key(1)));
        Assert.NotEqual(once.Select(place => place.Arm), Ledger(procedures[name], Walks.Key(2)).Select(place => place.Arm));
    }

    // Launched studies rely on these draws for ever. The outsider's script draws them again on its own.
    [Theory]
    [InlineData("simple", "cacdaacadcabaaabadddbbdbccbcba")]
    [InlineData("complete", "aacbadccdaaadaaddddbbddbdbaabc")]
    [InlineData("permuted_blocks", "dabddadaccbdaadaaddddbbddbaaad")]
    [InlineData("cluster", "dabddadaccbdaadaaddddbbddbaaad")]
    [InlineData("minimisation", "aadbccdddadaabdbdddbdbbbccdbdd")]
    [InlineData("least_filled", "dadbdabddbdadddbddbddbdddadbdc")]
    public void The_first_places_of_a_key_never_change(string name, string expected)
    {
        var key = new AllocationKey(AllocationVectors.All.KeyBytes);

        Assert.Equal(expected, string.Concat(Ledger(procedures[name], key).Take(30).Select(place => place.Arm)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_line_is_drawn_again_from_its_own_candidates(string name)
    {
        var last = LastPlace.None;
        foreach (var (index, place) in Ledger(procedures[name], Walks.Key(3)).Index())
        {
            var again = procedures[name].Next(
                Walks.Key(3), Mode.Live, "nurse.day", last, place.Candidates.Count == 0 ? arms : place.Candidates, StateAt(index));

            Assert.Equal(place, again);
            last = place.Last;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_closed_arm_is_given_and_the_candidates_are_open_arms_in_the_studys_order(string name)
    {
        foreach (var (index, place) in Ledger(procedures[name], Walks.Key(4)).Index())
        {
            Assert.Contains(place.Arm, OpenAt(index));
            Assert.Equal(OpenAt(index).Where(place.Candidates.Contains), place.Candidates);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Places_are_numbered_without_a_gap(string name) => Assert.Equal(
        Enumerable.Range(1, 50).Select(number => (long)number),
        Ledger(procedures[name], Walks.Key(5)).Select(place => place.Turn.Number));

    [Theory]
    [MemberData(nameof(Names))]
    public void Many_threads_draw_what_one_does(string name)
    {
        var one = Ledger(procedures[name], Walks.Key(6));

        var many = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(4)
            .Select(number => (number, Ledger(procedures[name], Walks.Key(number % 2 == 0 ? 6 : 7)))).ToArray();

        Assert.All(many.Where(ledger => ledger.number % 2 == 0), ledger => Assert.Equal(one, ledger.Item2));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Somebody_must_be_open_and_known(string name)
    {
        foreach (var open in (string[][])[[], ["x"], ["a", "x"], ["a", "a"]])
        {
            Assert.Throws<ArgumentException>(() =>
                procedures[name].Next(Walks.Key(1), Mode.Live, "all", LastPlace.None, open, AllocationState.None));
        }
    }

    [Fact]
    public void A_design_has_arms_each_once_with_a_share()
    {
        Assert.Throws<ArgumentException>(() => new SimpleAllocation([]));
        Assert.Throws<ArgumentException>(() => new LeastFilled([new("a", 1), new("a", 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompleteAllocation([new("a", 0)], 10));
        Assert.Throws<ArgumentException>(() => new PermutedBlocks([new("a", 1)], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClusterAllocation([new("a", 1)], [0]));
    }

    private static List<PlaceDraw> Ledger(IProcedure procedure, AllocationKey key)
    {
        var ledger = new List<PlaceDraw>();
        var last = LastPlace.None;
        foreach (var index in Enumerable.Range(0, 50))
        {
            var place = procedure.Next(key, Mode.Live, "nurse.day", last, OpenAt(index), StateAt(index))!;
            ledger.Add(place);
            last = place.Last;
        }

        return ledger;
    }

    // Closed from place 11 on, another too from 18 on, all open again from 25 on.
    private static string[] OpenAt(int index) => index switch
    {
        < 10 or >= 24 => arms,
        < 17 => ["a", "b", "d"],
        _ => ["b", "d"],
    };

    private static AllocationState StateAt(int index) => State(index % 5, index % 3, index % 4, index % 2);

    private static AllocationState State(params int[] counts)
    {
        var row = (IReadOnlyDictionary<string, int>)arms.Zip(counts).ToDictionary(cell => cell.First, cell => cell.Second);
        return new(new Dictionary<string, IReadOnlyDictionary<string, int>>
        {
            ["role"] = row,
            ["shift"] = row,
            ["finished"] = row,
            ["under_way"] = row,
        });
    }
}
