using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L30UntriedTests
{
    [Fact]
    public void A_version_without_a_pilot_is_a_warning() => Linted.Finds("L30", Severity.Warning, "", Linted.Clean, subject => subject with { WasPiloted = false });

    [Fact]
    public void A_version_without_a_simulation_is_noted() => Linted.Finds("L30", Severity.Note, "", Linted.Clean, subject => subject with { WasSimulated = false });

    [Fact]
    public void A_version_that_was_tried_passes() =>
        Linted.Passes("L30", Linted.Clean, subject => subject with { WasPiloted = true, WasSimulated = true });
}
