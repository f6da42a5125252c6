using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L24UntranslatedTests
{
    [Fact]
    public void The_same_sentence_in_both_languages_is_a_warning() => Linted.Finds(
        "L24", Severity.Warning, "pages[2].items[2].hint", Linted.Saying("\"da\": \"Please do not write names or CPR numbers.\"", "\"da\": \"Skriv ikke navne eller CPR-numre.\""));

    [Fact]
    public void Names_and_short_words_pass() => Linted.Passes("L24", Linted.Clean);
}
