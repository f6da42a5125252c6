using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L22NamesTests
{
    [Theory]
    [InlineData("with")]
    [InlineData("Comment")]
    [InlineData("kommentår")]
    [InlineData("role")]
    [InlineData("respondent")]
    [InlineData("a_name_that_is_longer_than_thirty_two")]
    public void A_name_that_programs_do_not_take_or_that_is_taken_is_an_error(string name) => Linted.Finds(
        "L22", Severity.Error, "pages[2].items[2].name", Linted.Saying($"\"name\": \"{name}\"", "\"name\": \"comment\""));

    [Fact]
    public void Names_of_their_own_pass() => Linted.Passes("L22", Linted.Clean);
}
