using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L03TwinsTests
{
    [Fact]
    public void Two_versions_that_read_the_same_are_an_error() => Linted.Finds(
        "L03", Severity.Error, "texts.vignette.en", Linted.Saying("\"en\": \"24 years\"", "\"en\": \"64 years\""));

    [Fact]
    public void Versions_that_differ_pass() => Linted.Passes("L03", Linted.Clean);
}
