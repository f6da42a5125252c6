using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L36UnreadTests
{
    private static readonly IReadOnlySet<string> all = Linted.Clean.Frozen().Wordings.Select(wording => wording.Hash).ToHashSet();

    [Fact]
    public void A_vignette_that_changed_since_it_was_read_is_noted()
    {
        var found = Linted.Finds("L36", Severity.Note, "texts.vignette.en", Linted.Saying("\"en\": \"65 years\"", "\"en\": \"64 years\""), subject => subject with { Seen = all });

        Assert.Contains("2 of 5 vignettes", found.Message.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_that_were_all_read_pass() => Linted.Passes("L36", Linted.Clean, subject => subject with { Seen = all });
}
