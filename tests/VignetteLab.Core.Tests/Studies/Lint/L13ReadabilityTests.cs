using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L13ReadabilityTests
{
    private const string easy = "Anna works on a ward. She is {job.who} in a {job.place}, and is {age}. She comes at eight and goes home at four. The day is long.";

    [Fact]
    public void A_text_that_is_hard_to_read_is_a_warning() => Linted.Finds(
        "L13", Severity.Warning, "texts.vignette.en", Linted.Clean.With(
            "vignette.en.md", "Notwithstanding organisational considerations regarding professional responsibilities, Anna, {age}, {job.who}, in the {job.place}, implements comprehensive rehabilitation programmes throughout municipalities experiencing demographic transformation."));

    [Fact]
    public void A_text_that_is_rather_hard_is_noted() => Linted.Finds(
        "L13", Severity.Note, "texts.debrief.en", Linted.Clean.With(
            "debrief.en.md", "Some people read about a young employee and others about an old one, and we compare what they all say to see whether age matters to how people think of Anna."));

    [Fact]
    public void An_easy_text_passes() => Linted.Passes("L13", Linted.Clean.With("vignette.en.md", easy));
}
