using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L19FreeTextTests
{
    [Fact]
    public void A_free_text_without_a_warning_is_a_warning() => Linted.Finds(
        "L19", Severity.Warning, "pages[2].items[2].hint", Linted.Saying("\"en\": \"A few words will do.\"", "\"en\": \"Please do not write names or CPR numbers.\""));

    [Theory]
    [InlineData("Please do not name anyone and write no names.")]
    [InlineData("Leave CPR numbers out.")]
    public void A_free_text_that_asks_for_no_names_passes(string hint) => Linted.Passes(
        "L19", Linted.Saying($"\"en\": \"{hint}\"", "\"en\": \"Please do not write names or CPR numbers.\""));
}
