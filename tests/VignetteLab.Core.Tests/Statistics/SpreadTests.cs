using VignetteLab.Core.Statistics;

namespace VignetteLab.Core.Tests.Statistics;

public sealed class SpreadTests
{
    // In R: quantile(c(1, 2, 3, 4, 10), c(.05, .25, .5, .75, .95))
    [Fact]
    public void Quantiles_are_those_that_R_gives_by_default()
    {
        var spread = Spread.Of([10, 1, 3, 2, 4])!;

        Assert.Equal(5, spread.Count);
        Assert.Equal([1.2, 2, 3, 4, 8.8], new[] { spread.P5, spread.LowerQuartile, spread.Median, spread.UpperQuartile, spread.P95 }.Select(value => Math.Round(value, 10)));
    }

    [Fact]
    public void Of_nothing_there_is_no_spread() => Assert.Null(Spread.Of([]));
}
