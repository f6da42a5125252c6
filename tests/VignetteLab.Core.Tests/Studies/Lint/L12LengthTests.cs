using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L12LengthTests
{
    [Fact]
    public void A_vignette_of_more_than_a_hundred_and_fifty_words_is_a_warning() =>
        Linted.Finds("L12", Severity.Warning, "texts.vignette.en", Words(160));

    [Fact]
    public void A_survey_of_more_than_ten_minutes_is_a_warning() => Linted.Finds(
        "L12", Severity.Warning, "pages", Linted.Clean.With("information.en.md", string.Join(' ', Enumerable.Repeat("word.", 2500))));

    [Fact]
    public void A_hundred_and_forty_words_pass() => Linted.Passes("L12", Words(130));

    private static SampleStudy Words(int more) => Linted.Clean.With(
        "vignette.en.md", $"Anna is {{age}}. She is {{job.who}} in a {{job.place}}. {string.Join(' ', Enumerable.Repeat("It is so.", more / 3))}");
}
