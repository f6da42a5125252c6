using VignetteLab.Core.Allocation;
using VignetteLab.Core.Statistics;

namespace VignetteLab.Core.Tests.Statistics;

/// <summary>
/// The values are those of <c>sample_ratio.py</c> beside this file, which sums the incomplete gamma function in 60 digits, since R
/// was not at hand; in R they would be those of <c>chisq.test(counts, p = shares / sum(shares))</c>.
/// </summary>
public sealed class SampleRatioTests
{
    [Theory]
    [InlineData(new[] { 821, 744 }, new[] { 1, 1 }, 3.7884984025559105, 0.051605925128709744)]
    [InlineData(new[] { 480, 270, 250 }, new[] { 2, 1, 1 }, 2.4, 0.3011942119122021)]
    [InlineData(new[] { 90, 60, 50 }, new[] { 1, 1, 1 }, 13, 0.0015034391929775724)]
    [InlineData(new[] { 10, 12, 9, 11, 30, 8, 10 }, new[] { 1, 1, 1, 1, 1, 1, 1 }, 27.444444444444443, 0.00011951721531699705)]
    [InlineData(new[] { 5300, 4700 }, new[] { 1, 1 }, 36, 1.9731752900753963e-9)]
    public void Figures_agree_with_the_reference(int[] counts, int[] shares, double chiSquare, double p)
    {
        var ratio = Of(shares, counts);

        Assert.Equal(chiSquare, ratio.ChiSquare, chiSquare * 1e-12);
        Assert.Equal(counts.Length - 1, ratio.DegreesOfFreedom);
        Assert.Equal(p, ratio.P, p * 1e-10);
        Assert.Equal(p < 0.001, ratio.IsMismatch);
    }

    [Fact]
    public void Counts_that_are_exactly_as_declared_have_p_1()
    {
        var ratio = Of([2, 1], [200, 100]);

        Assert.Equal((0.0, 1.0, false), (ratio.ChiSquare, ratio.P, ratio.IsMismatch));
        Assert.Equal([200.0, 100.0], ratio.Expected.Values);
    }

    [Fact]
    public void Lines_drawn_while_an_arm_was_closed_expect_nothing_of_it()
    {
        var lines = Enumerable.Repeat<string[]>([], 60).Concat(Enumerable.Repeat<string[]>(["a", "b"], 30));

        var ratio = SampleRatio.Of(Shares(1, 1, 1), lines, Counts(40, 28, 22));

        Assert.Equal([35.0, 35, 20], ratio.Expected.Values);
        Assert.Equal(2.3142857142857143, ratio.ChiSquare, 1e-12);
        Assert.Equal(0.31438313644003531, ratio.P, 1e-12);
    }

    [Fact]
    public void Candidates_that_are_drawn_evenly_are_expected_evenly()
    {
        var ratio = SampleRatio.Of(Shares(3, 1), [["a", "b"], ["a", "b"], ["a"]], Counts(2, 1), evenly: true);

        Assert.Equal([2.0, 1], ratio.Expected.Values);
    }

    [Fact]
    public void An_arm_that_was_never_open_costs_no_degree_of_freedom()
    {
        var ratio = SampleRatio.Of(Shares(1, 1, 1), Enumerable.Repeat<string[]>(["a", "c"], 20), Counts(12, 0, 8));

        Assert.Equal(1, ratio.DegreesOfFreedom);
        Assert.Equal(["a", "c"], ratio.Expected.Keys);
    }

    [Fact]
    public void A_line_in_an_arm_that_was_never_open_is_a_mismatch()
    {
        var ratio = SampleRatio.Of(Shares(1, 1, 1), Enumerable.Repeat<string[]>(["a", "c"], 20), Counts(10, 1, 9));

        Assert.Equal((double.PositiveInfinity, 0.0), (ratio.ChiSquare, ratio.P));
        Assert.True(ratio.IsMismatch);
    }

    [Fact]
    public void An_empty_ledger_tells_nothing()
    {
        var ratio = SampleRatio.Of(Shares(1, 1), [], Counts(0, 0));

        Assert.Equal((0.0, 0, 1.0, true), (ratio.ChiSquare, ratio.DegreesOfFreedom, ratio.P, ratio.IsRough));
    }

    [Fact]
    public void Fewer_than_five_expected_in_an_arm_make_p_rough()
    {
        Assert.True(Of([9, 1], [36, 4]).IsRough);
        Assert.Equal(4, Of([9, 1], [36, 4]).SmallestExpected);
        Assert.False(Of([9, 1], [45, 5]).IsRough);
    }

    [Fact]
    public void An_arm_that_the_study_does_not_have_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SampleRatio.Of(Shares(1, 1), [["a", "z"]], Counts(1, 0)));
        Assert.Throws<ArgumentException>(() => SampleRatio.Of(Shares(1), [[]], Counts(1, 1)));
    }

    [Fact]
    public void Simple_allocation_raises_the_alarm_as_rarely_as_it_says()
    {
        var shares = Shares(2, 1, 1);
        var simple = new SimpleAllocation(shares);
        var ps = Enumerable.Range(0, 1000).Select(study =>
        {
            var key = new AllocationKey(BitConverter.GetBytes(study).Concat(new byte[28]).ToArray());
            var counts = shares.ToDictionary(share => share.Arm, _ => 0);
            var last = LastPlace.None;
            for (var n = 0; n < 100; n++)
            {
                var place = simple.Next(key, Mode.Simulated, "all", last, ["a", "b", "c"], AllocationState.None)!;
                (last, counts[place.Arm]) = (place.Last, counts[place.Arm] + 1);
            }

            return SampleRatio.Of(shares, Enumerable.Repeat<string[]>([], 100), counts);
        }).ToArray();

        Assert.InRange(ps.Count(ratio => ratio.P < 0.05), 30, 70);
        Assert.InRange(ps.Count(ratio => ratio.IsMismatch), 0, 5);
    }

    private static SampleRatio Of(int[] shares, int[] counts) =>
        SampleRatio.Of(Shares(shares), Enumerable.Repeat<string[]>([], counts.Sum()), Counts(counts));

    private static Share[] Shares(params int[] counts) => [.. counts.Select((count, arm) => new Share(Name(arm), count))];

    private static Dictionary<string, int> Counts(params int[] counts) =>
        counts.Index().ToDictionary(count => Name(count.Index), count => count.Item);

    private static string Name(int arm) => ((char)('a' + arm)).ToString();
}
