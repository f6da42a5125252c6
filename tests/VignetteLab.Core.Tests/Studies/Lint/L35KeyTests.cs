using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L35KeyTests
{
    [Fact]
    public void The_key_of_an_earlier_study_is_an_error() => Linted.Finds(
        "L35", Severity.Error, "allocation", Linted.Clean, subject => subject with { Commitment = "ab", EarlierCommitments = ["cd", "ab"] });

    [Fact]
    public void A_key_that_was_not_drawn_is_an_error() => Linted.Finds("L35", Severity.Error, "allocation", Linted.Clean, subject => subject with { Commitment = "" });

    [Fact]
    public void A_key_of_its_own_passes() => Linted.Passes("L35", Linted.Clean, subject => subject with { Commitment = "ef", EarlierCommitments = ["cd", "ab"] });
}
