using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L26LostInTranslationTests
{
    [Theory]
    [InlineData("66 years")]
    [InlineData("sixty-four years")]
    public void A_number_in_one_language_only_is_a_warning(string words) => Linted.Finds(
        "L26", Severity.Warning, "factors[0].levels[1].words", Linted.Saying($"\"en\": \"{words}\"", "\"en\": \"64 years\""));

    [Fact]
    public void A_denial_in_one_language_only_is_a_warning() => Linted.Finds(
        "L26", Severity.Warning, "pages[1].items[0].prompt", Linted.Saying("\"da\": \"Ikke god?\"", "\"da\": \"God?\""));

    [Fact]
    public void A_name_in_one_language_only_is_a_warning() => Linted.Finds(
        "L26", Severity.Warning, "texts.vignette.da", Linted.Clean.With("vignette.da.md", "Og så er Birgitte {age}.\n\nHun er {job.who} på et {job.place}.\n"));

    [Theory]
    [InlineData("seven mornings", "syv formiddage")]
    [InlineData("1,200 people", "1.200 mennesker")]
    [InlineData("not here", "ikke her")]
    [InlineData("Anna of Ribe", "Anna fra Ribe")]
    public void The_same_in_both_languages_passes(string english, string danish) => Linted.Passes(
        "L26", Linted.Saying($"\"en\": \"{english}\", \"da\": \"{danish}\"", "\"en\": \"64 years\", \"da\": \"64 år\""));
}
