using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class FactorialTests
{
    [Fact]
    public void The_last_factor_runs_fastest() =>
        Assert.Equal([[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]], Factorial.Runs([2, 3]));

    [Fact]
    public void More_runs_than_can_be_judged_are_refused() =>
        Assert.StartsWith(
            "These factors have more than 65536 combinations",
            Assert.Throws<DesignException>(() => Factorial.Runs([.. Enumerable.Repeat(6, 100)])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_run_of_other_levels_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ModelMatrix([2, 2], Effect.Mains(2), [[0, 2]]));
        Assert.Throws<ArgumentException>(() => new ModelMatrix([2, 2], Effect.Mains(2), [[0]]));
    }
}
