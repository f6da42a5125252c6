using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L05ImplausibleTests
{
    [Fact]
    public void A_marked_combination_that_is_still_there_is_a_warning() => Linted.Finds(
        "L05", Severity.Warning, "exclusions", Linted.Clean, subject => subject with { Implausible = new HashSet<string> { "young_cook" } });

    [Fact]
    public void A_marked_combination_that_is_excluded_passes() => Linted.Passes(
        "L05", Linted.Clean, subject => subject with { Implausible = new HashSet<string> { "young_priest" } });
}
