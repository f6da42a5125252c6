using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L04LevelLengthTests
{
    [Fact]
    public void A_level_that_is_much_longer_than_another_is_a_warning() => Linted.Finds(
        "L04", Severity.Warning, "factors[0]", Linted.Saying("\"en\": \"64 years, and has long been thinking of leaving\"", "\"en\": \"64 years\""));

    [Theory]
    [InlineData("64 years")]
    [InlineData("64 years old")]
    public void Levels_of_about_one_length_pass(string words) =>
        Linted.Passes("L04", Linted.Saying($"\"en\": \"{words}\"", "\"en\": \"64 years\""));
}
