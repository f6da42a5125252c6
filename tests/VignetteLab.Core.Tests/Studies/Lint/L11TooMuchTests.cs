using VignetteLab.Core.Studies.Lint;
using VignetteLab.Core.Tests.Vignettes;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L11TooMuchTests
{
    [Theory]
    [InlineData(7, 1, Severity.Warning, "design")]
    [InlineData(9, 1, Severity.Error, "design")]
    [InlineData(3, 8, Severity.Warning, "factors")]
    [InlineData(3, 10, Severity.Error, "factors")]
    public void Too_many_vignettes_or_factors_are_found_and_can_be_accepted(int levels, int factors, Severity severity, string path)
    {
        var found = Of(levels, factors).First(finding => finding.Rule == "L11" && finding.Path == path);

        Assert.Equal((severity, true), (found.Severity, found.CanBeAccepted));
    }

    [Fact]
    public void Eight_vignettes_and_seven_factors_pass() =>
        Assert.DoesNotContain(Of(6, 1).Concat(Of(2, 7)), finding => finding is { Rule: "L11" });

    // The decks are given, so that few of the many combinations are shown; the control is one more.
    private static IReadOnlyList<Finding> Of(int levels, int factors)
    {
        var first = SomeFactors.Make("a", [.. Enumerable.Range(0, levels).Select(level => $"a{level}")]);
        Factor[] all = [first, .. Enumerable.Range(1, factors - 1).Select(factor => SomeFactors.Make($"f{factor}", $"f{factor}x", $"f{factor}y"))];
        var decks = Enumerable.Range(0, 2).Select(deck => (IReadOnlyList<string>)[.. Enumerable.Range(0, levels + 2).Select(at =>
            string.Join('_', all.Select((factor, f) => factor.Levels[f == 0 ? at % levels : (at + deck + at / levels) % 2].Name))).Distinct()]).ToArray();
        var study = Linted.Clean.Study() with
        {
            Factors = all,
            Controls = [],
            Design = factors == 1 ? new() { Kind = DesignKind.Within } : new() { Kind = DesignKind.Within, Selection = Selection.GivenDecks, DeckList = decks },
        };
        if (factors == 1)
            study = study with { Factors = [SomeFactors.Make("a", [.. Enumerable.Range(0, levels + 2).Select(level => $"a{level}")])] };
        return Lint.Of(new(study, []) { Replications = 0 });
    }
}
