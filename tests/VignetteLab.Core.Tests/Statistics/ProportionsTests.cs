using VignetteLab.Core.Statistics;

namespace VignetteLab.Core.Tests.Statistics;

/// <summary>The values are those of Newcombe (1998), Statistics in Medicine 17: table I of 857–872 and table II of 873–890.</summary>
public sealed class ProportionsTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share_has_the_score_interval(int count, int total, double low, double high)
    {
        var share = Proportions.Of(count, total);

        Assert.Equal((double)count / total, share.Estimate);
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.2, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.6, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 1, 0.6791, 1)]
    public void A_difference_has_the_interval_of_method_10(int count, int total, int other, int otherTotal, double difference, double low, double high)
    {
        var found = Proportions.Difference(count, total, other, otherTotal);

        Assert.Equal((difference, low, high), (Math.Round(found.Estimate, 4), Math.Round(found.Low, 4), Math.Round(found.High, 4)));
    }

    [Fact]
    public void Of_nobody_there_is_no_share() => Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Of(0, 0));
}
