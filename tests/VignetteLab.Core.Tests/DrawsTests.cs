using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests;

public sealed class DrawsTests
{
    private static readonly AllocationVectors reference = AllocationVectors.All;

    [Fact]
    public void Words_are_those_of_the_reference()
    {
        var draws = reference.Draws(reference.Words.Label);

        var words = reference.Words.First.Select(_ => draws.Word().ToString(null, null));

        Assert.Equal(reference.Words.First, words);
    }

    [Fact]
    public void Draws_below_seven_are_those_of_the_reference()
    {
        var draws = reference.Draws(reference.Below.Label);

        var drawn = reference.Below.First.Select(_ => draws.Below(7));

        Assert.Equal(reference.Below.First, drawn);
    }

    [Fact]
    public void A_bound_above_half_of_all_words_passes_over_those_that_do_not_fit()
    {
        var draws = reference.Draws(reference.BelowRejecting.Label);

        var drawn = reference.BelowRejecting.First.Select(_ => draws.Below(9223372036854775809).ToString(null, null));

        Assert.Equal(reference.BelowRejecting.First, drawn);
    }

    [Fact]
    public void A_power_of_two_passes_over_no_word()
    {
        var draws = reference.Draws(reference.BelowPowerOfTwo.Label);

        var drawn = reference.BelowPowerOfTwo.First.Select(_ => draws.Below(8));

        Assert.Equal(reference.BelowPowerOfTwo.First, drawn);
    }

    [Fact]
    public void A_shuffle_is_that_of_the_reference()
    {
        var items = Enumerable.Range(0, 12).ToArray();

        reference.Draws(reference.Shuffle.Label).Shuffle(items.AsSpan());

        Assert.Equal(reference.Shuffle.Result, items);
    }

    [Fact]
    public void The_same_key_and_label_draw_the_same_again()
    {
        var one = reference.Draws("v1|live|block|all|0");
        var two = reference.Draws("v1|live|block|all|0");

        Assert.Equal(one.Below(1_000_000), two.Below(1_000_000));
    }

    [Fact]
    public void Another_label_draws_differently()
    {
        var one = reference.Draws("v1|live|block|all|0");
        var two = reference.Draws("v1|live|block|all|1");

        Assert.NotEqual(one.Word(), two.Word());
    }

    [Fact]
    public void Two_keys_in_turn_draw_what_each_draws_alone()
    {
        byte[][] keys = [reference.KeyBytes, new byte[32]];
        var alone = keys.Select(key => Words(new(key, "v1|live|test|all|0"))).ToArray();

        Draws[] both = [new(keys[0], "v1|live|test|all|0"), new(keys[1], "v1|live|test|all|0")];
        var inTurn = Enumerable.Range(0, 40).Select(_ => (both[0].Word(), both[1].Word())).ToArray();

        Assert.Equal(alone[0], inTurn.Select(pair => pair.Item1));
        Assert.Equal(alone[1], inTurn.Select(pair => pair.Item2));
    }

    [Fact]
    public void A_stream_goes_on_on_any_thread()
    {
        var draws = reference.Draws(reference.Words.Label);

        var words = reference.Words.First.Select(_ =>
        {
            var word = "";
            var thread = new Thread(() => word = draws.Word().ToString(null, null));
            thread.Start();
            thread.Join();
            return word;
        });

        Assert.Equal(reference.Words.First, words);
    }

    [Fact]
    public void A_bound_of_one_always_draws_zero()
    {
        var draws = reference.Draws("v1|live|test|all|0");

        Assert.Equal(0ul, draws.Below(1));
    }

    [Fact]
    public void A_bound_of_zero_is_refused()
    {
        var draws = reference.Draws("v1|live|test|all|0");

        Assert.Throws<ArgumentOutOfRangeException>(() => draws.Below(0));
    }

    [Fact]
    public void Each_of_five_comes_up_about_a_fifth_of_the_time()
    {
        var draws = reference.Draws("v1|live|test|all|5");

        var counts = Enumerable.Range(0, 50_000).CountBy(_ => draws.Below(5)).Select(count => count.Value);

        // Five standard deviations: 5 × √(50,000 × 0.2 × 0.8) ≈ 447.
        Assert.All(counts, count => Assert.InRange(count, 9_553, 10_447));
    }

    [Fact]
    public void Every_order_of_three_is_about_equally_likely()
    {
        var draws = reference.Draws("v1|live|test|all|3");

        var counts = Enumerable.Range(0, 12_000).CountBy(_ => Order(draws)).Select(count => count.Value).ToArray();

        Assert.Equal(6, counts.Length);
        // Five standard deviations: 5 × √(12,000 × 1/6 × 5/6) ≈ 204.
        Assert.All(counts, count => Assert.InRange(count, 1_796, 2_204));
    }

    [Fact]
    public void Nothing_and_one_thing_can_be_shuffled()
    {
        int[] one = [7];

        reference.Draws("v1|live|test|all|0").Shuffle(Span<int>.Empty);
        reference.Draws("v1|live|test|all|0").Shuffle(one.AsSpan());

        Assert.Equal([7], one);
    }

    private static ulong[] Words(Draws draws) => [.. Enumerable.Range(0, 40).Select(_ => draws.Word())];

    private static string Order(Draws draws)
    {
        var letters = "abc".ToCharArray();
        draws.Shuffle(letters.AsSpan());
        return new(letters);
    }
}
