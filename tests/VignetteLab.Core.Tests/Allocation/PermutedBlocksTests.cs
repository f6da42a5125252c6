using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class PermutedBlocksTests
{
    private static readonly AllocationKey key = new(AllocationVectors.All.KeyBytes);

    private static readonly PermutedBlocks weighted = new([new("control", 2), new("low", 1), new("high", 1)], [1, 2, 3]);

    public static TheoryData<int> Designs => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Places_are_those_of_the_reference(int design)
    {
        var vector = AllocationVectors.All.Blocks[design];
        var mode = Enum.GetValues<Mode>().Single(mode => mode.Name() == vector.Mode);
        var blocks = new PermutedBlocks(
            [.. vector.Shares.Select(share => new Share(share[0].GetString() ?? "", share[1].GetInt32()))], vector.Multiples);

        var places = Walk(blocks, mode, vector.Stratum).Take(vector.Count).Select(place => place.Arm);

        Assert.Equal(vector.Places, places);
    }

    [Fact]
    public void Walking_place_by_place_equals_the_blocks_laid_end_to_end()
    {
        var laid = Enumerable.Range(0, 50).SelectMany(block => weighted.Block(key, Mode.Live, "nurse", block)).ToArray();

        var walked = Walk(weighted, Mode.Live, "nurse").Take(laid.Length).Select(place => place.Arm);

        Assert.Equal(laid, walked);
    }

    [Fact]
    public void Places_are_numbered_from_one_and_know_their_block()
    {
        var pairs = new PermutedBlocks([new("a", 1), new("b", 1)], [1]);

        var turns = Walk(pairs, Mode.Live, "all").Take(5).Select(place => place.Turn);

        Assert.Equal([new(1, 0, 1), new(2, 0, 1), new(3, 1, 3), new(4, 1, 3), new(5, 2, 5)], turns);
    }

    [Fact]
    public void After_any_number_of_places_no_arm_is_ahead_by_more_than_a_block()
    {
        var counts = new Dictionary<string, int> { ["control"] = 0, ["low"] = 0, ["high"] = 0 };

        foreach (var place in Walk(weighted, Mode.Live, "nurse").Take(1_000))
        {
            counts[place.Arm]++;

            // The longest block has three of each share of one, six of the share of two.
            Assert.InRange(counts["low"] - counts["high"], -3, 3);
            Assert.InRange(counts["control"] - 2 * counts["low"], -6, 6);
        }
    }

    [Fact]
    public void Every_block_holds_each_arm_as_often_as_its_share_says()
    {
        foreach (var block in Enumerable.Range(0, 100))
        {
            var counts = weighted.Block(key, Mode.Live, "nurse", block).CountBy(arm => arm).ToDictionary();

            Assert.Equal(counts["low"], counts["high"]);
            Assert.Equal(2 * counts["low"], counts["control"]);
        }
    }

    [Fact]
    public void Each_multiple_is_drawn_about_as_often_as_the_others()
    {
        var lengths = Enumerable.Range(0, 3_000)
            .CountBy(block => weighted.Block(key, Mode.Live, "nurse", block).Length).ToDictionary();

        Assert.Equal([4, 8, 12], lengths.Keys.Order());
        // Five standard deviations: 5 × √(3,000 × 1/3 × 2/3) ≈ 129.
        Assert.All(lengths.Values, count => Assert.InRange(count, 871, 1_129));
    }

    [Fact]
    public void The_first_place_of_a_block_is_each_arm_as_often_as_its_share_says()
    {
        var first = Enumerable.Range(0, 4_000)
            .CountBy(block => weighted.Block(key, Mode.Live, "nurse", block)[0]).ToDictionary();

        // Five standard deviations: 158 for a half, 137 for a quarter.
        Assert.InRange(first["control"], 1_842, 2_158);
        Assert.InRange(first["low"], 863, 1_137);
    }

    [Fact]
    public void The_probability_of_an_arm_is_its_share_of_all_shares()
    {
        var places = Walk(weighted, Mode.Live, "nurse").Take(20).ToArray();

        Assert.All(places, place => Assert.Equal(place.Arm == "control" ? 0.5 : 0.25, place.Probability));
    }

    [Theory]
    [InlineData(Mode.Pilot, "nurse")]
    [InlineData(Mode.Simulated, "nurse")]
    [InlineData(Mode.Live, "helper")]
    public void Another_mode_or_stratum_has_blocks_of_its_own(Mode mode, string stratum)
    {
        var here = Walk(weighted, Mode.Live, "nurse").Take(40).Select(place => place.Arm);
        var there = Walk(weighted, mode, stratum).Take(40).Select(place => place.Arm);

        Assert.NotEqual(here, there);
    }

    [Fact]
    public void An_arm_alone_is_everyones()
    {
        var blocks = new PermutedBlocks([new("only", 1)], [1]);

        var places = Walk(blocks, Mode.Live, "all").Take(3).ToArray();

        Assert.All(places, place => Assert.Equal(("only", 1.0), (place.Arm, place.Probability)));
    }

    [PythonFact]
    public async Task Python_recomputes_two_hundred_places_from_a_key_that_is_in_no_vector()
    {
        var other = AllocationKey.Parse("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            ?? throw new InvalidDataException();
        var script = Checkout.PathOf("tests", "VignetteLab.Core.Tests", "Reference", "allocation.py");

        var theirs = await PythonFactAttribute.RunAsync(
            script, other.Hex, "simulated", "nurse.none", "200", "control:2,low:1,high:1", "1,2,3");
        var ours = Walk(weighted, Mode.Simulated, "nurse.none", other).Take(200)
            .Select(place => string.Create(null, $"{place.Turn.Number} {place.Arm}"));

        Assert.Equal(theirs, ours);
    }

    [PythonFact]
    public async Task The_vectors_are_what_Python_prints_today()
    {
        var script = Checkout.PathOf("tests", "VignetteLab.Core.Tests", "Reference", "allocation.py");

        var printed = await PythonFactAttribute.RunAsync(script, "--vectors");

        Assert.Equal(
            Checkout.Text("tests", "VignetteLab.Core.Tests", "Reference", "allocation.json").Trim(), string.Join('\n', printed));
    }

    private static IEnumerable<PlaceDraw> Walk(
        PermutedBlocks blocks, Mode mode, string stratum, AllocationKey? with = null)
    {
        var arms = blocks.Block(key, mode, stratum, 0).Distinct().ToArray();
        return Walks.Of(blocks, arms, with ?? key, stratum, mode);
    }
}
