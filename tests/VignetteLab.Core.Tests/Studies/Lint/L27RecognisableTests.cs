using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L27RecognisableTests
{
    [Fact]
    public void More_profiles_than_respondents_are_noted() => Linted.Finds("L27", Severity.Note, "pages", Linted.Clean, subject => subject with { Respondents = 500 });

    [Fact]
    public void Many_respondents_pass() => Linted.Passes("L27", Linted.Clean, subject => subject with { Respondents = 5 * 2 * 61 });

    [Fact]
    public void An_open_number_of_respondents_passes() => Linted.Passes("L27", Linted.Clean);
}
